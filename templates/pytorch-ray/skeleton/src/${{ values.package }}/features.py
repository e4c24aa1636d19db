"""The columns that the model sees, and how they become numbers. This file travels with the model."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd

from .standard.contract import Feature

_MEASURED = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave_points",
    "symmetry",
    "fractal_dimension",
)
FEATURES = tuple(Feature(f"{of}_{name}") for of in ("mean", "worst") for name in _MEASURED)
NAMES = [feature.name for feature in FEATURES]

_LABEL = "malignant"


@dataclass(frozen=True)
class Encoder:
    """Scales each column by the training rows; a missing value becomes the middle one."""

    middle: dict[str, float]
    mean: dict[str, float]
    spread: dict[str, float]

    @classmethod
    def fit(cls, rows: pd.DataFrame) -> "Encoder":
        """Learns scales from training rows."""
        numbers = rows[NAMES]
        return cls(
            middle=_plain(numbers.median()),
            mean=_plain(numbers.mean()),
            spread=_plain(numbers.std().replace(0, 1)),
        )

    def transform(self, rows: pd.DataFrame, *, with_label: bool = False) -> dict[str, np.ndarray]:
        """Encoded rows: ``numbers`` (float32), and ``label`` (float32) where asked for."""
        filled = rows[NAMES].astype("float64").fillna(self.middle)
        scaled = (filled - pd.Series(self.mean)) / pd.Series(self.spread)
        encoded = {"numbers": scaled[NAMES].to_numpy(np.float32)}
        if with_label:
            encoded["label"] = rows[_LABEL].to_numpy(np.float32)
        return encoded

    def to_dict(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> "Encoder":
        """What ``to_dict`` gave."""
        return cls(**content)


def _plain(values: pd.Series) -> dict[str, float]:
    return {str(name): float(value) for name, value in values.items()}
