"""Training from the launch to the registered version."""

import hashlib
from importlib import metadata

import mlflow
import numpy as np
import pandas as pd
from mlflow.models import infer_signature
from slipway.launch import Launch, read_launch
from slipway.scoring import ScoringError, score
from slipway.tracking import CHAMPION_TAG, champion_version, log_metrics, register_version, start_run

from .data import FEATURES, LABEL, arrivals
from .model import build
from .quality import measure

PIPELINE = "arrival-delay-training"
# What a fitted pipeline holds beyond numbers and known classes; the file is no pickle and loads nothing else.
_TRUSTED = [
    "functools.partial",
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
    "sklearn.utils.validation.check_array",
]
_NEEDED = ("mlflow", "pandas", "scikit-learn", "skops")


def main() -> None:
    """Entry point: trains as the launch says."""
    train(read_launch(PIPELINE))


def train(launch: Launch) -> None:
    """One run: read, fit, log, judge beside the mean and the champion, register."""
    first, last = int(launch.parameters["train_from"]), int(launch.parameters["train_until"])
    with start_run(launch, name=f"{PIPELINE}-{launch.id[:8]}" if launch.id else None):
        rows, held_out = arrivals(first, last), arrivals(last + 1, last + 1)
        _log_data("training", f"arrivals 2013-{first:02} to 2013-{last:02}", rows)
        _log_data("evaluation", f"arrivals 2013-{last + 1:02}", held_out)
        fitted = build(launch.parameters).fit(rows[FEATURES], rows[LABEL])
        predicted = fitted.predict(held_out[FEATURES])
        example = held_out[FEATURES].head(3).reset_index(drop=True)
        logged = mlflow.sklearn.log_model(
            fitted,
            name="model",
            signature=infer_signature(example, predicted[:3]),
            input_example=example,
            pip_requirements=[f"{name}=={metadata.version(name)}" for name in _NEEDED],
            serialization_format="skops",
            skops_trusted_types=_TRUSTED,
        )
        label = held_out[LABEL].to_numpy()
        _report("", measure(label, predicted))
        _report("baseline.", measure(label, np.full(len(label), rows[LABEL].mean())))
        _compare_with_champion(launch, held_out, label)
        if launch.parameters.get("register", True):
            version = register_version(launch, logged.model_uri)
            print(f"registered version {version.version} of {version.name}", flush=True)


def _compare_with_champion(launch: Launch, held_out: pd.DataFrame, label: np.ndarray) -> None:
    champion = champion_version(launch) if launch.registered_model else None
    if champion is None:
        return
    mlflow.set_tag(CHAMPION_TAG, champion.version)
    try:
        predicted = score(f"models:/{champion.name}/{champion.version}", held_out[FEATURES], launch.tracking_uri)
    except ScoringError as error:
        mlflow.set_tag("slipway.champion.error", str(error)[:1000])
        print(f"the champion could not be scored on this data: {error}", flush=True)
        return
    _report("champion.", measure(label, predicted))


def _log_data(context: str, name: str, rows: pd.DataFrame) -> None:
    digest = hashlib.sha256(pd.util.hash_pandas_object(rows, index=False).to_numpy().tobytes()).hexdigest()[:32]
    mlflow.log_input(mlflow.data.from_pandas(rows, name=name, targets=LABEL, digest=digest), context=context)
    mlflow.log_metric(f"{context}_rows", len(rows))
    print(f"{context}: {name}, {len(rows)} rows, digest {digest}", flush=True)


def _report(prefix: str, metrics: dict[str, float]) -> None:
    named = {f"{prefix}{name}": value for name, value in metrics.items()}
    log_metrics(named)
    print(", ".join(f"{name} {value:.4g}" for name, value in named.items()), flush=True)
