"""The connection to Ray: the cluster that the launch runs on, or a small one of this machine."""

import logging
import os
import warnings
from pathlib import Path
from typing import Any

import ray

_SOURCES = Path(__file__).resolve().parents[2]


def connect() -> None:
    """Joins the launch's cluster (``RAY_ADDRESS``) or starts a local one; workers find this package as we do."""
    environment = {
        "PYTHONPATH": str(_SOURCES),
        "OMP_NUM_THREADS": "1",
        "MLFLOW_DISABLE_TELEMETRY": "true",
        "MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT": "true",
        # Ray Train writes what workers print once more than Ray does.
        "RAY_TRAIN_ENABLE_PRINT_PATCH": "0",
        # Ray Tune's tables are for terminals.
        "RAY_AIR_NEW_OUTPUT": "0",
    }
    options: dict[str, Any] = {}
    address = os.environ.get("RAY_ADDRESS")
    if address:
        # Ray Train's own helper processes look for a cluster too; on a machine with several they need to be told.
        environment["RAY_ADDRESS"] = address
    else:
        options.update(address="local", num_cpus=os.cpu_count() or 1, include_dashboard=False)
    for name, value in environment.items():
        os.environ.setdefault(name, value)
    ray.init(
        ignore_reinit_error=True,
        runtime_env={"env_vars": environment},
        logging_level=logging.WARNING,
        **options,
    )
    _settle()


def task_cpus() -> float:
    """Logical CPUs that one worker asks for.

    A cluster of a few CPUs is shared by several launches and what it serves: with whole CPUs they would wait for each
    other for ever.
    """
    return 1.0 if _cluster_cpus() >= 8 else 0.25


def task_options() -> dict[str, Any]:
    """How Ray Data maps over rows: a data frame per block, and no more workers at once than the cluster has CPUs."""
    size = max(1, int(_cluster_cpus()))
    return {
        "batch_format": "pandas",
        "batch_size": None,
        "num_cpus": task_cpus(),
        "compute": ray.data.TaskPoolStrategy(size=size),
    }


def storage() -> str | None:
    """Where workers leave checkpoints: what all nodes see (``TRAINING_STORAGE``), else None for a local folder."""
    return os.environ.get("TRAINING_STORAGE") or None


def _cluster_cpus() -> float:
    return ray.cluster_resources().get("CPU", 1.0)


def quieten() -> None:
    """Leaves the log to what the pipeline says; also called in workers, which have loggers of their own."""
    for name in (None, "ray.data", "ray.train", "ray.tune"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("ray.data._internal.progress").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", message="The maximum number of concurrent tasks")


def _settle() -> None:
    if len(ray.nodes()) == 1:
        # It watches for nodes about to be taken away; the only node gives no warning.
        os.environ.setdefault("RAY_TRAIN_ENABLE_PREEMPTION_WATCHER", "0")
    quieten()
    settings = ray.data.DataContext.get_current()
    settings.execution_options.preserve_order = True
    settings.enable_progress_bars = False
    settings.print_on_execution_start = False
