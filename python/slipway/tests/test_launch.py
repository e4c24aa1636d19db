import json

import pytest

from slipway.launch import LaunchError, read_launch
from slipway.repository import DescriptionError

CATALOG = """
kind: MLModel
metadata: { name: churn }
spec: { registry: { model: churn-eu }, experiments: [churn-2], trainedBy: [churn-training] }
---
kind: MLPipeline
metadata: { name: churn-training }
spec:
  parameters:
    type: object
    additionalProperties: false
    properties:
      epochs: { type: integer, minimum: 1, default: 3 }
      rate: { type: number, default: 0.1 }
---
kind: MLPipeline
metadata: { name: churn-monitor }
spec: {}
"""

LAUNCHED = {
    "SLIPWAY_LAUNCH_ID": "3f1c",
    "SLIPWAY_ATTEMPT": "2",
    "SLIPWAY_PIPELINE": "mlpipeline:default/churn-training",
    "SLIPWAY_PARAMETERS": json.dumps({"epochs": 5}),
    "SLIPWAY_MODEL": "mlmodel:default/churn",
    "SLIPWAY_REGISTERED_MODEL": "churn-eu",
    "SLIPWAY_EXPERIMENT": "churn-2",
    "SLIPWAY_SOURCE_URL": "https://git.example/churn",
    "SLIPWAY_SOURCE_COMMIT": "c" * 40,
    "SLIPWAY_URL": "https://portal.example/api/ml",
    "SLIPWAY_GPUS": "2",
    "SLIPWAY_GPU_HOLDER": "workers",
    "MLFLOW_TRACKING_URI": "http://mlflow.example",
}


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "catalog-info.yaml").write_text(CATALOG)
    return tmp_path


def test_a_launched_job_reads_its_environment(repository):
    launch = read_launch("churn-training", environment=LAUNCHED, repository=repository)
    assert (launch.id, launch.attempt, launch.pipeline_name) == ("3f1c", 2, "churn-training")
    assert launch.parameters == {"epochs": 5, "rate": 0.1}
    assert (launch.model, launch.registered_model, launch.experiment) == (
        "mlmodel:default/churn",
        "churn-eu",
        "churn-2",
    )
    assert (launch.gpus, launch.worker_gpus, launch.source_commit) == (2, 2, "c" * 40)


def test_where_the_entrypoint_holds_the_gpus_the_workers_ask_for_none(repository):
    held = {**LAUNCHED, "SLIPWAY_GPU_HOLDER": "entrypoint"}
    assert read_launch("churn-training", environment=held, repository=repository).worker_gpus == 0


def test_by_hand_the_repository_describes_defaults_and_names(repository):
    launch = read_launch("churn-training", arguments=["--param", "epochs=7"], environment={}, repository=repository)
    assert launch.id is None
    assert launch.parameters == {"epochs": 7, "rate": 0.1}
    assert (launch.registered_model, launch.experiment) == ("churn-eu", "churn-2")
    assert launch.tracking_uri == f"sqlite:///{repository / 'mlflow.db'}"


def test_a_monitor_is_about_the_model_of_its_training_also_where_the_portal_names_none(repository):
    environment = {
        "SLIPWAY_LAUNCH_ID": "1",
        "SLIPWAY_PIPELINE": "mlpipeline:default/churn-monitor",
        "MLFLOW_TRACKING_URI": "http://mlflow.example",
    }
    launch = read_launch("churn-monitor", model_of="churn-training", environment=environment, repository=repository)
    assert (launch.model, launch.require_registered_model()) == ("mlmodel:default/churn", "churn-eu")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"SLIPWAY_PARAMETERS": "{"}, "SLIPWAY_PARAMETERS is not JSON"),
        ({"SLIPWAY_PARAMETERS": '{"epochs": 0}'}, "epochs: 0 is less than the minimum"),
        ({"SLIPWAY_PARAMETERS": '{"epoch": 1}'}, "'epoch' was unexpected"),
        ({"SLIPWAY_ATTEMPT": "first"}, "SLIPWAY_ATTEMPT must be a whole number"),
        ({"SLIPWAY_GPU_HOLDER": "driver"}, "SLIPWAY_GPU_HOLDER must be"),
        ({"MLFLOW_TRACKING_URI": ""}, "MLFLOW_TRACKING_URI is not set"),
    ],
)
def test_what_is_wrong_with_a_launch_is_named(repository, changed, says):
    with pytest.raises(LaunchError, match=says):
        read_launch("churn-training", environment={**LAUNCHED, **changed}, repository=repository)


def test_a_pipeline_that_is_not_described_is_named_with_those_that_are(repository):
    with pytest.raises(DescriptionError, match="no pipeline mlpipeline:default/x; it has mlpipeline:default/churn-"):
        read_launch("x", arguments=[], environment={}, repository=repository)
