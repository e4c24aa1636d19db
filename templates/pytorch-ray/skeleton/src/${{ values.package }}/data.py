"""Which rows the model learns from, is judged by and is watched on.

The rows here are a real data set that comes with scikit-learn: 569 breast masses seen under the microscope, malignant
or not (Street, Wolberg and Mangasarian, 1993; donated to the UCI repository in November 1995). Put your own in its
place: the functions and what they return are all that the rest of the repository knows.
"""

from datetime import datetime, timezone

import pandas as pd
import ray.data
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split

from .features import FEATURES
from .standard.contract import Parameters, Period, Rows, Split

LABEL = "malignant"
_PUBLISHED = Period(datetime(1995, 11, 1, tzinfo=timezone.utc), datetime(1995, 12, 1, tzinfo=timezone.utc))


def load_split(parameters: Parameters) -> Split:
    """Rows to learn from, and held-out rows to judge by. Where rows have a time, split by time instead."""
    train, evaluation = _parts(parameters)
    return Split(
        train=ray.data.from_pandas(train),
        evaluation=ray.data.from_pandas(evaluation),
        train_name="breast masses, training part",
        evaluation_name="breast masses, held-out part",
    )


def load_windows(trained: Parameters, parameters: Parameters) -> tuple[Rows, list[Rows]]:
    """What the version was trained on, and the windows to compare with it.

    These rows have no time, so the held-out part stands for what came in since. Return one entry per day, week or
    month of your own data here.
    """
    train, evaluation = _parts(trained)
    return Rows("training part", _PUBLISHED, train), [Rows("held-out part", _PUBLISHED, evaluation)]


def _parts(parameters: Parameters) -> tuple[pd.DataFrame, pd.DataFrame]:
    loaded = load_breast_cancer(as_frame=True)
    rows = loaded.data.rename(columns=lambda name: name.replace(" ", "_"))
    rows = rows[[feature.name for feature in FEATURES]].astype("float64")
    # In the source 0 is malignant; what is looked for is called 1 here.
    rows = rows.assign(**{LABEL: 1.0 - loaded.target})
    train, evaluation = train_test_split(
        rows,
        test_size=float(parameters["held_out"]),
        random_state=int(parameters["seed"]),
        stratify=rows[LABEL],
    )
    return train.reset_index(drop=True), evaluation.reset_index(drop=True)
