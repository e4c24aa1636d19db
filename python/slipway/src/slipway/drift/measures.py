"""Distances between two binned distributions."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

# An empty bin would make the logarithm infinite; the share it gets instead is the one Evidently uses.
EMPTY_SHARE = 1e-4


def population_stability_index(baseline: Sequence[int], window: Sequence[int]) -> float:
    """PSI = Σ (wᵢ - bᵢ) · ln(wᵢ / bᵢ) over the shares of the bins, with the natural logarithm.

    It is the symmetric Kullback-Leibler divergence (Jeffreys, 1946). The bands in use, below 0.1 stable and from 0.25
    on a major shift, are convention (Siddiqi, *Credit Risk Scorecards*, 2006). Raises ``ValueError`` where either
    side has no rows.
    """
    base, now = _shares(baseline, window)
    base, now = np.maximum(base, EMPTY_SHARE), np.maximum(now, EMPTY_SHARE)
    return float(np.sum((now - base) * np.log(now / base)))


def psi_of_chance(bins: int, baseline_rows: int, window_rows: int) -> float:
    """The PSI that two samples of the *same* distribution stay below in about 95 of 100 cases.

    Under no drift PSI / (1/n + 1/m) is about chi-square with bins - 1 degrees of freedom (Yurdakul and Naranjo, 2020,
    *Statistical properties of the population stability index*, J. of Risk Model Validation 14(4)); its 95 % quantile
    is taken by Wilson and Hilferty's approximation (1931). A threshold below this value cannot be told from chance.
    """
    freedom = bins - 1
    if freedom < 1:
        return 0.0
    spread = 2 / (9 * freedom)
    quantile = freedom * (1 - spread + 1.6448536269514722 * spread**0.5) ** 3
    return quantile * (1 / baseline_rows + 1 / window_rows)


def js_distance(baseline: Sequence[int], window: Sequence[int]) -> float:
    """Jensen-Shannon distance: the square root of the divergence with logarithms to base 2, so from 0 to 1.

    Lin, 1991, *Divergence measures based on the Shannon entropy*; the square root is a metric (Endres and Schindelin,
    2003). Raises ``ValueError`` where either side has no rows.
    """
    base, now = _shares(baseline, window)
    middle = (base + now) / 2
    divergence = (_entropy_to(base, middle) + _entropy_to(now, middle)) / 2
    return float(np.sqrt(max(divergence, 0.0)))


def _entropy_to(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    seen = one > 0
    return float(np.sum(one[seen] * np.log2(one[seen] / other[seen])))


def _shares(
    baseline: Sequence[int],
    window: Sequence[int],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    base, now = np.asarray(baseline, dtype=np.float64), np.asarray(window, dtype=np.float64)
    if base.shape != now.shape:
        raise ValueError(f"{base.size} bins of the baseline do not fit {now.size} of the window")
    if base.sum() <= 0 or now.sum() <= 0:
        raise ValueError("baseline and window need at least one row each")
    return base / base.sum(), now / now.sum()
