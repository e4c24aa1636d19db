"""The replica: loads one verified version and answers for it."""

import asyncio
import json
import logging
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from ray import serve
from starlette.requests import Request
from starlette.responses import Response

from slipway.serving.artefact import fetch_verified
from slipway.serving.protocol import (
    MAX_BODY_BYTES,
    RequestRefusedError,
    parse_rows,
    predictions_as_json,
)
from slipway.serving.served_version import ServedVersion

if TYPE_CHECKING:
    from mlflow.pyfunc import PyFuncModel
    from ray.serve import Application

_log = logging.getLogger("slipway.serving")


class Replica:
    """One version in memory. It does not come up with any other artefact than the approved one."""

    def __init__(self, served: ServedVersion) -> None:
        """Downloads, verifies, loads. An error here keeps the application from running, and is its message."""
        _be_modest()
        import mlflow

        self._served = served
        # The files stay as long as the replica: a model may open them lazily.
        self._folder = tempfile.TemporaryDirectory(prefix="slipway-served-")
        root = fetch_verified(served, Path(self._folder.name))
        self._model: PyFuncModel = mlflow.pyfunc.load_model(str(root))
        self._loaded_at = datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")
        # Models need not be safe to call from two threads at once; the event loop stays free meanwhile.
        self._scorer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="scorer")
        self._headers = {
            "x-slipway-model-version": served.version,
            "x-slipway-digest": served.digest,
        }

    async def __call__(self, request: Request) -> Response:
        """Routes below the application's prefix."""
        path = request.scope["path"].removeprefix(request.scope.get("root_path", "")).rstrip("/")
        if path == "/version":
            return self._only("GET", request) or self._answer(200, self._version())
        if path == "/invocations":
            return self._only("POST", request) or await self._invoke(request)
        return self._error(404, "NOT_FOUND", "there are POST invocations and GET version")

    async def _invoke(self, request: Request) -> Response:
        try:
            body = await _bounded_body(request)
            loop = asyncio.get_running_loop()
            return self._answer(200, await loop.run_in_executor(self._scorer, self._score, body))
        except RequestRefusedError as error:
            return self._error(error.status, error.code, str(error))
        except Exception:
            # The model's own fault: the caller gets no detail of it, the log all.
            _log.exception("%s version %s failed", self._served.registered_model, self._served.version)
            return self._error(500, "INTERNAL_ERROR", "the model failed on these rows; see its log")

    def _score(self, body: bytes) -> bytes:
        return predictions_as_json(self._model, parse_rows(body, self._model))

    def _version(self) -> bytes:
        served = self._served
        return _json(
            {
                "model": served.model,
                "version": served.version,
                "digest": served.digest,
                "environment": served.environment,
                "loaded_at": self._loaded_at,
            },
        )

    def _only(self, method: str, request: Request) -> Response | None:
        if request.method == method or (method == "GET" and request.method == "HEAD"):
            return None
        return self._error(405, "METHOD_NOT_ALLOWED", f"use {method}")

    def _error(self, status: int, code: str, message: str) -> Response:
        return self._answer(status, _json({"error_code": code, "message": message}))

    def _answer(self, status: int, content: bytes) -> Response:
        return Response(content, status, self._headers, "application/json")


def bind(served: ServedVersion) -> "Application":
    """The application: one deployment, sized for a small node; the application's ``deployments`` override it."""
    deployment = serve.deployment(
        name="version",
        num_replicas=1,
        max_ongoing_requests=16,
        max_queued_requests=200,
        ray_actor_options={"num_cpus": 0.1},
        health_check_period_s=10,
        # What serves goes on serving until its replacement has verified and loaded its artefact, or has failed to.
        max_surge_percent=100,
        max_constructor_retry_count=2,
        graceful_shutdown_timeout_s=10,
    )(Replica)
    return deployment.bind(served)


async def _bounded_body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY_BYTES:
            raise RequestRefusedError(f"the body is larger than {MAX_BODY_BYTES} bytes", 413, "TOO_LARGE")
    return bytes(body)


def _be_modest() -> None:
    """One thread per replica unless the deployment says otherwise: replicas share the node."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("MKL_NUM_THREADS", "1")
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")


def _json(value: dict[str, str]) -> bytes:
    return json.dumps(value).encode()
