"""Scrambled Sobol points as standard normals, without a heavy import.

Points have 16 binary digits, so a normal is one look-up in a table of 65,536 quantiles; that is
finer than the 4,096 points of a scramble need, and as quick as copying.

Reference:
    Joe and Kuo (2008), Constructing Sobol sequences with better two-dimensional projections, SIAM
    J. Sci. Comput. 30, 2635-2654 (file new-joe-kuo-6.21201, BSD licence). Matousek (1998), On the
    L2-discrepancy for anchored boxes, J. Complexity 14, 527-556 (random linear scrambling).
    Wichura (1988), Algorithm AS 241, Applied Statistics 37, 477-484 (PPND16).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from numpy.typing import NDArray

    Points: TypeAlias = Callable[[int], NDArray[np.float64]]

DIGITS = 16
# One line a dimension from the second on: primitive polynomial with all its bits, initial numbers.
_JOE_KUO = """
3 1
7 1 3
11 1 3 1
13 1 1 1
19 1 1 3 3
25 1 3 5 13
37 1 1 5 5 17
41 1 1 5 5 5
47 1 1 7 11 19
55 1 1 5 1 1
59 1 1 1 3 11
61 1 3 5 5 31
67 1 3 3 9 7 49
91 1 1 1 15 21 21
97 1 3 1 13 27 49
103 1 1 1 15 7 5
109 1 3 1 15 13 25
115 1 1 5 5 19 61
131 1 3 7 11 23 15 103
137 1 3 7 13 13 15 69
143 1 1 3 13 7 35 63
145 1 3 5 9 1 25 53
157 1 3 1 13 9 35 107
167 1 3 1 5 27 61 31
171 1 1 5 11 19 41 61
185 1 3 5 3 3 13 69
191 1 1 7 13 1 19 1
193 1 3 7 5 13 19 59
203 1 1 3 9 25 29 41
211 1 3 5 13 23 1 55
213 1 3 7 3 13 59 17
229 1 3 1 3 5 53 69
239 1 1 5 5 23 33 13
241 1 1 7 7 1 61 123
247 1 1 7 9 13 61 49
253 1 3 3 5 3 55 33
285 1 3 1 15 31 13 49 245
299 1 3 5 15 31 59 63 97
301 1 3 1 11 11 11 77 249
333 1 3 1 11 27 43 71 9
351 1 1 7 15 21 11 81 45
355 1 3 7 3 25 31 65 79
357 1 3 1 1 19 11 3 205
361 1 1 5 9 19 21 29 157
369 1 3 7 11 1 33 89 185
391 1 3 3 3 15 9 79 71
397 1 3 7 11 15 39 119 27
425 1 1 3 1 11 31 97 225
451 1 1 1 3 23 43 57 177
463 1 3 7 7 17 17 37 71
487 1 3 1 5 27 63 123 213
501 1 1 3 5 11 43 53 133
529 1 3 5 5 29 17 47 173 479
539 1 3 3 11 3 1 109 9 69
545 1 1 1 5 17 39 23 5 343
557 1 3 1 5 25 15 31 103 499
563 1 1 1 11 11 17 63 105 183
601 1 1 5 11 9 29 97 231 363
607 1 1 5 15 19 45 41 7 383
617 1 3 7 7 31 19 83 137 221
623 1 1 1 3 23 15 111 223 83
631 1 1 5 13 31 15 55 25 161
637 1 1 3 13 25 47 39 87 257
"""
DIMENSIONS = _JOE_KUO.count("\n")

_CENTRE = (
    (2.5090809287301226727e3, 5.2264952788528545610e3),
    (3.3430575583588128105e4, 2.8729085735721942674e4),
    (6.7265770927008700853e4, 3.9307895800092710610e4),
    (4.5921953931549871457e4, 2.1213794301586595867e4),
    (1.3731693765509461125e4, 5.3941960214247511077e3),
    (1.9715909503065514427e3, 6.8718700749205790830e2),
    (1.3314166789178437745e2, 4.2313330701600911252e1),
    (3.3871328727963666080e0, 1.0),
)
_TAIL = (
    (7.74545014278341407640e-4, 1.05075007164441684324e-9),
    (2.27238449892691845833e-2, 5.47593808499534494600e-4),
    (2.41780725177450611770e-1, 1.51986665636164571966e-2),
    (1.27045825245236838258e0, 1.48103976427480074590e-1),
    (3.64784832476320460504e0, 6.89767334985100004550e-1),
    (5.76949722146069140550e0, 1.67638483018380384940e0),
    (4.63033784615654529590e0, 2.05319162663775882187e0),
    (1.42343711074968357734e0, 1.0),
)


def normals(dimensions: int, draws: int, scrambles: int, seed: int) -> NDArray[np.float64]:
    """Standard normals from independently scrambled Sobol points.

    Dimensions beyond the 64 with direction numbers are filled with plain random points, so the
    caller puts what matters most first.

    Args:
        dimensions: How many.
        draws: Points of a scramble: a power of two up to 65,536.
        scrambles: Independent random scramblings of the same points.
        seed: Of the scrambling.

    Returns:
        Normals, shape (dimensions, scrambles, draws).

    Raises:
        UsageError: `draws` is not such a power of two, or `scrambles` is below one.
    """
    bits = draws.bit_length() - 1
    if draws < 1 or draws != 1 << bits or bits > DIGITS:
        raise UsageError(f"draws must be a power of two up to 65,536, got {draws}")
    if scrambles < 1:
        raise UsageError(f"scrambles must be one or more, got {scrambles}")
    rng = np.random.default_rng(seed)
    points = np.empty((dimensions, scrambles, draws), dtype=np.uint16)
    own = min(dimensions, DIMENSIONS)
    points[:own] = _scrambled(own, bits, scrambles, rng)
    points[own:] = rng.integers(0, 1 << DIGITS, points[own:].shape, dtype=np.uint16)
    return quantile_table()[points]


def named_normals(
    groups: Sequence[Mapping[str, float]], alone: Sequence[str], points: Points
) -> dict[str, NDArray[np.float64]]:
    """Normals by name, so arranged that the best dimensions carry most of what matters.

    Each group of shocks is rotated (a Householder reflection keeps normals independent) until its
    first dimension points along the weights, the direction in which a sum of its effects moves.

    Args:
        groups: Weights of shocks by name; each group gets one of the first dimensions.
        alone: Names that follow as they are, before the rest of the groups.
        points: Draws normals for a number of dimensions, shape (dimensions, ...).

    Reference:
        Imai and Tan (2006), A general dimension reduction technique for derivative pricing,
        J. Computational Finance 10, 129-155.
    """
    filled = [group for group in groups if group]
    order = [next(iter(group)) for group in filled] + list(alone)
    order += [name for group in filled for name in list(group)[1:]]
    drawn = points(len(order))
    found = {name: drawn[k] for k, name in enumerate(order)}
    for group in filled:
        names = list(group)
        turned = _turned(np.array(list(group.values())), np.stack([found[n] for n in names]))
        found |= dict(zip(names, turned, strict=True))
    return found


def _turned(weights: NDArray[np.float64], z: NDArray[np.float64]) -> NDArray[np.float64]:
    """H z with the reflection H = I - 2 v v' / v'v that takes the first axis to the weights."""
    way = weights / np.linalg.norm(weights)
    v = np.eye(len(way))[0] - way
    length = v @ v
    if length < 1e-15:
        return z
    return z - np.tensordot(2 * v / length, np.tensordot(v, z, axes=1), axes=0)


def directions(dimensions: int) -> NDArray[np.uint16]:
    """Direction numbers as 16-digit binary fractions, shape (dimensions, 16)."""
    return _directions()[:dimensions]


@lru_cache(maxsize=1)
def _directions() -> NDArray[np.uint16]:
    rows = [[1 << (DIGITS - 1 - i) for i in range(DIGITS)]]
    for line in _JOE_KUO.split("\n")[1:-1]:
        polynomial, *first = map(int, line.split())
        rows.append(_recurrence(polynomial, first))
    return np.array(rows, dtype=np.uint16)


def _recurrence(polynomial: int, first: list[int]) -> list[int]:
    """m[i] = 2 a1 m[i-1] ^ 4 a2 m[i-2] ^ ... ^ 2^s m[i-s] ^ m[i-s] (Joe and Kuo, eq. 2)."""
    degree, numbers = len(first), list(first)
    for i in range(degree, DIGITS):
        new = numbers[i - degree] ^ (numbers[i - degree] << degree)
        for k in range(1, degree):
            new ^= (polynomial >> (degree - k) & 1) * (numbers[i - k] << k)
        numbers.append(new)
    return [number << (DIGITS - 1 - i) for i, number in enumerate(numbers[:DIGITS])]


def _scrambled(
    dimensions: int, bits: int, scrambles: int, rng: np.random.Generator
) -> NDArray[np.uint16]:
    """Points after a random linear scrambling and a digital shift, (dimensions, scrambles, n)."""
    plain = directions(dimensions)[:, :bits]
    shape = (dimensions, scrambles, DIGITS)
    diagonal = (1 << np.arange(DIGITS - 1, -1, -1)).astype(np.uint16)
    above = ~(2 * diagonal.astype(np.int64) - 1) & 0xFFFF
    masks = rng.integers(0, 1 << DIGITS, shape, dtype=np.uint16) & above.astype(np.uint16)
    masks |= diagonal
    parity = np.bitwise_count(plain[:, None, :, None] & masks[:, :, None, :]) & 1
    columns = (parity.astype(np.uint16) * diagonal).sum(axis=-1, dtype=np.uint16)
    points = np.empty((dimensions, scrambles, 1 << bits), dtype=np.uint16)
    points[..., 0] = rng.integers(0, 1 << DIGITS, shape[:2], dtype=np.uint16)
    for bit in range(bits):
        half = 1 << bit
        points[..., half : 2 * half] = points[..., :half] ^ columns[..., bit, None]
    return points


@lru_cache(maxsize=1)
def quantile_table() -> NDArray[np.float64]:
    """Normal quantiles of the midpoints (k + 1/2) / 65,536, shape (65536,)."""
    lower = normal_quantile((np.arange(1 << (DIGITS - 1)) + 0.5) / (1 << DIGITS))
    return np.concatenate([lower, -lower[::-1]])


def normal_quantile(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Quantile of the standard normal (AS 241) for p from 1e-10 to 1/2, to 16 digits."""
    q = p - 0.5
    centre = q * _ratio(_CENTRE, 0.180625 - q * q)
    tail = -_ratio(_TAIL, np.sqrt(-np.log(p)) - 1.6)
    return np.asarray(np.where(np.abs(q) <= 0.425, centre, tail), dtype=np.float64)


def _ratio(terms: tuple[tuple[float, float], ...], x: NDArray[np.float64]) -> NDArray[np.float64]:
    above, below = np.zeros_like(x), np.zeros_like(x)
    for numerator, denominator in terms:
        above, below = above * x + numerator, below * x + denominator
    return above / below
