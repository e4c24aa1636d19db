"""Predictions of a registered version, made in a process of its own.

A version brings the code it was trained with. Loaded into the process that trains its successor, it would run with
the successor's code under the same module names; only a process of its own makes the comparison fair.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_LIMIT_SECONDS = 900
_COLUMN = "prediction"


class ScoringError(RuntimeError):
    """The version could not be loaded, or refused the data; the message holds the last lines it said."""


def score(model_uri: str, frame: "pd.DataFrame", tracking_uri: str) -> "np.ndarray":
    """One prediction per row of the frame by the model at an MLflow URI. Raises ``ScoringError``."""
    import pandas as pd

    with tempfile.TemporaryDirectory() as folder:
        given, answered = Path(folder, "rows.parquet"), Path(folder, "predictions.parquet")
        frame.to_parquet(given, index=False)
        command = [sys.executable, "-m", "slipway.scoring", model_uri, str(given), str(answered)]
        # Without the repository's own folder on the path, the version's code is the only one there is.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        environment.update(
            MLFLOW_TRACKING_URI=tracking_uri,
            PYTHONPATH=str(Path(__file__).parents[1]),
        )
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_LIMIT_SECONDS,
            check=False,
        )
        if done.returncode != 0:
            said = " | ".join(done.stderr.strip().splitlines()[-3:])
            raise ScoringError(f"{model_uri} could not be scored: {said}")
        return pd.read_parquet(answered)[_COLUMN].to_numpy()


def main(arguments: list[str] | None = None) -> None:
    """Entry point of the process that scores."""
    parser = argparse.ArgumentParser(prog="python -m slipway.scoring")
    parser.add_argument("model_uri")
    parser.add_argument("rows", type=Path)
    parser.add_argument("predictions", type=Path)
    given = parser.parse_args(arguments)

    import mlflow
    import numpy as np
    import pandas as pd

    model = mlflow.pyfunc.load_model(given.model_uri)
    predictions = np.asarray(model.predict(pd.read_parquet(given.rows))).reshape(-1)
    pd.DataFrame({_COLUMN: predictions}).to_parquet(given.predictions, index=False)


if __name__ == "__main__":
    main()
