"""What good means here: the metrics, the simple model to beat, and when to worry."""

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from .features import Encoder
from .standard.contract import Metric

PRIMARY = Metric("roc_auc", higher_is_better=True)
# Degraded, failing.
PERFORMANCE_THRESHOLDS = (0.95, 0.9)
# Few rows allow few bins: more would mistake chance for drift.
DRIFT_BINS = 4


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
        "n_positive": positive,
        "n_negative": len(label) - positive,
    }


def baseline(train: pd.DataFrame, evaluation: pd.DataFrame) -> np.ndarray:
    """Logistic regression on the same features."""
    encoder = Encoder.fit(train)
    learned = encoder.transform(train, with_label=True)
    fitted = LogisticRegression(max_iter=1000).fit(learned["numbers"], learned["label"])
    return fitted.predict_proba(encoder.transform(evaluation)["numbers"])[:, 1]
