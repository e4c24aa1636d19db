"""Training from the launch to the registered version."""

import tempfile
from pathlib import Path

import mlflow
import pandas as pd
import ray.train
from ray.train.torch import TorchConfig, TorchTrainer
from slipway.launch import Launch, read_launch
from slipway.tracking import WEIGHTS_TAG, register_version, start_run

from .. import data
from ..features import FEATURES, Encoder
from . import cluster
from .contract import Split
from .encoding import encode
from .evaluation import evaluate
from .names import TRAINING
from .packing import log_served_model
from .reproducibility import file_digest, frame_digest, make_deterministic
from .workers import WEIGHTS, train_worker


def main() -> None:
    """Entry point: trains as the launch says."""
    train(read_launch(TRAINING))


def train(launch: Launch) -> None:
    """One run: read, encode, fit on the cluster, package, judge beside baseline and champion, register."""
    make_deterministic(int(launch.parameters["seed"]))
    cluster.connect()
    with start_run(launch, name=f"{TRAINING}-{launch.id[:8]}" if launch.id else None) as run:
        split = data.load_split(launch.parameters)
        train_rows, evaluation_rows = split.train.to_pandas(), split.evaluation.to_pandas()
        _log_data(split, train_rows, evaluation_rows)
        encoder = Encoder.fit(train_rows)
        with tempfile.TemporaryDirectory() as folder:
            weights = _fit(launch, run.info.run_id, split, encoder, Path(folder))
            digest = file_digest(weights)
            mlflow.set_tag(WEIGHTS_TAG, digest)
            logged = log_served_model(launch, encoder, weights, evaluation_rows)
        evaluate(launch, logged.model_uri, train_rows, evaluation_rows)
        if launch.parameters.get("register", True):
            version = register_version(launch, logged.model_uri, {WEIGHTS_TAG: digest})
            print(f"registered version {version.version} of {version.name}", flush=True)


def _fit(launch: Launch, run_id: str, split: Split, encoder: Encoder, folder: Path) -> Path:
    """Ray Train on the cluster's workers; gives the weights' file in the folder."""
    gpus = launch.worker_gpus
    workers = max(gpus, 1)
    trainer = TorchTrainer(
        train_worker,
        train_loop_config={
            "parameters": dict(launch.parameters),
            "encoder": encoder.to_dict(),
            "train": encode(split.train, encoder).split(workers, equal=workers > 1),
            "evaluation": encode(split.evaluation, encoder),
            "run_id": run_id,
            "tracking_uri": launch.tracking_uri,
        },
        torch_config=TorchConfig(backend="nccl" if gpus else "gloo"),
        scaling_config=ray.train.ScalingConfig(
            num_workers=workers,
            use_gpu=gpus > 0,
            resources_per_worker={"CPU": cluster.task_cpus(), **({"GPU": 1} if gpus else {})},
        ),
        run_config=ray.train.RunConfig(
            name=run_id,
            storage_path=cluster.storage() or str(folder / "storage"),
            logging_config=ray.train.LoggingConfig(log_level="WARNING"),
        ),
    )
    checkpoint = trainer.fit().checkpoint
    if checkpoint is None:
        raise RuntimeError("Ray Train ended without a checkpoint; see the workers' log above")
    return Path(checkpoint.to_directory(str(folder / "weights"))) / WEIGHTS


def _log_data(split: Split, train_rows: pd.DataFrame, evaluation_rows: pd.DataFrame) -> None:
    columns = [feature.name for feature in FEATURES]
    for context, name, frame in (
        ("training", split.train_name, train_rows),
        ("evaluation", split.evaluation_name, evaluation_rows),
    ):
        digest = frame_digest(frame[[*columns, data.LABEL]])
        logged = mlflow.data.from_pandas(frame, name=name, targets=data.LABEL, digest=digest)
        mlflow.log_input(logged, context=context)
        mlflow.log_metric(f"{context}_rows", len(frame))
        print(f"{context}: {name}, {len(frame)} rows, digest {digest}", flush=True)
