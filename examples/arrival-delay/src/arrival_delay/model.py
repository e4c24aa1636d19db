"""The model: gradient-boosted trees that take words as categories and missing numbers as they are."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OrdinalEncoder

from .data import WORDS


def build(parameters: Mapping[str, Any]) -> Pipeline:
    """An unfitted pipeline; a word that was never seen counts as missing."""
    words = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=np.nan)
    columns = make_column_transformer((words, WORDS), remainder="passthrough", verbose_feature_names_out=False)
    trees = HistGradientBoostingRegressor(
        max_iter=int(parameters["trees"]),
        learning_rate=float(parameters["learning_rate"]),
        categorical_features=list(range(len(WORDS))),
        # Stopping early would draw a validation part at random from rows that are ordered by time.
        early_stopping=False,
        random_state=int(parameters["seed"]),
    )
    return Pipeline([("columns", columns), ("trees", trees)])
