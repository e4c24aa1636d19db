"""Drift of every feature and of the prediction against the training data, and performance where labels are known."""

import mlflow
import numpy as np
import pandas as pd
from mlflow.entities.model_registry import ModelVersion
from slipway.launch import Launch, read_launch
from slipway.observations import (
    Baseline,
    Observation,
    Thresholds,
    Window,
    drift_observation,
    post_observations,
)
from slipway.scoring import score
from slipway.tracking import CHAMPION_ALIAS, find_version, trained_with

from .. import data, quality
from ..features import FEATURES
from . import cluster
from .contract import Rows
from .names import MONITOR, NAME, TRAINING

_COLUMNS = [feature.name for feature in FEATURES]


def main() -> None:
    """Entry point: observes as the launch says."""
    monitor(read_launch(MONITOR, model_of=TRAINING))


def monitor(launch: Launch) -> None:
    """Measures every window that the data gives and sends what it saw to the portal."""
    version = _version(launch)
    trained = trained_with(mlflow.MlflowClient(tracking_uri=launch.tracking_uri), version)
    cluster.connect()
    baseline, windows = data.load_windows(trained, launch.parameters)
    print(f"version {version.version} of {version.name}, trained on {baseline.name}", flush=True)
    predictions = _score(launch, version, [baseline, *windows])
    observations = [
        observation
        for rows, predicted in zip(windows, predictions[1:], strict=True)
        for observation in _observe(launch, version, baseline, predictions[0], rows, predicted)
    ]
    accepted = post_observations(launch, observations)
    where = f"{accepted} of them new to the portal" if launch.portal_url else "no portal to send them to"
    print(f"{len(observations)} observations, {where}", flush=True)


def _version(launch: Launch) -> ModelVersion:
    """The version that the launch names; else the champion, else the latest one."""
    client = mlflow.MlflowClient(tracking_uri=launch.tracking_uri)
    wanted = str(launch.parameters.get("version") or "")
    names = [wanted] if wanted else [CHAMPION_ALIAS, "latest"]
    for name in names:
        version = find_version(client, launch, name)
        if version is not None:
            return version
    raise RuntimeError(f"{launch.registered_model} has no version {' or '.join(names)}: train one first")


def _score(launch: Launch, version: ModelVersion, all_rows: list[Rows]) -> list[np.ndarray]:
    """One process scores everything: loading the model is most of the work."""
    together = pd.concat([rows.frame[_COLUMNS] for rows in all_rows], ignore_index=True)
    uri = f"models:/{version.name}/{version.version}"
    predicted = score(uri, together, launch.tracking_uri)
    return np.split(predicted, np.cumsum([len(rows.frame) for rows in all_rows])[:-1])


def _observe(
    launch: Launch,
    version: ModelVersion,
    baseline: Rows,
    baseline_predicted: np.ndarray,
    rows: Rows,
    predicted: np.ndarray,
) -> list[Observation]:
    window = Window(rows.period.start, rows.period.end)
    subject = launch.model or f"mlmodel:default/{NAME}"
    shared = {
        "subject": subject,
        "window": window,
        "baseline": Baseline("training", baseline.period.start, baseline.period.end, baseline.name),
        "bins": quality.DRIFT_BINS,
        "model_version": version.version,
        "valid_for": str(launch.parameters["valid_for"]),
    }
    seen = [
        drift_observation(
            name=feature.name,
            baseline_values=baseline.frame[feature.name],
            window_values=rows.frame[feature.name],
            categorical=feature.categorical,
            **shared,
        )
        for feature in FEATURES
    ]
    seen.append(
        drift_observation(
            kind="prediction-drift",
            name="prediction",
            baseline_values=baseline_predicted,
            window_values=predicted,
            categorical=False,
            **shared,
        ),
    )
    if data.LABEL in rows.frame:
        seen.append(_performance(subject, version, window, rows, predicted, str(launch.parameters["valid_for"])))
    _tell(rows.name, seen)
    return seen


def _performance(
    subject: str,
    version: ModelVersion,
    window: Window,
    rows: Rows,
    predicted: np.ndarray,
    valid_for: str,
) -> Observation:
    metric = quality.PRIMARY
    value: float | None = quality.primary(rows.frame[data.LABEL].to_numpy(), predicted)
    degraded, failing = quality.PERFORMANCE_THRESHOLDS
    unknown = value is None or not np.isfinite(value)
    return Observation(
        subject=subject,
        kind="performance",
        name=metric.name,
        method=metric.name,
        value=None if unknown else value,
        reason="the metric is not defined on these labels" if unknown else None,
        direction="lower_is_worse" if metric.higher_is_better else "higher_is_worse",
        thresholds=Thresholds(degraded, failing),
        window=window,
        sample_size=len(predicted),
        model_version=version.version,
        valid_for=valid_for,
    )


def _tell(name: str, observations: list[Observation]) -> None:
    drifts = [one for one in observations if one.kind != "performance" and one.value is not None]
    worst = sorted(drifts, key=lambda one: -(one.value or 0))[:3]
    said = [f"{one.name} {one.method} {one.value:.3f}" for one in worst]
    said += [f"{one.name} {one.value:.4f}" for one in observations if one.kind == "performance" and one.value]
    said += [f"{one.name}: {one.reason}" for one in observations if one.value is None][:2]
    print(f"{name}: {', '.join(said)}", flush=True)
