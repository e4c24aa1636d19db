"""Encodes rows on the cluster's workers. It imports little, because each worker process pays for what it imports."""

from typing import Any

import numpy as np
import pandas as pd
from ray.data import Dataset

from ..features import Encoder
from .cluster import task_options


def encode(rows: Dataset, encoder: Encoder) -> Dataset:
    """The rows as the network reads them, computed and held by the cluster, in the order of the rows."""
    return rows.map_batches(_encode_batch, fn_args=[encoder.to_dict()], **task_options()).materialize()


def _encode_batch(rows: pd.DataFrame, encoder: dict[str, Any]) -> dict[str, np.ndarray]:
    return Encoder.from_dict(encoder).transform(rows, with_label=True)
