"""How good the model is: on data it has not seen, beside a simple baseline and the champion."""

import mlflow
import numpy as np
import pandas as pd
from slipway.launch import Launch
from slipway.scoring import ScoringError, score
from slipway.tracking import CHAMPION_TAG, champion_version, log_metrics

from .. import data, quality
from ..features import FEATURES

_COLUMNS = [feature.name for feature in FEATURES]


def evaluate(launch: Launch, model_uri: str, train_rows: pd.DataFrame, evaluation_rows: pd.DataFrame) -> None:
    """Logs the candidate's metrics, the baseline's as ``baseline.*`` and the champion's as ``champion.*``.

    All three answer for the same rows. The candidate is measured as it was packaged, so that what is judged is what
    will serve.
    """
    label = evaluation_rows[data.LABEL].to_numpy()
    packaged = mlflow.pyfunc.load_model(model_uri)
    candidate = quality.measure(label, np.asarray(packaged.predict(evaluation_rows[_COLUMNS])))
    log_metrics(candidate)
    _tell("candidate", candidate)
    baseline = quality.measure(label, quality.baseline(train_rows, evaluation_rows))
    log_metrics({f"baseline.{name}": value for name, value in baseline.items()})
    _tell("baseline", baseline)
    _compare_with_champion(launch, evaluation_rows, label)


def _compare_with_champion(launch: Launch, rows: pd.DataFrame, label: np.ndarray) -> None:
    if not launch.registered_model:
        return
    champion = champion_version(launch)
    if champion is None:
        print("no version is champion yet: nothing to compare with", flush=True)
        return
    mlflow.set_tag(CHAMPION_TAG, champion.version)
    try:
        predicted = score(f"models:/{champion.name}/{champion.version}", rows[_COLUMNS], launch.tracking_uri)
    except ScoringError as error:
        # A champion that cannot read today's columns says nothing about the candidate: the gate will say so.
        mlflow.set_tag("slipway.champion.error", str(error)[:1000])
        print(f"the champion could not be scored on this data: {error}", flush=True)
        return
    metrics = quality.measure(label, predicted)
    log_metrics({f"champion.{name}": value for name, value in metrics.items()})
    _tell(f"champion (version {champion.version})", metrics)


def _tell(who: str, metrics: dict[str, float]) -> None:
    print(f"{who}: " + ", ".join(f"{name} {value:.4g}" for name, value in metrics.items()), flush=True)
