"""On a real MLflow: what a job leaves behind."""

import json
import sys
import uuid

import mlflow
import numpy as np
import pytest

from models import EXAMPLE, log_times
from slipway.launch import Launch
from slipway.scoring import ScoringError, score
from slipway.tracking import (
    champion_version,
    child_run,
    find_version,
    log_metrics,
    register_version,
    start_run,
    trained_with,
)


@pytest.fixture
def launch(tracking_uri):
    name = f"m-{uuid.uuid4().hex[:8]}"
    return Launch(
        pipeline="mlpipeline:default/m-training",
        parameters={"epochs": 2, "rate": 0.5},
        experiment=name,
        tracking_uri=tracking_uri,
        id=str(uuid.uuid4()),
        attempt=2,
        registered_model=name,
        source_url="https://git.example/m",
        source_commit="c" * 40,
    )


@pytest.fixture
def client(tracking_uri):
    return mlflow.MlflowClient(tracking_uri=tracking_uri)


def test_a_run_leads_back_to_launch_pipeline_and_commit(launch, client):
    with start_run(launch, name="first") as run:
        log_metrics({"roc_auc": 0.7, "undefined": float("nan")}, step=1)
        with child_run(launch, run.info.run_id, "trial 1") as child:
            pass
    found = client.get_run(run.info.run_id)
    assert found.data.tags["slipway.launch"] == launch.id
    assert found.data.tags["slipway.attempt"] == "2"
    assert found.data.tags["slipway.pipeline"] == "mlpipeline:default/m-training"
    assert found.data.tags["slipway.source.commit"] == found.data.tags["mlflow.source.git.commit"] == "c" * 40
    assert found.data.params == {"epochs": "2", "rate": "0.5"}
    assert found.data.metrics == {"roc_auc": 0.7}
    assert client.get_run(child.info.run_id).data.tags["mlflow.parentRunId"] == run.info.run_id
    assert [artefact.path for artefact in client.list_artifacts(run.info.run_id)] == ["environment.txt"]


def test_a_run_fails_with_its_body(launch, client):
    with pytest.raises(ZeroDivisionError), start_run(launch) as run:
        raise ZeroDivisionError
    assert client.get_run(run.info.run_id).info.status == "FAILED"


def test_exactly_one_version_carries_launch_and_attempt(launch, client, tmp_path):
    with start_run(launch):
        uri = log_times(tmp_path, 2)
        first = register_version(launch, uri, {"slipway.weights_digest": "sha256:0"})
        again = register_version(launch, uri)
    assert first.version == again.version == "1"
    assert again.tags == {
        "slipway.launch": launch.id,
        "slipway.attempt": "2",
        "slipway.weights_digest": "sha256:0",
    }
    assert trained_with(client, again) == json.loads(json.dumps(launch.parameters))


def test_versions_are_found_by_number_alias_and_age(launch, client, tmp_path):
    assert champion_version(launch) is None
    assert find_version(client, launch, "latest") is None
    with start_run(launch):
        register_version(launch, log_times(tmp_path, 2))
    assert find_version(client, launch, "9") is None
    assert champion_version(launch) is None
    client.set_registered_model_alias(launch.registered_model, "champion", "1")
    assert champion_version(launch).version == find_version(client, launch, "latest").version == "1"


def test_a_version_is_scored_with_its_own_code_whatever_this_process_has_imported(launch, tmp_path):
    with start_run(launch):
        doubling = log_times(tmp_path / "two", 2)
        tripling = log_times(tmp_path / "three", 3)
    assert sys.modules["factor"].FACTOR == 3
    assert np.array_equal(score(doubling, EXAMPLE, launch.tracking_uri), [2, 4])
    assert np.array_equal(score(tripling, EXAMPLE, launch.tracking_uri), [3, 6])


def test_a_version_that_cannot_be_scored_says_why(launch, tmp_path):
    with start_run(launch):
        uri = log_times(tmp_path, 2)
    with pytest.raises(ScoringError, match=r"could not be scored.*missing inputs"):
        score(uri, EXAMPLE.drop(columns="x"), launch.tracking_uri)
