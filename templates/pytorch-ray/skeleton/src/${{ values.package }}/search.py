"""Which settings the sweep tries."""

from typing import Any

from ray import tune

from .standard.contract import Parameters


def space(parameters: Parameters) -> dict[str, Any]:
    """Settings and where they are drawn from."""
    return {
        "learning_rate": tune.loguniform(1e-3, 1e-1),
        "hidden": tune.choice([8, 16, 32, 64]),
    }
