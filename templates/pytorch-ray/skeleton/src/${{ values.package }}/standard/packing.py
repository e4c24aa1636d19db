"""The model as it will serve: weights without pickles, the code that reads them, signature and example."""

import json
import tempfile
from importlib import metadata
from pathlib import Path

import mlflow
import pandas as pd
from mlflow.models import infer_signature
from mlflow.models.model import ModelInfo
from slipway.launch import Launch

from ..features import FEATURES, Encoder
from .served_model import ServedModel

_PACKAGE = Path(__file__).resolve().parents[1]
_NEEDED = ("mlflow", "numpy", "pandas", "safetensors", "torch")


def log_served_model(launch: Launch, encoder: Encoder, weights: Path, rows: pd.DataFrame) -> ModelInfo:
    """Logs the model to the active run; it serves without this repository."""
    example = rows[[feature.name for feature in FEATURES]].head(3).reset_index(drop=True)
    with tempfile.TemporaryDirectory() as folder:
        description = Path(folder, "model.json")
        content = {"encoder": encoder.to_dict(), "parameters": dict(launch.parameters)}
        description.write_text(json.dumps(content, sort_keys=True), encoding="utf-8")
        predicted = ServedModel.of(description, weights).predict(None, example)
        return mlflow.pyfunc.log_model(
            name="model",
            python_model=str(_PACKAGE / "standard" / "served_model.py"),
            artifacts={"description": str(description), "weights": str(weights)},
            code_paths=[str(_PACKAGE)],
            signature=infer_signature(example, predicted),
            input_example=example,
            pip_requirements=[f"{name}=={metadata.version(name)}" for name in _NEEDED],
        )
