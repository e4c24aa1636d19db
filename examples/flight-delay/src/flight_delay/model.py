"""The network: words become vectors, and a linear part runs beside the deep one. This file travels with the model.

Cheng et al., 2016, *Wide & deep learning for recommender systems*; embeddings of categories as in Guo and Berkhahn,
2016, *Entity embeddings of categorical variables*.
"""

import numpy as np
import torch
from torch import nn

from .features import WORDS, Encoder
from .standard.contract import Parameters

_WIDEST = 16
_DROPOUT = 0.1


class Network(nn.Module):
    """One logit per row: how likely the departure is late."""

    def __init__(self, encoder: Encoder, hidden: int) -> None:
        """Vectors of about half as many numbers as there are words, at most 16."""
        super().__init__()
        sizes = [len(encoder.vocabulary[name]) + 1 for name in WORDS]
        widths = [min(_WIDEST, (size + 1) // 2) for size in sizes]
        self.vectors = nn.ModuleList(nn.Embedding(size, width) for size, width in zip(sizes, widths, strict=True))
        for vectors in self.vectors:
            nn.init.normal_(vectors.weight, std=0.05)
        inputs = encoder.width + sum(widths)
        self.wide = nn.Linear(inputs, 1)
        self.deep = nn.Sequential(
            nn.Linear(inputs, hidden),
            nn.ReLU(),
            nn.Dropout(_DROPOUT),
            nn.Linear(hidden, hidden // 2),
            nn.ReLU(),
            nn.Dropout(_DROPOUT),
            nn.Linear(hidden // 2, 1),
        )

    def forward(self, rows: dict[str, torch.Tensor]) -> torch.Tensor:
        """Encoded rows in, logits out."""
        words = [vectors(rows["words"][:, place]) for place, vectors in enumerate(self.vectors)]
        inputs = torch.cat([rows["numbers"], *words], dim=1)
        return (self.wide(inputs) + self.deep(inputs)).squeeze(1)


def build(encoder: Encoder, parameters: Parameters) -> nn.Module:
    """A fresh network for an encoder."""
    return Network(encoder, int(parameters["hidden"]))


def loss(output: torch.Tensor, label: torch.Tensor) -> torch.Tensor:
    """What training makes small."""
    return nn.functional.binary_cross_entropy_with_logits(output, label)


def predict(output: torch.Tensor) -> np.ndarray:
    """Probability of a late departure, one per row."""
    return torch.sigmoid(output).cpu().numpy().astype(np.float64)
