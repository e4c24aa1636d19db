import json
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from slipway.launch import Launch
from slipway.observations import (
    Baseline,
    Observation,
    ObservationError,
    Sender,
    Thresholds,
    Window,
    cloud_event,
    drift_observation,
    sender_of,
)

START = datetime(2013, 7, 1, tzinfo=timezone.utc)
WINDOW = Window(START, START + timedelta(days=31))
TRAINING = Baseline("training", START - timedelta(days=181), START)
SOURCE = "/mlpipeline/default/flight-delay-monitor"


def seen(**changed):
    given = {
        "subject": "mlmodel:default/flight-delay",
        "kind": "performance",
        "name": "roc_auc",
        "method": "roc_auc",
        "value": 0.7,
        "direction": "lower_is_worse",
        "window": WINDOW,
        "sample_size": 100,
        "thresholds": Thresholds(0.7, 0.65),
    }
    return Observation(**{**given, **changed})


def test_an_observation_becomes_the_contracts_cloud_event():
    event = cloud_event(seen(valid_for="P40D", model_version="3"), source=SOURCE, occasion="launch-1")
    assert event["specversion"] == "1.0"
    assert event["type"] == "dev.slipway.observation.v1"
    assert event["data"] == {
        "kind": "performance",
        "name": "roc_auc",
        "method": "roc_auc",
        "value": 0.7,
        "direction": "lower_is_worse",
        "thresholds": {"degraded": 0.7, "failing": 0.65},
        "window": {"start": "2013-07-01T00:00:00.000Z", "end": "2013-08-01T00:00:00.000Z"},
        "sampleSize": {"window": 100},
        "modelVersion": "3",
        "validFor": "P40D",
    }


def test_the_same_fact_of_the_same_occasion_has_the_same_id():
    def identity(occasion="a", **changed):
        return cloud_event(seen(**changed), source=SOURCE, occasion=occasion)["id"]

    assert identity() == identity(value=0.6, observed_at=START)
    others = {identity("b"), identity(name="mae"), identity(model_version="4"), identity(environment="staging")}
    assert len({identity(), *others}) == 5


def test_a_value_that_is_no_number_needs_a_reason():
    with pytest.raises(ValueError, match="is no number"):
        seen(value=float("nan"))
    with pytest.raises(ValueError, match="there must be a reason"):
        seen(value=None)
    data = cloud_event(seen(value=None, reason="no labels yet"), source=SOURCE, occasion="a")["data"]
    assert data["value"] is None
    assert data["reason"] == "no labels yet"


def test_drift_comes_with_the_counts_it_was_measured_by():
    moved = drift_observation(
        subject="mlmodel:default/m",
        name="temp",
        baseline_values=list(range(1000)),
        window_values=list(range(500, 1500)),
        categorical=False,
        window=WINDOW,
        baseline=TRAINING,
    )
    assert moved.value > 0.25
    assert sum(moved.distribution["window"]) == moved.sample_size == 1000
    assert len(moved.distribution["edges"]) == 11


def test_too_few_rows_are_no_verdict():
    few = drift_observation(
        subject="mlmodel:default/m",
        name="carrier",
        baseline_values=["a", "b"] * 20,
        window_values=["a"] * 4,
        categorical=True,
        window=WINDOW,
        baseline=TRAINING,
    )
    assert few.value is None
    assert "4 rows against 40 are too few" in few.reason


class Portal(HTTPServer):
    """A portal's intake: answers as it is told to, and keeps what it was sent."""

    def __init__(self, statuses):
        super().__init__(("127.0.0.1", 0), Intake)
        self.statuses = list(statuses)
        self.requests = []


class Intake(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.requests.append((self.path, dict(self.headers), body))
        status = self.server.statuses.pop(0) if self.server.statuses else 202
        content = {"accepted": len(body), "known": 0} if status == 202 else {"error": {"message": "value is missing"}}
        text = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("location", "/elsewhere")
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


@pytest.fixture
def portal():
    started = []

    def start(*statuses):
        server = Portal(statuses)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


def sender(server, **changed):
    url = f"http://127.0.0.1:{server.server_address[1]}/api/ml"
    return Sender(
        **{"url": url, "source": SOURCE, "occasion": "l", "token": "secret", "pause": lambda _: None, **changed}
    )


def test_a_fault_of_the_portal_is_tried_again_with_the_same_ids(portal):
    server = portal(503, 429)
    assert sender(server).send([seen(), seen(name="mae")]) == 2
    assert len(server.requests) == 3
    identities = [[event["id"] for event in body] for _, _, body in server.requests]
    assert identities[0] == identities[1] == identities[2]
    path, headers, _ = server.requests[0]
    assert path == "/api/ml/observations"
    assert headers["Authorization"] == "Bearer secret"
    assert headers["Content-Type"] == "application/cloudevents-batch+json"


def test_the_token_follows_no_redirect(portal):
    server = portal(307)
    with pytest.raises(ObservationError, match="refused"):
        sender(server).send([seen()])
    assert len(server.requests) == 1


def test_a_refusal_is_told_and_not_tried_again(portal):
    server = portal(400)
    with pytest.raises(ObservationError, match=r"refused the observations \(400\): value is missing"):
        sender(server).send([seen()])
    assert len(server.requests) == 1


def test_a_portal_that_is_away_is_named_in_the_end(portal):
    server = portal()
    server.shutdown()
    server.server_close()
    with pytest.raises(ObservationError, match="could not be reached"):
        sender(server).send([seen()])


def test_many_observations_are_sent_within_the_contracts_limits(portal):
    server = portal()
    large = {"categories": ["x" * 200] * 64, "window": [1] * 64, "baseline": [1] * 64}
    many = [seen(name=f"f{number}", distribution=large) for number in range(1200)]
    assert sender(server).send(many) == 1200
    sizes = [(len(body), len(json.dumps(body, separators=(",", ":")))) for _, _, body in server.requests]
    assert sum(count for count, _ in sizes) == 1200
    assert all(count <= 500 and size <= 5_000_000 for count, size in sizes)


def test_the_token_comes_from_a_file_and_never_shows(tmp_path):
    launch = Launch("mlpipeline:default/m", {}, "m", "http://mlflow", id="7", portal_url="http://portal/api/ml")
    (tmp_path / "token").write_text("from-file\n")
    made = sender_of(launch, {"SLIPWAY_TOKEN_FILE": str(tmp_path / "token"), "SLIPWAY_TOKEN": "other"})
    assert made.token == "from-file"
    assert (made.source, made.occasion) == ("/mlpipeline/default/m", "7")
    assert "from-file" not in repr(made)
    with pytest.raises(ObservationError, match="SLIPWAY_TOKEN_FILE cannot be read"):
        sender_of(launch, {"SLIPWAY_TOKEN_FILE": str(tmp_path / "absent")})


def test_by_hand_there_is_nowhere_to_send_to():
    assert Sender(None, SOURCE, "by-hand").send([seen()]) == 0
