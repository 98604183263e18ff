"""Sessions per CPU-second of NegMAS on one issue, 100 steps; run by `talks` where it is installed.

Prints its version and the rate.
"""

from __future__ import annotations

import random
import warnings
from importlib import import_module
from importlib.metadata import version
from math import exp
from time import process_time

SESSIONS, STEPS, OUTCOMES = 100, 100, 100


def main() -> None:
    """Play the sessions and print the rate."""
    warnings.simplefilter("ignore")
    negmas, sao = import_module("negmas"), import_module("negmas.sao")
    draw = random.Random(1)  # noqa: S311 - no secret
    start = process_time()
    for _ in range(SESSIONS):
        issue = negmas.make_issue(OUTCOMES + 1, name="amount")
        session = sao.SAOMechanism(issues=[issue], n_steps=STEPS)
        for mine in (lambda k: k / OUTCOMES, lambda k: 1 - k / OUTCOMES):
            ufun = negmas.LinearAdditiveUtilityFunction(
                [negmas.preferences.value_fun.LambdaFun(mine)],
                issues=[issue],
                reserved_value=draw.uniform(0, 0.7),
            )
            side = sao.AspirationNegotiator(aspiration_type=exp(draw.uniform(-2, 2.5)))
            session.add(side, preferences=ufun)
        session.run()
    print(version("negmas"), SESSIONS / (process_time() - start))


if __name__ == "__main__":
    main()
