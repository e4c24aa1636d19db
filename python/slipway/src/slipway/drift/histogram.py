"""Counts of a baseline and a window over the same bins, which the baseline alone decides."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

MAX_BINS = 64
_OTHER = "(other)"
_MISSING = "(missing)"


@dataclass(frozen=True)
class Histogram:
    """Counts per bin. Numbers have inner bins between ``edges``; categories have one bin each.

    Missing numbers are counted apart: they have no place on the axis, and their share is a fact of its own.
    """

    window: tuple[int, ...]
    baseline: tuple[int, ...]
    edges: tuple[float, ...] | None = None
    categories: tuple[str, ...] | None = None
    missing_window: int = 0
    missing_baseline: int = 0

    @property
    def bins(self) -> int:
        """How many bins are compared."""
        return len(self.window)

    def distribution(self) -> dict[str, Any]:
        """The counts as an observation carries them, for drawing."""
        axis: dict[str, Any] = (
            {"edges": list(self.edges)} if self.edges is not None else {"categories": list(self.categories or ())}
        )
        return {**axis, "window": list(self.window), "baseline": list(self.baseline)}


def histogram_of_numbers(
    baseline: npt.ArrayLike,
    window: npt.ArrayLike,
    bins: int = 10,
) -> Histogram:
    """Bins by the baseline's quantiles, so that each holds about the same share of it.

    The first and last bins are open: a window's value beyond the baseline's range falls into them, and the drawn outer
    edges stretch to the extremes of both. Equal quantiles (a value that most rows share) fall together. Raises
    ``ValueError`` for an empty baseline or a number of bins outside 2 to 64.
    """
    if not 2 <= bins <= MAX_BINS:
        raise ValueError(f"bins must be 2 to {MAX_BINS}, not {bins}")
    base_all, now_all = _floats(baseline), _floats(window)
    base, now = base_all[np.isfinite(base_all)], now_all[np.isfinite(now_all)]
    if base.size == 0:
        raise ValueError("the baseline has no numbers")
    quantiles = np.unique(np.quantile(base, np.linspace(0, 1, bins + 1)))
    inner = _separators(base, quantiles)
    low = min(base.min(), now.min()) if now.size else base.min()
    high = max(base.max(), now.max()) if now.size else base.max()
    # The drawn ends lie outside the separators also where every value sits on one of them.
    edges = np.concatenate([[min(low, _below(inner[0]))], inner, [max(high, _above(inner[-1]))]])
    return Histogram(
        window=_counts(now, inner),
        baseline=_counts(base, inner),
        edges=tuple(float(edge) for edge in edges),
        missing_window=int(now_all.size - now.size),
        missing_baseline=int(base_all.size - base.size),
    )


def histogram_of_categories(
    baseline: Sequence[object],
    window: Sequence[object],
    limit: int = 30,
) -> Histogram:
    """One bin per category of the baseline, most frequent first; the rest, also what only the window has, together.

    At most ``limit`` categories keep a bin of their own. Raises ``ValueError`` for an empty baseline or a limit
    outside 1 to 63.
    """
    if not 1 <= limit < MAX_BINS:
        raise ValueError(f"limit must be 1 to {MAX_BINS - 1}, not {limit}")
    base = Counter(_category(value) for value in baseline)
    now = Counter(_category(value) for value in window)
    if not base:
        raise ValueError("the baseline has no rows")
    frequent = sorted(base, key=lambda name: (-base[name], name))[:limit]
    rest_base = base.total() - sum(base[name] for name in frequent)
    rest_now = now.total() - sum(now[name] for name in frequent)
    names, of_base, of_now = list(frequent), [base[n] for n in frequent], [now[n] for n in frequent]
    if rest_base or rest_now:
        names.append(_OTHER)
        of_base.append(rest_base)
        of_now.append(rest_now)
    return Histogram(window=tuple(of_now), baseline=tuple(of_base), categories=tuple(names))


def _floats(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return np.asarray(values, dtype=np.float64).reshape(-1)


def _separators(
    base: npt.NDArray[np.float64],
    quantiles: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Inner edges. A value that fills the lowest quantile keeps a bin of its own instead of sharing the next one."""
    if quantiles.size == 1:
        return np.array([quantiles[0], _above(quantiles[0])])
    inner = quantiles[1:-1]
    at_minimum = np.count_nonzero(base == quantiles[0]) / base.size
    if inner.size == 0 or at_minimum * 2 > 1 / (inner.size + 1):
        inner = np.unique(np.concatenate([[_above(quantiles[0])], inner]))
    return inner


def _above(value: float) -> float:
    """The next number that still reads as another one when it is drawn."""
    return float(value + max(abs(value), 1.0) * 1e-9)


def _below(value: float) -> float:
    return float(value - max(abs(value), 1.0) * 1e-9)


def _counts(values: npt.NDArray[np.float64], inner: npt.NDArray[np.float64]) -> tuple[int, ...]:
    places = np.searchsorted(inner, values, side="right")
    return tuple(int(count) for count in np.bincount(places, minlength=inner.size + 1))


def _category(value: object) -> str:
    if value is None or value != value:  # NaN is the only value that differs from itself
        return _MISSING
    return str(value)[:200]
