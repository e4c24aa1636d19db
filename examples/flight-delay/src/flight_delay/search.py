"""Which settings the sweep tries."""

from typing import Any

from ray import tune

from .standard.contract import Parameters


def space(parameters: Parameters) -> dict[str, Any]:
    """Settings and where they are drawn from."""
    return {
        "learning_rate": tune.loguniform(5e-4, 1e-2),
        "hidden": tune.choice([32, 64, 128]),
    }
