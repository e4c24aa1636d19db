"""The model behind MLflow's scoring protocol. MLflow runs this file to load it; nothing in the artefact is a pickle."""

import json
from pathlib import Path
from typing import Any

import mlflow
import numpy as np
import pandas as pd
import torch
from safetensors.torch import load_file

from flight_delay import model
from flight_delay.features import Encoder


class ServedModel(mlflow.pyfunc.PythonModel):
    """Raw feature columns in, one prediction per row out."""

    @classmethod
    def of(cls, description: Path, weights: Path) -> "ServedModel":
        """The model of two files."""
        content = json.loads(Path(description).read_text(encoding="utf-8"))
        served = cls()
        served._encoder = Encoder.from_dict(content["encoder"])
        served._network = model.build(served._encoder, content["parameters"])
        served._network.load_state_dict(load_file(weights))
        served._network.eval()
        return served

    def load_context(self, context: Any) -> None:
        """Called by MLflow with the places of the artefact's files."""
        files = context.artifacts
        self.__dict__.update(ServedModel.of(Path(files["description"]), Path(files["weights"])).__dict__)

    def predict(self, context: Any, model_input: pd.DataFrame, params: dict[str, Any] | None = None) -> np.ndarray:
        """Predictions in the order of the rows."""
        encoded = self._encoder.transform(model_input)
        with torch.no_grad():
            return model.predict(self._network({name: torch.as_tensor(values) for name, values in encoded.items()}))


mlflow.models.set_model(ServedModel())
