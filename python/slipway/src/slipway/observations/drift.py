"""Drift of one column as an observation: the distance, the counts behind it, and whether they can tell anything."""

from collections.abc import Sequence
from typing import Literal

import numpy.typing as npt

from slipway.drift import (
    Histogram,
    histogram_of_categories,
    histogram_of_numbers,
    js_distance,
    population_stability_index,
    psi_of_chance,
)
from slipway.observations.observation import Baseline, Kind, Observation, Thresholds, Window

PSI_THRESHOLDS = Thresholds(degraded=0.1, failing=0.25)


def drift_observation(
    *,
    subject: str,
    name: str,
    baseline_values: npt.ArrayLike | Sequence[object],
    window_values: npt.ArrayLike | Sequence[object],
    categorical: bool,
    window: Window,
    baseline: Baseline,
    kind: Kind = "data-drift",
    method: Literal["psi", "js_distance"] = "psi",
    thresholds: Thresholds = PSI_THRESHOLDS,
    bins: int = 10,
    model_version: str | None = None,
    environment: str | None = None,
    valid_for: str | None = None,
) -> Observation:
    """Measures a column against the baseline's distribution of it.

    Where there are too few rows to tell the threshold from chance, the value is left open with the reason: a made-up
    alarm and a made-up all-clear are equally wrong.
    """
    counted = (
        histogram_of_categories(list(baseline_values), list(window_values))
        if categorical
        else histogram_of_numbers(baseline_values, window_values, bins)
    )
    value, reason = _measured(counted, method, thresholds)
    return Observation(
        subject=subject,
        kind=kind,
        name=name,
        method=method,
        value=value,
        reason=reason,
        direction="higher_is_worse",
        thresholds=thresholds,
        window=window,
        baseline=baseline,
        sample_size=sum(counted.window),
        baseline_size=sum(counted.baseline),
        model_version=model_version,
        environment=environment,
        valid_for=valid_for,
        distribution=counted.distribution(),
    )


def _measured(
    counted: Histogram,
    method: Literal["psi", "js_distance"],
    thresholds: Thresholds,
) -> tuple[float | None, str | None]:
    rows, base_rows = sum(counted.window), sum(counted.baseline)
    if rows == 0:
        return None, "the window has no rows with a value"
    if method == "js_distance":
        return js_distance(counted.baseline, counted.window), None
    chance = psi_of_chance(counted.bins, base_rows, rows)
    if thresholds.degraded is not None and chance > thresholds.degraded:
        return None, (
            f"{rows} rows against {base_rows} are too few: chance alone reaches a PSI of {chance:.2f}, "
            f"and the threshold is {thresholds.degraded:g}"
        )
    return population_stability_index(counted.baseline, counted.window), None
