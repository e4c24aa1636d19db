"""What runs on the cluster's workers: training by Ray Train."""

import tempfile
from pathlib import Path
from typing import Any

import ray.train
import torch
from ray.data import Dataset
from ray.train.torch import get_device, prepare_model
from safetensors.torch import save_file

from .. import model
from ..features import Encoder
from .cluster import quieten
from .fitting import Tensors, fit
from .reproducibility import make_deterministic

WEIGHTS = "weights.safetensors"


def train_worker(config: dict[str, Any]) -> None:
    """One worker's part. The first one reports each epoch to the run and leaves the weights in a checkpoint."""
    parameters, seed = config["parameters"], int(config["parameters"]["seed"])
    context = ray.train.get_context()
    quieten()
    make_deterministic(seed)
    device = get_device()
    encoder = Encoder.from_dict(config["encoder"])
    network = prepare_model(model.build(encoder, parameters))
    rank = context.get_world_rank()
    train, evaluation = _tensors(config["train"][rank], device), _tensors(config["evaluation"], device)
    first = rank == 0
    for epoch in fit(network, train, evaluation, parameters, seed + rank):
        if first:
            _report_to_run(config, epoch.number, epoch.metrics)
    # Once, at the end: Ray Train collects reports every two seconds and lets the worker wait for it.
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = None
        if first:
            save_file(_weights(network), Path(folder, WEIGHTS))
            checkpoint = ray.train.Checkpoint.from_directory(folder)
        ray.train.report(epoch.metrics, checkpoint=checkpoint)


def _tensors(rows: Dataset, device: torch.device) -> Tensors:
    parts: list[Tensors] = list(rows.iter_torch_batches(batch_size=16_384, device=device, prefetch_batches=1))
    return {column: torch.cat([part[column] for part in parts]) for column in parts[0]}


def _weights(network: torch.nn.Module) -> Tensors:
    bare = network.module if isinstance(network, torch.nn.parallel.DistributedDataParallel) else network
    return {name: values.detach().cpu().contiguous() for name, values in bare.state_dict().items()}


def _report_to_run(config: dict[str, Any], number: int, metrics: dict[str, float]) -> None:
    import mlflow

    mlflow.set_tracking_uri(config["tracking_uri"])
    mlflow.log_metrics(metrics, step=number, run_id=config["run_id"])
    print(f"epoch {number}: " + ", ".join(f"{name} {value:.4f}" for name, value in metrics.items()), flush=True)
