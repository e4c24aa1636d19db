"""The pipeline ``hourly-weather``: reports in, features out as parquet, and how old the newest hour is."""

import tempfile
from pathlib import Path

import mlflow
import pandas as pd
import ray.data
from slipway.launch import Launch, read_launch
from slipway.observations import Observation, Thresholds, Window, post_observations
from slipway.tracking import log_metrics, start_run

from . import sources
from .hourly_weather import COLUMNS, KEYS, clean_batch
from .standard import cluster
from .standard.reproducibility import frame_digest

PIPELINE = "hourly-weather"
FEATURE_SET = "featureset:default/hourly-weather"
# The feature set promises two hours (spec.freshness in catalog-info.yaml).
_THRESHOLDS = Thresholds(degraded=2 * 3600, failing=6 * 3600)


def main() -> None:
    """Entry point: builds the features as the launch says."""
    build(read_launch(PIPELINE))


def build(launch: Launch) -> pd.DataFrame:
    """Cleans every hour up to the replayed clock, stores it with the run, and reports its freshness."""
    as_of = pd.Timestamp(launch.parameters["as_of"])
    cluster.connect()
    with start_run(launch, name=f"{PIPELINE} {as_of:%Y-%m-%d %H:%M}"), tempfile.TemporaryDirectory() as folder:
        reported = ray.data.read_csv(
            str(sources.table("weather.csv")),
            num_cpus=cluster.task_cpus(),
            override_num_blocks=1,
        )
        hours = reported.map_batches(clean_batch, **cluster.task_options()).to_pandas()
        hours = hours[pd.to_datetime(hours["time_hour"], utc=True) <= as_of].sort_values(KEYS, ignore_index=True)
        target = Path(folder, PIPELINE, "hours.parquet")
        target.parent.mkdir()
        hours.to_parquet(target, index=False)
        mlflow.log_artifacts(str(target.parent), PIPELINE)
        logged = mlflow.data.from_pandas(hours, name=PIPELINE, digest=frame_digest(hours))
        mlflow.log_input(logged, context="features")
        log_metrics({"rows": len(hours), **{f"missing.{name}": hours[name].isna().mean() for name in COLUMNS}})
        freshness = observe_freshness(launch, hours, as_of)
        log_metrics({"age_seconds": freshness.value or 0.0})
    post_observations(launch, [freshness])
    print(f"{len(hours)} hours as of {as_of:%Y-%m-%d %H:%M}, the newest is {freshness.value:.0f} s old", flush=True)
    return hours


def observe_freshness(launch: Launch, hours: pd.DataFrame, as_of: pd.Timestamp) -> Observation:
    """Age of the newest hour at the airport that is furthest behind, in seconds of the replayed clock."""
    newest = pd.to_datetime(hours.groupby("origin")["time_hour"].max(), utc=True)
    furthest_behind = newest.min()
    return Observation(
        subject=FEATURE_SET,
        kind="freshness",
        name=PIPELINE,
        method="age_seconds",
        value=float((as_of - furthest_behind).total_seconds()),
        unit="s",
        direction="higher_is_worse",
        thresholds=_THRESHOLDS,
        window=Window(pd.to_datetime(hours["time_hour"], utc=True).min().to_pydatetime(), as_of.to_pydatetime()),
        sample_size=len(hours),
        valid_for=str(launch.parameters["valid_for"]),
    )
