"""What good means here: the metrics, the simple model to beat, and when to worry."""

import warnings

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from .features import WORDS, Encoder
from .standard.contract import Metric

PRIMARY = Metric("roc_auc", higher_is_better=True)
# Degraded, failing. On these data gradient-boosted trees fall from 0.75 in July to 0.67 to 0.70 by the winter.
PERFORMANCE_THRESHOLDS = (0.70, 0.65)
DRIFT_BINS = 10


def primary(label: np.ndarray, predicted: np.ndarray) -> float:
    """The deciding metric alone; no number where all labels are the same."""
    return float(roc_auc_score(label, predicted)) if 0 < label.mean() < 1 else float("nan")


def measure(label: np.ndarray, predicted: np.ndarray) -> dict[str, float]:
    """Ranking (ROC AUC), calibration (Brier score, log loss) and how much evidence there was."""
    positive = int(label.sum())
    return {
        PRIMARY.name: primary(label, predicted),
        "log_loss": float(log_loss(label, predicted, labels=[0, 1])),
        "brier": float(brier_score_loss(label, predicted)),
        "mean_prediction": float(predicted.mean()),
        "n_positive": positive,
        "n_negative": len(label) - positive,
    }


def baseline(train: pd.DataFrame, evaluation: pd.DataFrame) -> np.ndarray:
    """Logistic regression on the same features, words as columns of their own."""
    encoder = Encoder.fit(train)
    with warnings.catch_warnings():
        # It is as good as it gets long before the last digits stand still.
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted = LogisticRegression(max_iter=60).fit(_columns(encoder, train), train["late"].to_numpy())
    return fitted.predict_proba(_columns(encoder, evaluation))[:, 1]


def _columns(encoder: Encoder, rows: pd.DataFrame) -> sparse.csr_array:
    encoded = encoder.transform(rows)
    count = len(rows)
    words = [
        sparse.csr_array(
            (np.ones(count), (np.arange(count), encoded["words"][:, place])),
            shape=(count, len(encoder.vocabulary[name]) + 1),
        )
        for place, name in enumerate(WORDS)
    ]
    return sparse.csr_array(sparse.hstack([sparse.csr_array(encoded["numbers"]), *words]))
