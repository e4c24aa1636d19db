"""Small real models in MLflow's own format for the tests: a class whose code travels with it."""

import sys
import textwrap
from pathlib import Path

import mlflow
import pandas as pd
from mlflow.models import infer_signature

EXAMPLE = pd.DataFrame({"x": [1.0, 2.0], "word": ["a", "b"]})

_SOURCE = """
import mlflow
from factor import FACTOR

class Times(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input, params=None):
        if (model_input["x"] == 13).any():
            raise RuntimeError("the model's own secret fault")
        return (model_input["x"] * FACTOR).to_numpy()

mlflow.models.set_model(Times())
"""


def log_times(folder: Path, factor: int) -> str:
    """Logs, within the active run, a model that multiplies by the number in its module ``factor``; gives its URI.

    As in a job, the module stays imported in this process; the next call imports its own.
    """
    folder.mkdir(exist_ok=True)
    (folder / "times.py").write_text(textwrap.dedent(_SOURCE))
    (folder / "factor.py").write_text(f"FACTOR = {factor}\n")
    signature = infer_signature(EXAMPLE, EXAMPLE["x"].to_numpy())
    sys.modules.pop("factor", None)
    sys.path.insert(0, str(folder))
    try:
        logged = mlflow.pyfunc.log_model(
            name="model",
            python_model=str(folder / "times.py"),
            code_paths=[str(folder / "factor.py")],
            signature=signature,
            pip_requirements=["mlflow"],
        )
    finally:
        sys.path.remove(str(folder))
    return logged.model_uri
