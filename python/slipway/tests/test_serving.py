"""On a real MLflow and a real Ray Serve: one version, exactly the one that was approved."""

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import mlflow
import pytest
import ray
from ray import serve

from models import log_times
from slipway.digest import artefact_digest
from slipway.serving import ServedVersion, build
from slipway.serving.artefact import DigestMismatchError, fetch_verified

LIBRARY = Path(__file__).parents[1] / "src"


@pytest.fixture(scope="module")
def registered(tracking_uri, tmp_path_factory):
    """A registered model, and the digest of its artefact's files."""
    name = f"times-{uuid.uuid4().hex[:8]}"
    mlflow.set_tracking_uri(tracking_uri)
    mlflow.set_experiment(name)
    with mlflow.start_run():
        uri = log_times(tmp_path_factory.mktemp("model"), 2)
        mlflow.register_model(uri, name)
    location = mlflow.MlflowClient().get_logged_model(uri.removeprefix("models:/")).artifact_location
    files = mlflow.artifacts.download_artifacts(location, dst_path=str(tmp_path_factory.mktemp("files")))
    return name, artefact_digest(files)


def arguments(registered, **changed):
    name, digest = registered
    given = {
        "model": "mlmodel:default/times",
        "registered_model": name,
        "version": "1",
        "digest": digest,
        "environment": "staging",
    }
    return {**given, **changed}


@pytest.fixture(scope="module")
def cluster(tracking_uri):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    variables = {"MLFLOW_TRACKING_URI": tracking_uri, "PYTHONPATH": str(LIBRARY)}
    ray.init(
        address="local",
        logging_level="ERROR",
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        runtime_env={"env_vars": variables},
    )
    serve.start(http_options={"host": "127.0.0.1", "port": port})
    yield f"http://127.0.0.1:{port}"
    serve.shutdown()
    ray.shutdown()


@pytest.fixture(scope="module")
def endpoint(cluster, registered):
    serve.run(build(arguments(registered)), name="times-staging", route_prefix="/staging/times")
    return f"{cluster}/staging/times"


def call(url, body=None, method=None):
    data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method or ("POST" if data is not None else "GET"))
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, error.headers, json.loads(error.read() or b"{}")


def test_it_tells_which_version_serves(endpoint, registered):
    status, headers, body = call(f"{endpoint}/version")
    assert status == 200
    assert headers["x-slipway-model-version"] == body["version"] == "1"
    assert headers["x-slipway-digest"] == body["digest"] == registered[1]
    assert (body["model"], body["environment"]) == ("mlmodel:default/times", "staging")
    assert body["loaded_at"].endswith("Z")


@pytest.mark.parametrize(
    "body",
    [
        {"dataframe_split": {"columns": ["x", "word"], "data": [[1, "a"], [2.5, "b"]]}},
        {"dataframe_records": [{"x": 1, "word": "a"}, {"x": 2.5, "word": "b"}]},
        {"inputs": {"x": [1, 2.5], "word": ["a", "b"]}},
        {"instances": [{"x": 1, "word": "a"}, {"x": 2.5, "word": "b"}]},
    ],
    ids=lambda body: next(iter(body)),
)
def test_every_form_of_the_scoring_protocol_is_answered(endpoint, body):
    status, headers, answer = call(f"{endpoint}/invocations", body)
    assert (status, answer) == (200, {"predictions": [2.0, 5.0]})
    assert headers["x-slipway-model-version"] == "1"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not JSON"),
        ([], "JSON object"),
        ({}, "exactly one of"),
        ({"inputs": {}, "instances": []}, "exactly one of"),
        ({"dataframe_records": [{"x": 1, "word": "a"}], "extra": 1}, "unknown fields: extra"),
        ({"dataframe_records": []}, "no rows"),
        ({"dataframe_records": [{"x": "one", "word": "a"}]}, "column x"),
        ({"dataframe_records": [{"word": "a"}]}, "missing inputs"),
        (b'{"dataframe_records": [{"x": NaN, "word": "a"}]}', "write null"),
        ({"dataframe_split": {"columns": ["x"], "data": [[1, 2]]}}, "dataframe_split"),
        ({"dataframe_records": 7}, "list of records"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_with_what_to_change(endpoint, body, says):
    status, headers, answer = call(f"{endpoint}/invocations", body)
    assert status == 400
    assert set(answer) == {"error_code", "message"}
    assert says in answer["message"]
    assert len(answer["message"]) < 700
    assert headers["x-slipway-model-version"] == "1"


def test_what_is_too_large_is_refused(endpoint):
    many = {"inputs": {"x": [1.0] * 10_001, "word": ["a"] * 10_001}}
    assert call(f"{endpoint}/invocations", many)[0] == 413
    assert call(f"{endpoint}/invocations", b" " * 5_000_001)[0] == 413


def test_the_models_own_fault_is_not_the_callers_and_tells_them_nothing(endpoint):
    status, _, answer = call(f"{endpoint}/invocations", {"dataframe_records": [{"x": 13, "word": "a"}]})
    assert (status, answer["error_code"]) == (500, "INTERNAL_ERROR")
    assert "secret" not in answer["message"]


def test_other_routes_and_methods_are_refused(endpoint):
    assert call(f"{endpoint}/nothing")[0] == 404
    assert call(f"{endpoint}/invocations")[0] == 405
    assert call(f"{endpoint}/version", b"{}")[0] == 405


def test_another_artefact_is_refused_and_what_served_before_serves_on(endpoint, registered):
    other = arguments(registered, digest=f"sha256:{'0' * 64}")
    with pytest.raises(RuntimeError):
        serve.run(build(other), name="times-staging", route_prefix="/staging/times")
    assert call(f"{endpoint}/version")[2]["digest"] == registered[1]


def test_a_changed_artefact_is_refused_before_anything_of_it_is_loaded(registered, tmp_path):
    with pytest.raises(DigestMismatchError, match="it is refused"):
        fetch_verified(ServedVersion.of(arguments(registered, digest=f"sha256:{'0' * 64}")), tmp_path)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"digest": "sha256:short"}, "64 hex digits"),
        ({"version": 3}, "missing, or not text: version"),
        ({"path": "/"}, "unknown arguments: path"),
    ],
)
def test_arguments_that_do_not_name_a_version_are_refused(changed, says):
    with pytest.raises(ValueError, match=says):
        build(arguments(("m", f"sha256:{'0' * 64}"), **changed))


def test_importing_the_library_imports_no_heavy_package():
    code = "import sys, slipway.launch, slipway.observations, slipway.tracking, slipway.scoring, slipway.serving;"
    code += "print([name for name in ('mlflow', 'ray', 'torch', 'pandas') if name in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(LIBRARY)}
    command = [sys.executable, "-c", code]
    answered = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert answered.stdout.strip() == "[]"
