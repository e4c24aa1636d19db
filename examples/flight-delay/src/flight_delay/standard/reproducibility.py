"""The same commit, data and seed give the same weights; here is what that takes."""

import hashlib
import os
import random
from pathlib import Path

import numpy as np
import pandas as pd
import torch


def make_deterministic(seed: int) -> None:
    """Seeds every generator in use and refuses operations whose result depends on timing.

    One thread: sums over several have no fixed order. The cuBLAS setting is what PyTorch's notes on reproducibility
    ask for on NVIDIA GPUs.
    """
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)


def file_digest(path: Path) -> str:
    """``sha256:`` of a file, as ``sha256sum`` prints it."""
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def frame_digest(frame: pd.DataFrame) -> str:
    """A digest of every value, column name and the order of rows, short enough for MLflow (36 characters)."""
    digest = hashlib.sha256("\n".join(map(str, frame.columns)).encode())
    digest.update(pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes())
    return digest.hexdigest()[:32]
