"""What an ML repository needs to be launched, tracked, observed and served by Slipway.

``slipway.launch``        what a launched job was asked to do
``slipway.tracking``      MLflow runs and versions that lead back to their launch
``slipway.scoring``       predictions of a registered version, in a process of its own
``slipway.drift``         how far one window of data is from another
``slipway.observations``  measured facts, sent to the portal as CloudEvents
``slipway.digest``        the digest that identifies an artefact
``slipway.serving``       one version behind Ray Serve

The contract with the portal is ``docs/reference/contracts.md`` of the Slipway repository. Importing this package
imports neither MLflow nor Ray.
"""

__version__ = "0.1.0"
