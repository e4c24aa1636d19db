"""Writes what MLflow makes of small models: their MLmodel file, and path, size and first bytes of every file.

python describe_models.py > models.json
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mlflow
import numpy as np
import torch
from sklearn.linear_model import LinearRegression

OPENING = 128

inputs = np.array([[1.0], [2.0]], dtype=np.float32)
regression = LinearRegression().fit(inputs, [1, 2])
network = torch.nn.Linear(1, 1)


class Constant(mlflow.pyfunc.PythonModel):
    """A model that is Python code."""

    def predict(self, context: Any, model_input: Any) -> list[int]:
        return [1] * len(model_input)


def sklearn(serialization: str) -> Callable[[str], None]:
    return lambda path: mlflow.sklearn.save_model(
        regression, path, serialization_format=serialization, pip_requirements=[]
    )


def pytorch(model: torch.nn.Module, serialization: str) -> Callable[[str], None]:
    return lambda path: mlflow.pytorch.save_model(
        model,
        path,
        serialization_format=serialization,
        input_example=inputs,
        pip_requirements=[],
    )


def pyfunc(path: str) -> None:
    mlflow.pyfunc.save_model(path, python_model=Constant(), pip_requirements=[])


MODELS: dict[str, Callable[[str], None]] = {
    "scikit-learn as skops": sklearn("skops"),
    "scikit-learn as cloudpickle": sklearn("cloudpickle"),
    "PyTorch as pickle": pytorch(network, "pickle"),
    "PyTorch as an exported program": pytorch(network, "pt2"),
    "TorchScript": pytorch(torch.jit.script(network), "pickle"),
    "a Python model": pyfunc,
}


def describe(save: Callable[[str], None]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "model"
        save(str(root))
        files = [
            {
                "path": str(path.relative_to(root)),
                "size": path.stat().st_size,
                "opening": path.read_bytes()[:OPENING].hex(),
            }
            for path in sorted(root.rglob("*"))
            if path.is_file()
        ]
        return {"mlModel": (root / "MLmodel").read_text(), "files": files}


if __name__ == "__main__":
    models = {name: describe(save) for name, save in MODELS.items()}
    json.dump({"mlflow": mlflow.__version__, "models": models}, sys.stdout, indent=2)
    sys.stdout.write("\n")
