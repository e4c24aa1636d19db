"""A small search for settings by Ray Tune: one MLflow run for the search, one below it for each trial."""

import tempfile
from functools import partial
from typing import Any

import mlflow
import ray
import torch
from ray import tune
from ray.tune.search.basic_variant import BasicVariantGenerator
from slipway.launch import Launch, read_launch
from slipway.tracking import child_run, log_metrics, start_run

from .. import data, model, quality, search
from ..features import Encoder
from . import cluster
from .fitting import Arrays, fit, to_tensors
from .names import SWEEP, TRAINING
from .reproducibility import make_deterministic

_AT_ONCE = 2
_METRIC = f"evaluation_{quality.PRIMARY.name}"


def main() -> None:
    """Entry point: searches as the launch says."""
    sweep(read_launch(SWEEP, model_of=TRAINING))


def sweep(launch: Launch) -> None:
    """Tries settings on the same split and records the best ones on the parent run."""
    cluster.connect()
    with start_run(launch, name=f"{SWEEP}-{launch.id[:8]}" if launch.id else None) as run:
        split = data.load_split(launch.parameters)
        train_rows, evaluation_rows = split.train.to_pandas(), split.evaluation.to_pandas()
        encoder = Encoder.fit(train_rows)
        arrays = ray.put(
            {
                "train": encoder.transform(train_rows, with_label=True),
                "evaluation": encoder.transform(evaluation_rows, with_label=True),
            },
        )
        results = _tune(launch, partial(_trial, launch, run.info.run_id, encoder.to_dict(), arrays))
        best = results.get_best_result()
        mlflow.log_params({f"best.{name}": value for name, value in best.config.items()})
        log_metrics({name: best.metrics[name] for name in (_METRIC, "evaluation_loss")})
        log_metrics({"trials": len(results), "trials_failed": results.num_errors})
        print(f"best of {len(results)} trials: {best.config}, {_METRIC} {best.metrics[_METRIC]:.4f}", flush=True)


def _tune(launch: Launch, trial: Any) -> tune.ResultGrid:
    with tempfile.TemporaryDirectory() as folder:
        tuner = tune.Tuner(
            tune.with_resources(trial, {"cpu": cluster.task_cpus()}),
            param_space=search.space(launch.parameters),
            tune_config=tune.TuneConfig(
                metric=_METRIC,
                mode="max" if quality.PRIMARY.higher_is_better else "min",
                num_samples=int(launch.parameters["trials"]),
                search_alg=BasicVariantGenerator(
                    max_concurrent=_AT_ONCE,
                    random_state=int(launch.parameters["seed"]),
                ),
            ),
            run_config=tune.RunConfig(storage_path=cluster.storage() or folder, verbose=0),
        )
        return tuner.fit()


def _trial(launch: Launch, parent: str, encoder: dict[str, Any], arrays: ray.ObjectRef, config: dict[str, Any]) -> None:
    parameters = {**launch.parameters, **config}
    cluster.quieten()
    make_deterministic(int(parameters["seed"]))
    device = torch.device("cpu")
    tensors: dict[str, Arrays] = ray.get(arrays)
    network = model.build(Encoder.from_dict(encoder), parameters)
    number = int(tune.get_context().get_trial_id().rpartition("_")[2]) + 1
    with child_run(launch, parent, f"trial {number}"):
        mlflow.log_params(parameters)
        train, evaluation = to_tensors(tensors["train"], device), to_tensors(tensors["evaluation"], device)
        for epoch in fit(network, train, evaluation, parameters, int(parameters["seed"])):
            log_metrics(epoch.metrics, step=epoch.number)
            tune.report(epoch.metrics)
        print(f"trial {number}: {config}, {_METRIC} {epoch.metrics[_METRIC]:.4f}", flush=True)
