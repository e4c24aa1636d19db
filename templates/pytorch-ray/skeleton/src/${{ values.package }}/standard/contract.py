"""What the model's own files give to the standard ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from ray.data import Dataset

Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class Feature:
    """One input column, known at the moment of prediction."""

    name: str
    categorical: bool = False


@dataclass(frozen=True)
class Metric:
    """The metric that decides between two versions."""

    name: str
    higher_is_better: bool


@dataclass(frozen=True)
class Period:
    """From start until before end."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Split:
    """Rows to learn from and rows to judge by: the feature columns, and the label as a number."""

    train: "Dataset"
    evaluation: "Dataset"
    train_name: str
    evaluation_name: str


@dataclass(frozen=True)
class Rows:
    """Rows of one period, with the label where it is known already."""

    name: str
    period: Period
    frame: "pd.DataFrame"
