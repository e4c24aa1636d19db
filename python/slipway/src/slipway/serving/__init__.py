"""One registered version behind Ray Serve: exactly the artefact that was approved, or nothing.

Deployed by ``PUT /api/serve/applications/`` with ``import_path: slipway.serving:build``.
"""

from typing import TYPE_CHECKING, Any

from slipway.serving.served_version import ServedVersion

if TYPE_CHECKING:
    from ray.serve import Application

__all__ = ["ServedVersion", "build"]


def build(args: dict[str, Any]) -> "Application":
    """The Ray Serve application of one version; the arguments are those of ``docs/reference/contracts.md``."""
    from slipway.serving.replica import bind

    return bind(ServedVersion.of(args))
