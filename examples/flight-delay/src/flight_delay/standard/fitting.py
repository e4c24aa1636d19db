"""The training loop: plain PyTorch, the same in a Ray Train worker and in a Ray Tune trial."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from .. import model, quality
from .contract import Parameters

Arrays = dict[str, np.ndarray]
Tensors = dict[str, torch.Tensor]
LABEL = "label"


@dataclass(frozen=True)
class Epoch:
    """What one pass over the data came to."""

    number: int
    metrics: dict[str, float]


def to_tensors(arrays: Arrays, device: torch.device) -> Tensors:
    """Encoded columns as tensors on the device they are trained on."""
    return {name: torch.tensor(values, device=device) for name, values in arrays.items()}


def fit(
    network: nn.Module,
    train: Tensors,
    evaluation: Tensors,
    parameters: Parameters,
    shuffle_seed: int,
) -> Iterator[Epoch]:
    """Trains in place, by AdamW under a one-cycle schedule; yields after each epoch.

    Loshchilov and Hutter, 2019, *Decoupled weight decay regularization*; Smith and Topin, 2018, *Super-convergence*.
    """
    rows, size = len(train[LABEL]), int(parameters["batch_size"])
    epochs, rate = int(parameters["epochs"]), float(parameters["learning_rate"])
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=1e-4)
    steps = epochs * -(-rows // size)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=rate, total_steps=steps)
    order = torch.Generator().manual_seed(shuffle_seed)
    for number in range(1, epochs + 1):
        network.train()
        total = 0.0
        for places in torch.randperm(rows, generator=order).split(size):
            batch = {name: values[places] for name, values in train.items()}
            optimizer.zero_grad()
            loss = model.loss(network(batch), batch[LABEL])
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(places)
        yield Epoch(number, {"train_loss": total / rows, **_evaluate(network, evaluation)})


def _evaluate(network: nn.Module, evaluation: Tensors) -> dict[str, float]:
    network.eval()
    with torch.no_grad():
        output = network(evaluation)
        loss = model.loss(output, evaluation[LABEL]).item()
    primary = quality.primary(evaluation[LABEL].cpu().numpy(), model.predict(output))
    return {"evaluation_loss": loss, f"evaluation_{quality.PRIMARY.name}": primary}
