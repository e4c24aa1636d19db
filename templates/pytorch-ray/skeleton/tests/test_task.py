"""What this model's own files promise. The standard files' promises are in ``test_standard.py``."""

import numpy as np

from ${{ values.package }} import data, quality
from ${{ values.package }}.features import FEATURES

PARAMETERS = {"held_out": 0.3, "seed": 7}


def test_no_row_is_both_learnt_from_and_judged_by():
    baseline, windows = data.load_windows(PARAMETERS, {})
    names = [feature.name for feature in FEATURES]
    together = len(baseline.frame.merge(windows[0].frame, on=names))
    assert together == 0
    assert len(baseline.frame) + len(windows[0].frame) == 569


def test_the_simple_model_is_worth_beating():
    baseline, windows = data.load_windows(PARAMETERS, {})
    label = windows[0].frame[data.LABEL].to_numpy()
    measured = quality.measure(label, quality.baseline(baseline.frame, windows[0].frame))
    assert measured["roc_auc"] > 0.97
    assert measured["n_positive"] + measured["n_negative"] == len(label)


def test_the_metric_of_labels_that_are_all_the_same_is_no_number():
    assert np.isnan(quality.primary(np.ones(3), np.array([0.1, 0.2, 0.3])))
