"""The network. This file travels with the model."""

import numpy as np
import torch
from torch import nn

from .features import FEATURES, Encoder
from .standard.contract import Parameters

_DROPOUT = 0.1


class Network(nn.Module):
    """One logit per row: how likely the mass is malignant."""

    def __init__(self, inputs: int, hidden: int) -> None:
        """Two layers."""
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(inputs, hidden),
            nn.ReLU(),
            nn.Dropout(_DROPOUT),
            nn.Linear(hidden, 1),
        )

    def forward(self, rows: dict[str, torch.Tensor]) -> torch.Tensor:
        """Encoded rows in, logits out."""
        return self.layers(rows["numbers"]).squeeze(1)


def build(encoder: Encoder, parameters: Parameters) -> nn.Module:
    """A fresh network for an encoder."""
    return Network(len(FEATURES), int(parameters["hidden"]))


def loss(output: torch.Tensor, label: torch.Tensor) -> torch.Tensor:
    """What training makes small."""
    return nn.functional.binary_cross_entropy_with_logits(output, label)


def predict(output: torch.Tensor) -> np.ndarray:
    """Probability, one per row."""
    return torch.sigmoid(output).cpu().numpy().astype(np.float64)
