"""The columns that the model sees, and how they become numbers. This file travels with the model."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd

from .standard.contract import Feature

FEATURES = (
    Feature("hour"),
    Feature("distance"),
    Feature("temp"),
    Feature("dewp"),
    Feature("humid"),
    Feature("wind_speed"),
    Feature("precip"),
    Feature("pressure"),
    Feature("visib"),
    Feature("plane_age"),
    Feature("seats"),
    Feature("weekday", categorical=True),
    Feature("carrier", categorical=True),
    Feature("origin", categorical=True),
    Feature("dest", categorical=True),
)
NUMBERS = [feature.name for feature in FEATURES if not feature.categorical]
WORDS = [feature.name for feature in FEATURES if feature.categorical]

_LABEL = "late"
_FURTHEST = 5.0
# Departures before this hour are so rare that the place of the cut on the circle of the day does not matter.
_HOURS = 24.0


@dataclass(frozen=True)
class Encoder:
    """Scales numbers by the training rows and numbers the words seen there; 0 is any other word."""

    middle: dict[str, float]
    mean: dict[str, float]
    spread: dict[str, float]
    vocabulary: dict[str, list[str]]

    @classmethod
    def fit(cls, rows: pd.DataFrame) -> "Encoder":
        """Learns scales and words from training rows."""
        middle = rows[NUMBERS].median()
        numbers = _shaped(rows[NUMBERS].fillna(middle))
        return cls(
            middle=_plain(middle),
            mean=_plain(numbers.mean()),
            spread=_plain(numbers.std().replace(0, 1)),
            vocabulary={name: sorted(map(str, rows[name].dropna().unique())) for name in WORDS},
        )

    @property
    def width(self) -> int:
        """Columns of the encoded numbers: each scaled, each one's absence, and the hour on its circle."""
        return 2 * len(NUMBERS) + 2

    def transform(self, rows: pd.DataFrame, *, with_label: bool = False) -> dict[str, np.ndarray]:
        """Encoded rows: ``numbers`` (float32) and ``words`` (int64), and ``label`` (float32) where asked for."""
        given = rows[NUMBERS].astype("float64")
        filled = _shaped(given.fillna(self.middle))
        scaled = ((filled - pd.Series(self.mean)) / pd.Series(self.spread)).clip(-_FURTHEST, _FURTHEST)
        angle = 2 * np.pi * given["hour"].fillna(self.middle["hour"]).to_numpy() / _HOURS
        parts = [scaled[NUMBERS].to_numpy(), given.isna().to_numpy(), np.sin(angle)[:, None], np.cos(angle)[:, None]]
        places = {name: {word: place for place, word in enumerate(words, 1)} for name, words in self._words()}
        encoded = {
            "numbers": np.hstack(parts).astype(np.float32),
            "words": np.stack([_placed(rows[name], places[name]) for name in WORDS], axis=1),
        }
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

    def _words(self) -> list[tuple[str, list[str]]]:
        return [(name, self.vocabulary[name]) for name in WORDS]


def _placed(column: pd.Series, places: dict[str, int]) -> np.ndarray:
    return column.map(places).fillna(0).to_numpy(np.int64)


def _shaped(numbers: pd.DataFrame) -> pd.DataFrame:
    """Rain is mostly none: in hundredths of an inch on a logarithmic scale it spreads out."""
    return numbers.assign(precip=np.log1p(100 * numbers["precip"].clip(lower=0)))


def _plain(values: pd.Series) -> dict[str, float]:
    return {str(name): float(value) for name, value in values.items()}
