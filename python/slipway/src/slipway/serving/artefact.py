"""Fetches a version's artefact and makes sure that it is the one that was approved."""

import hmac
from pathlib import Path

from slipway.digest import artefact_digest
from slipway.serving.served_version import ServedVersion


class DigestMismatchError(RuntimeError):
    """The registry's artefact is not the one that the deployment names; nothing of it has been loaded."""


def fetch_verified(served: ServedVersion, folder: Path) -> Path:
    """Downloads the artefact into an empty folder and checks its digest before anything in it is read as code.

    Raises ``DigestMismatchError``, or MLflow's error where the version or its files are gone.
    """
    import mlflow

    client = mlflow.MlflowClient()
    location = client.get_model_version_download_uri(served.registered_model, served.version)
    # `models:/…` would add a file of the client's own to what it downloads; the place itself gives the files alone.
    if location.startswith("models:/"):
        location = client.get_logged_model(location.removeprefix("models:/")).artifact_location
    root = Path(mlflow.artifacts.download_artifacts(artifact_uri=location, dst_path=str(folder)))
    found = artefact_digest(root)
    if not hmac.compare_digest(found, served.digest):
        raise DigestMismatchError(
            f"{served.registered_model} version {served.version} has the digest {found}, "
            f"but {served.digest} was to be served; it is refused",
        )
    return root
