"""The rules as a witness: how they read figures of reports that nobody had read, by the truth."""

from __future__ import annotations

from functools import cache

import numpy as np

# Reports 701 to 826, 1001 to 1024, 1101 to 1124, 2001 to 2248, 2401 to 2548 and 2701 to 2948 of the
# labelled press (tests/data/press), read before they were opened: by the truth, how many figures
# the rules read as what. "By a word" are those whose quote begins at a word that says so ("demand
# ..."). Figures that the labels leave open are not counted.
BY_WORD = " by a word"
KINDS = {
    "contribution": {
        "contribution": 466, "contribution by a word": 234, "demand": 19, "demand by a word": 3,
        "increase": 4, "increase by a word": 2, "none": 18, "offer": 5,
    },
    "demand": {
        "contribution": 22, "contribution by a word": 3, "demand": 83, "demand by a word": 166,
        "increase": 1, "increase by a word": 6, "none": 5, "offer": 4, "offer by a word": 3,
        "share": 6, "term": 1,
    },
    "exchange_conversion": {
        "contribution": 12, "exchange_conversion": 1, "exchange_conversion by a word": 48,
        "none": 2, "troops": 1,
    },
    "furlough": {"furlough": 52, "none": 11},
    "increase": {
        "contribution": 8, "contribution by a word": 1, "demand": 3, "demand by a word": 2,
        "increase": 129, "increase by a word": 129, "none": 41, "share": 2, "share by a word": 1,
    },
    "none": {
        "contribution": 45, "contribution by a word": 11, "demand": 19, "demand by a word": 12,
        "exchange_conversion by a word": 1, "furlough": 6, "increase": 11,
        "increase by a word": 13, "none": 357, "offer": 3, "offer by a word": 1, "round": 12,
        "share": 9, "term": 20, "term by a word": 5, "total_cost": 1, "troops": 6,
    },
    "offer": {
        "contribution": 12, "contribution by a word": 2, "demand": 3, "demand by a word": 2,
        "increase": 8, "increase by a word": 6, "none": 3, "offer": 24, "offer by a word": 37,
        "share": 1, "term by a word": 1,
    },
    "round": {"none": 17, "round": 141},
    "share": {
        "demand": 1, "demand by a word": 2, "increase": 1, "increase by a word": 1, "none": 34,
        "share": 92, "share by a word": 29,
    },
    "term": {"none": 51, "term": 119, "term by a word": 67},
    "total_cost": {
        "contribution": 6, "contribution by a word": 2, "demand": 7, "increase": 1, "none": 4,
        "total_cost": 4,
    },
    "troops": {"none": 5, "troops": 202},
}  # fmt: skip
STATES = {
    "agreed": {
        "agreed": 516, "demanded": 2, "expected": 8, "offered": 1, "paid": 167, "tentative": 7,
    },
    "demanded": {"agreed": 3, "demanded": 101, "offered": 4, "paid": 1},
    "estimated": {"demanded": 1, "estimated": 14, "expected": 1, "paid": 5},
    "expected": {"agreed": 23, "estimated": 2, "expected": 10, "paid": 9, "tentative": 3},
    "offered": {"agreed": 2, "offered": 22, "paid": 6},
    "paid": {
        "agreed": 42, "demanded": 3, "estimated": 4, "expected": 4, "offered": 1, "paid": 437,
        "tentative": 2,
    },
    "tentative": {"agreed": 22, "paid": 2, "tentative": 22},
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
