"""MLflow runs and registered versions that lead back to the launch, commit and pipeline they came from."""

import json
import math
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slipway.launch import Launch

if TYPE_CHECKING:
    import mlflow
    from mlflow.entities.model_registry import ModelVersion

PARAMETERS_TAG = "slipway.parameters"
CHAMPION_TAG = "slipway.champion.version"
WEIGHTS_TAG = "slipway.weights_digest"
CHAMPION_ALIAS = "champion"


class TrackingError(RuntimeError):
    """The tracking server holds something that this launch cannot go on with."""


def run_tags(launch: Launch) -> dict[str, str]:
    """The tags by which the portal finds the runs of a launch."""
    tags = {
        "slipway.launch": launch.id,
        "slipway.attempt": str(launch.attempt) if launch.id else None,
        "slipway.pipeline": launch.pipeline,
        "slipway.source.commit": launch.source_commit,
        "slipway.source.url": launch.source_url,
        "mlflow.source.git.commit": launch.source_commit,
    }
    return {name: value for name, value in tags.items() if value is not None}


def version_tags(launch: Launch) -> dict[str, str]:
    """The tags by which the portal finds the version of a launch."""
    if launch.id is None:
        return {}
    return {"slipway.launch": launch.id, "slipway.attempt": str(launch.attempt)}


@contextmanager
def start_run(launch: Launch, name: str | None = None) -> Iterator["mlflow.ActiveRun"]:
    """An MLflow run of the launch's experiment with its tags, parameters and environment; fails with the body."""
    import mlflow

    mlflow.set_tracking_uri(launch.tracking_uri)
    mlflow.set_experiment(launch.experiment)
    tags = {**run_tags(launch), PARAMETERS_TAG: json.dumps(dict(launch.parameters), sort_keys=True)}
    with mlflow.start_run(run_name=name, tags=tags) as run:
        mlflow.log_params(dict(launch.parameters))
        _log_environment()
        yield run


@contextmanager
def child_run(launch: Launch, parent_run_id: str, name: str) -> Iterator["mlflow.ActiveRun"]:
    """A nested run below another one, also from another process of the same launch."""
    import mlflow

    mlflow.set_tracking_uri(launch.tracking_uri)
    mlflow.set_experiment(launch.experiment)
    tags = {**run_tags(launch), "mlflow.parentRunId": parent_run_id}
    with mlflow.start_run(run_name=name, tags=tags, nested=True) as run:
        yield run


def log_metrics(metrics: Mapping[str, float], step: int | None = None) -> None:
    """Reports metrics to the active run; a value that is no finite number is left out: no gate could read it."""
    import mlflow

    finite = {name: float(value) for name, value in metrics.items() if math.isfinite(value)}
    mlflow.log_metrics(finite, step=step)


def register_version(
    launch: Launch,
    model_uri: str,
    tags: Mapping[str, str] | None = None,
) -> "ModelVersion":
    """Registers a logged model as a version that carries the launch's tags from its first moment.

    A second call within the same attempt gives the version that is there: exactly one version carries launch and
    attempt. Raises ``TrackingError`` when there is more than one already.
    """
    import mlflow

    name = launch.require_registered_model()
    client = mlflow.MlflowClient(tracking_uri=launch.tracking_uri)
    wanted = version_tags(launch)
    if wanted:
        filters = " and ".join(f"tag.`{key}` = '{value}'" for key, value in wanted.items())
        known = client.search_model_versions(f"name = '{name}' and {filters}", max_results=2)
        if len(known) > 1:
            raise TrackingError(f"{name} has {len(known)} versions of launch {launch.id}")
        if known:
            return known[0]
    all_tags = {**wanted, **(tags or {})}
    return mlflow.register_model(model_uri, name, tags=all_tags, await_registration_for=60)


def champion_version(launch: Launch) -> "ModelVersion | None":
    """The version that the alias ``champion`` names, or None where no version has it yet."""
    from mlflow import MlflowClient

    return find_version(MlflowClient(tracking_uri=launch.tracking_uri), launch, CHAMPION_ALIAS)


def find_version(client: "mlflow.MlflowClient", launch: Launch, which: str) -> "ModelVersion | None":
    """A version by number, alias or ``latest``; None where it does not exist."""
    from mlflow.exceptions import MlflowException
    from mlflow.protos.databricks_pb2 import (
        INVALID_PARAMETER_VALUE,
        RESOURCE_DOES_NOT_EXIST,
        ErrorCode,
    )

    name = launch.require_registered_model()
    absent = {ErrorCode.Name(code) for code in (RESOURCE_DOES_NOT_EXIST, INVALID_PARAMETER_VALUE)}
    try:
        if which == "latest":
            versions = client.search_model_versions(
                f"name = '{name}'",
                max_results=1,
                order_by=["version_number DESC"],
            )
            return versions[0] if versions else None
        if which.isdecimal():
            return client.get_model_version(name, which)
        return client.get_model_version_by_alias(name, which)
    except MlflowException as error:
        if error.error_code in absent:
            return None
        raise


def trained_with(client: "mlflow.MlflowClient", version: "ModelVersion") -> dict[str, Any]:
    """The parameters of the launch that trained a version. Raises ``TrackingError`` when its run does not tell."""
    text = client.get_run(version.run_id).data.tags.get(PARAMETERS_TAG) if version.run_id else None
    if text is None:
        raise TrackingError(
            f"Version {version.version} of {version.name} has no run with the tag {PARAMETERS_TAG}; "
            "train it by a launch, or name another version",
        )
    return json.loads(text)


def _log_environment() -> None:
    import mlflow

    installed = sorted(
        {f"{package.name}=={package.version}" for package in metadata.distributions() if package.name},
        key=str.lower,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "environment.txt")
        path.write_text("\n".join(installed) + "\n", encoding="utf-8")
        mlflow.log_artifact(str(path))
