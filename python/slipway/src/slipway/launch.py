"""What a job was asked to do: the launch environment of ``docs/reference/contracts.md`` as one value."""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import jsonschema
import yaml

from slipway.repository import DescriptionError, Pipeline, Repository, canonical

GpuHolder = Literal["entrypoint", "workers"]


class LaunchError(ValueError):
    """The environment or the parameters do not make a launch; the message says which and what to do."""


@dataclass(frozen=True)
class Launch:
    """One execution of a pipeline. ``id`` is None for a run by hand."""

    pipeline: str
    parameters: Mapping[str, Any]
    experiment: str
    tracking_uri: str
    id: str | None = None
    attempt: int = 1
    model: str | None = None
    registered_model: str | None = None
    source_url: str | None = None
    source_commit: str | None = None
    portal_url: str | None = None
    gpus: int = 0
    gpu_holder: GpuHolder = "entrypoint"

    @property
    def pipeline_name(self) -> str:
        """The pipeline's name without kind and namespace."""
        return self.pipeline.rpartition("/")[2]

    @property
    def worker_gpus(self) -> int:
        """GPUs that the code asks of the cluster for its own workers; 0 where the entrypoint already holds them."""
        return self.gpus if self.gpu_holder == "workers" else 0

    def require_registered_model(self) -> str:
        """The name in the registry. Raises ``LaunchError`` where the launch is for no model."""
        if not self.registered_model:
            raise LaunchError(
                "This launch is for no model: set SLIPWAY_REGISTERED_MODEL, or name the pipeline in the model's "
                "spec.trainedBy in catalog-info.yaml",
            )
        return self.registered_model


def read_launch(
    pipeline: str,
    *,
    model_of: str | None = None,
    arguments: Sequence[str] | None = None,
    environment: Mapping[str, str] | None = None,
    repository: Path | None = None,
) -> Launch:
    """The launch that this process is, or a run by hand of the named pipeline.

    A launched job reads ``SLIPWAY_*``. By hand, parameters come from ``--param name=value`` (values are YAML), their
    defaults from the pipeline's JSON Schema in ``catalog-info.yaml``, and runs go to ``MLFLOW_TRACKING_URI`` or a
    local ``mlflow.db``. ``model_of`` names the pipeline whose model this one is about (a monitor's is its training's).
    Raises ``LaunchError`` or ``DescriptionError`` with what to change.
    """
    variables = os.environ if environment is None else environment
    described = Repository.at((repository or Path.cwd()).resolve())
    if variables.get("SLIPWAY_LAUNCH_ID"):
        return _from_portal(variables, described, model_of)
    own = described.pipeline(pipeline)
    about = described.pipeline(model_of) if model_of else own
    given = _given(sys.argv[1:] if arguments is None else arguments)
    experiment = variables.get("SLIPWAY_EXPERIMENT") or about.experiment or own.reference.rpartition("/")[2]
    return Launch(
        pipeline=own.reference,
        parameters=_complete(given, own.schema),
        experiment=experiment,
        # Absolute, because workers have other working directories.
        tracking_uri=variables.get("MLFLOW_TRACKING_URI") or f"sqlite:///{described.root / 'mlflow.db'}",
        model=about.model,
        registered_model=variables.get("SLIPWAY_REGISTERED_MODEL") or about.registered_model,
        source_commit=described.commit(),
        portal_url=variables.get("SLIPWAY_URL"),
        gpus=0,
    )


def _from_portal(
    variables: Mapping[str, str],
    described: Repository,
    model_of: str | None,
) -> Launch:
    reference = canonical(_needed(variables, "SLIPWAY_PIPELINE"), "mlpipeline")
    own = _described(described, reference)
    # A monitor or a sweep is about the model of the training pipeline, also where the portal names none.
    about = _described(described, model_of) if model_of else own
    try:
        given = json.loads(variables.get("SLIPWAY_PARAMETERS") or "{}")
    except json.JSONDecodeError as error:
        raise LaunchError(f"SLIPWAY_PARAMETERS is not JSON: {error}") from error
    if not isinstance(given, dict):
        raise LaunchError("SLIPWAY_PARAMETERS must be a JSON object")
    holder = variables.get("SLIPWAY_GPU_HOLDER") or "entrypoint"
    if holder not in ("entrypoint", "workers"):
        raise LaunchError(f"SLIPWAY_GPU_HOLDER must be entrypoint or workers, not {holder!r}")
    return Launch(
        pipeline=reference,
        parameters=_complete(given, own.schema),
        experiment=variables.get("SLIPWAY_EXPERIMENT") or about.experiment or reference.rpartition("/")[2],
        tracking_uri=_needed(variables, "MLFLOW_TRACKING_URI"),
        id=variables["SLIPWAY_LAUNCH_ID"],
        attempt=_whole(variables, "SLIPWAY_ATTEMPT", 1),
        model=variables.get("SLIPWAY_MODEL") or about.model,
        registered_model=variables.get("SLIPWAY_REGISTERED_MODEL") or about.registered_model,
        source_url=variables.get("SLIPWAY_SOURCE_URL") or None,
        source_commit=variables.get("SLIPWAY_SOURCE_COMMIT") or None,
        portal_url=variables.get("SLIPWAY_URL") or None,
        gpus=_whole(variables, "SLIPWAY_GPUS", 0),
        gpu_holder="workers" if holder == "workers" else "entrypoint",
    )


def _described(described: Repository, reference: str) -> Pipeline:
    try:
        return described.pipeline(reference)
    except DescriptionError:
        # The portal has checked the parameters already; the pipeline may be described in another repository.
        return Pipeline(canonical(reference, "mlpipeline"), {})


def _complete(given: Mapping[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    properties = schema.get("properties", {})
    defaults = {name: rule["default"] for name, rule in properties.items() if "default" in rule}
    complete = {**defaults, **given}
    errors = sorted(jsonschema.Draft202012Validator(schema).iter_errors(complete), key=str)
    if errors:
        first = errors[0]
        where = "/".join(str(part) for part in first.absolute_path) or "parameters"
        raise LaunchError(f"{where}: {first.message}")
    return complete


def _given(arguments: Sequence[str]) -> dict[str, Any]:
    parser = argparse.ArgumentParser(description="Runs a pipeline of this repository by hand.")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE")
    given: dict[str, Any] = {}
    for text in parser.parse_args(list(arguments)).param:
        name, separator, value = text.partition("=")
        if not separator:
            raise LaunchError(f"--param {text}: write NAME=VALUE")
        given[name] = yaml.safe_load(value)
    return given


def _needed(variables: Mapping[str, str], name: str) -> str:
    value = variables.get(name)
    if not value:
        raise LaunchError(f"{name} is not set; a launched job needs it (docs/reference/contracts.md)")
    return value


def _whole(variables: Mapping[str, str], name: str, default: int) -> int:
    text = variables.get(name) or str(default)
    if not text.isdecimal():
        raise LaunchError(f"{name} must be a whole number, not {text!r}")
    return int(text)
