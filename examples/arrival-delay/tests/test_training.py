"""A whole training with a registry of its own."""

from pathlib import Path

import mlflow
import numpy as np
import pytest
from slipway.launch import read_launch

from arrival_delay import data
from arrival_delay.training import PIPELINE, train

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tracking")
    launch = read_launch(
        PIPELINE,
        arguments=["--param=train_from=6", "--param=trees=10"],
        environment={"MLFLOW_TRACKING_URI": f"sqlite:///{folder / 'mlflow.db'}"},
        repository=ROOT,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        train(launch)
    client = mlflow.MlflowClient(tracking_uri=launch.tracking_uri)
    return client, client.get_model_version("arrival-delay", "1")


def test_it_is_closer_than_the_mean(trained):
    client, version = trained
    metrics = client.get_run(version.run_id).data.metrics
    assert metrics["rmse"] < metrics["baseline.rmse"]


def test_it_answers_also_for_words_and_numbers_it_never_saw(trained):
    _, version = trained
    loaded = mlflow.pyfunc.load_model(f"models:/{version.name}/{version.version}")
    strange = loaded.input_example.assign(carrier="??", temp=np.nan)
    assert np.isfinite(loaded.predict(strange)).all()


def test_nothing_is_known_that_happens_after_departure():
    assert not set(data.FEATURES) & {"dep_delay", "arr_delay", "dep_time", "arr_time", "air_time", "month"}
