"""The rules as a witness: how they read figures of reports that nobody had read, by the truth."""

from __future__ import annotations

from functools import cache

import numpy as np

# Reports 701 to 826 of the labelled press (tests/data/press), read before they were opened: by the
# truth, how many figures the rules read as what. "By a word" are those whose quote begins at a word
# that says so ("demand ..."). Figures that the labels leave open are not counted.
BY_WORD = " by a word"
KINDS = {
    "contribution": {
        "contribution": 99, "contribution by a word": 39, "demand": 5, "demand by a word": 1,
        "increase by a word": 1, "none": 4, "offer": 1,
    },
    "demand": {
        "contribution": 4, "contribution by a word": 1, "demand": 17, "demand by a word": 33,
        "increase by a word": 2, "none": 2, "share": 1,
    },
    "exchange_conversion": {"contribution": 4, "exchange_conversion by a word": 27, "none": 1},
    "furlough": {"furlough": 11, "none": 2},
    "increase": {"contribution": 2, "increase": 46, "increase by a word": 24, "none": 11},
    "none": {
        "contribution": 28, "contribution by a word": 2, "demand": 3, "demand by a word": 1,
        "exchange_conversion by a word": 1, "increase": 1, "increase by a word": 1, "none": 74,
        "offer by a word": 1, "round": 1, "share": 2, "term": 3, "total_cost": 1,
    },
    "offer": {
        "contribution": 3, "increase": 2, "increase by a word": 1, "none": 1, "offer": 4,
        "offer by a word": 5,
    },
    "round": {"none": 2, "round": 29},
    "share": {"none": 6, "share": 22, "share by a word": 7},
    "term": {"none": 22, "term": 22, "term by a word": 11},
    "total_cost": {"demand": 2, "total_cost": 3},
    "troops": {"none": 4, "troops": 32},
}  # fmt: skip
STATES = {
    "agreed": {"agreed": 127, "demanded": 1, "paid": 24, "tentative": 4},
    "demanded": {"demanded": 53},
    "estimated": {"estimated": 6, "paid": 3},
    "expected": {"agreed": 7, "estimated": 1, "expected": 2, "tentative": 1},
    "offered": {"offered": 9, "paid": 1},
    "paid": {"agreed": 13, "estimated": 2, "expected": 1, "offered": 1, "paid": 65},
    "tentative": {"agreed": 19, "paid": 1, "tentative": 1},
}
_UNSEEN = 0.5  # counted for every pair that was not seen, as Krichevsky and Trofimov 1981 do
_TABLES = {"kind": KINDS, "status": STATES}


@cache
def likelihoods(name: str, classes: tuple[str, ...]) -> dict[str, list[float]]:
    """For what the rules may read, how likely they read it so under each true class.

    Args:
        name: "kind" or "status".
        classes: The true classes, in the order wanted.

    Reference:
        Dawid and Skene 1979, Maximum likelihood estimation of observer error-rates, eq. 2.4.
    """
    counts = _TABLES[name]
    read = sorted({*counts, *(one for row in counts.values() for one in row)})
    table = np.array([[counts.get(one, {}).get(by, 0) + _UNSEEN for by in read] for one in classes])
    table /= table.sum(axis=1, keepdims=True)
    return dict(zip(read, table.T.tolist(), strict=True))
