"""What a repository says about itself in ``catalog-info.yaml``: its pipelines, their parameters, its models.

A launched job gets everything from the portal. Run by hand, the same file gives the same names and defaults.
"""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

DESCRIPTION = "catalog-info.yaml"


class DescriptionError(ValueError):
    """``catalog-info.yaml`` is missing what is asked for, or cannot be read."""


@dataclass(frozen=True)
class Pipeline:
    """One ``MLPipeline`` of the repository and the model it trains, where there is exactly one."""

    reference: str
    schema: dict[str, Any]
    gpus: int = 0
    model: str | None = None
    registered_model: str | None = None
    experiment: str | None = None


@dataclass(frozen=True)
class Repository:
    """The entities that a working tree describes."""

    root: Path
    entities: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def at(cls, root: Path) -> "Repository":
        """Reads the description in a folder; a folder without one describes nothing."""
        path = root / DESCRIPTION
        if not path.is_file():
            return cls(root)
        try:
            documents = list(yaml.safe_load_all(path.read_text(encoding="utf-8")))
        except yaml.YAMLError as error:
            raise DescriptionError(f"{DESCRIPTION} is not valid YAML: {error}") from error
        return cls(root, [document for document in documents if isinstance(document, dict)])

    def pipeline(self, reference: str) -> Pipeline:
        """A pipeline by its entity reference. Raises ``DescriptionError`` when the file has none of that name."""
        wanted = canonical(reference, "mlpipeline")
        for entity in self._of_kind("mlpipeline"):
            if _reference_of(entity) == wanted:
                spec = _mapping(entity.get("spec"))
                trained = [model for model in self._of_kind("mlmodel") if wanted in _trained_by(model)]
                return _with_model(wanted, spec, trained[0] if len(trained) == 1 else None)
        known = [_reference_of(entity) for entity in self._of_kind("mlpipeline")]
        raise DescriptionError(
            f"{DESCRIPTION} has no pipeline {wanted}; it has {', '.join(known) or 'none'}",
        )

    def commit(self) -> str | None:
        """The commit that is checked out, or None outside git or with uncommitted changes."""
        if self._git("status", "--porcelain") != "":
            return None
        return self._git("rev-parse", "HEAD")

    def _git(self, *arguments: str) -> str | None:
        try:
            answer = subprocess.run(
                ["git", "-C", str(self.root), *arguments],
                capture_output=True,
                text=True,
                timeout=20,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return answer.stdout.strip() if answer.returncode == 0 else None

    def _of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [entity for entity in self.entities if str(entity.get("kind", "")).lower() == kind]


def canonical(reference: str, default_kind: str) -> str:
    """An entity reference in full and in lower case: ``flight`` -> ``mlmodel:default/flight``."""
    kind, _, rest = reference.rpartition(":")
    namespace, _, name = rest.rpartition("/")
    return f"{kind or default_kind}:{namespace or 'default'}/{name}".lower()


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _reference_of(entity: dict[str, Any]) -> str:
    metadata = _mapping(entity.get("metadata"))
    namespace = metadata.get("namespace", "default")
    return f"{entity.get('kind', '')}:{namespace}/{metadata.get('name', '')}".lower()


def _trained_by(model: dict[str, Any]) -> list[str]:
    references = _mapping(model.get("spec")).get("trainedBy") or []
    return [canonical(str(reference), "mlpipeline") for reference in references]


def _with_model(reference: str, spec: dict[str, Any], model: dict[str, Any] | None) -> Pipeline:
    schema = _mapping(spec.get("parameters"))
    gpus = int(_mapping(spec.get("resources")).get("gpus", 0))
    if model is None:
        return Pipeline(reference, schema, gpus)
    name = str(_mapping(model.get("metadata")).get("name", ""))
    model_spec = _mapping(model.get("spec"))
    registered = str(_mapping(model_spec.get("registry")).get("model", name))
    experiments = model_spec.get("experiments") or [name]
    return Pipeline(reference, schema, gpus, _reference_of(model), registered, str(experiments[0]))
