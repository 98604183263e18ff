"""The rules as a witness: how they read figures of reports that nobody had read, by the truth."""

from __future__ import annotations

from functools import cache

import numpy as np

# Reports 701 to 826, 1001 to 1024 and 1101 to 1124 of the labelled press (tests/data/press), read
# before they were opened: by the truth, how many figures the rules read as what. "By a word" are
# those whose quote begins at a word that says so ("demand ..."). Figures that the labels leave open
# are not counted.
BY_WORD = " by a word"
KINDS = {
    "contribution": {
        "contribution": 187, "contribution by a word": 79, "demand": 9, "demand by a word": 1,
        "increase": 3, "increase by a word": 1, "none": 7, "offer": 2,
    },
    "demand": {
        "contribution": 6, "contribution by a word": 1, "demand": 32, "demand by a word": 58,
        "increase by a word": 2, "none": 2, "offer by a word": 2, "share": 3,
    },
    "exchange_conversion": {
        "contribution": 6, "exchange_conversion": 1, "exchange_conversion by a word": 48,
        "none": 1,
    },
    "furlough": {"furlough": 21, "none": 2},
    "increase": {
        "contribution": 3, "contribution by a word": 1, "increase": 63, "increase by a word": 52,
        "none": 14, "share": 1,
    },
    "none": {
        "contribution": 30, "contribution by a word": 4, "demand": 5, "demand by a word": 2,
        "exchange_conversion by a word": 1, "increase": 2, "increase by a word": 3, "none": 153,
        "offer": 1, "offer by a word": 1, "round": 1, "share": 2, "term": 6, "term by a word": 4,
        "total_cost": 1,
    },
    "offer": {
        "contribution": 4, "increase": 4, "increase by a word": 4, "none": 1, "offer": 9,
        "offer by a word": 8, "share": 1,
    },
    "round": {"none": 3, "round": 53},
    "share": {
        "increase": 1, "increase by a word": 1, "none": 11, "share": 39, "share by a word": 9,
    },
    "term": {"none": 27, "term": 43, "term by a word": 22},
    "total_cost": {"contribution": 1, "demand": 2, "total_cost": 4},
    "troops": {"none": 4, "troops": 67},
}  # fmt: skip
STATES = {
    "agreed": {
        "agreed": 217, "demanded": 1, "expected": 4, "offered": 1, "paid": 54, "tentative": 5,
    },
    "demanded": {"agreed": 3, "demanded": 94, "offered": 2, "paid": 1},
    "estimated": {"demanded": 1, "estimated": 8, "expected": 1, "paid": 4},
    "expected": {"agreed": 11, "estimated": 1, "expected": 3, "paid": 4, "tentative": 1},
    "offered": {"agreed": 2, "offered": 17, "paid": 6},
    "paid": {"agreed": 19, "demanded": 3, "estimated": 3, "expected": 1, "offered": 1, "paid": 155},
    "tentative": {"agreed": 20, "paid": 1, "tentative": 8},
}  # fmt: skip
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
