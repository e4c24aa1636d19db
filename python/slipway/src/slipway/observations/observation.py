"""One observation and its CloudEvent, as ``docs/reference/contracts.md`` defines them."""

import hashlib
import json
import math
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any, Literal

Kind = Literal["data-drift", "prediction-drift", "performance", "freshness", "sli"]
Direction = Literal["higher_is_worse", "lower_is_worse"]

EVENT_TYPE = "dev.slipway.observation.v1"


@dataclass(frozen=True)
class Thresholds:
    """In the value's unit; reaching one counts."""

    degraded: float | None = None
    failing: float | None = None


@dataclass(frozen=True)
class Window:
    """The data looked at, from start until before end."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Baseline:
    """What the window is compared with."""

    kind: Literal["training", "previous_window", "fixed"]
    start: datetime | None = None
    end: datetime | None = None
    ref: str | None = None


@dataclass(frozen=True)
class Observation:
    """One measured fact. ``value`` is None when it could not be measured; then ``reason`` says why."""

    subject: str
    kind: Kind
    name: str
    method: str
    value: float | None
    direction: Direction
    window: Window
    sample_size: int
    thresholds: Thresholds = field(default_factory=Thresholds)
    reason: str | None = None
    baseline: Baseline | None = None
    baseline_size: int | None = None
    model_version: str | None = None
    environment: str | None = None
    valid_for: str | None = None
    distribution: dict[str, Any] | None = None
    unit: str | None = None
    observed_at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))

    def __post_init__(self) -> None:
        """Refuses what the portal would refuse, where it is still known which code made it."""
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.kind} {self.name}: {self.value} is no number; give None and a reason")
        if self.value is None and not self.reason:
            raise ValueError(f"{self.kind} {self.name}: without a value there must be a reason")


def cloud_event(observation: Observation, *, source: str, occasion: str) -> dict[str, Any]:
    """The observation as a structured CloudEvent 1.0.

    ``source`` is who observed, as a URI reference. ``occasion`` is what made it look (the launch's id): the same fact
    of the same occasion always gets the same id, so that sending it again changes nothing.
    """
    data = _data(observation)
    identity = {
        "occasion": occasion,
        "subject": observation.subject,
        **{
            name: data.get(name)
            for name in (
                "kind",
                "name",
                "method",
                "window",
                "baseline",
                "modelVersion",
                "environment",
            )
        },
    }
    text = json.dumps(identity, sort_keys=True, separators=(",", ":"))
    return {
        "specversion": "1.0",
        "type": EVENT_TYPE,
        "source": source,
        "id": hashlib.sha256(text.encode()).hexdigest()[:40],
        "subject": observation.subject,
        "time": _time(observation.observed_at),
        "datacontenttype": "application/json",
        "data": data,
    }


def _data(observation: Observation) -> dict[str, Any]:
    thresholds = {
        "degraded": observation.thresholds.degraded,
        "failing": observation.thresholds.failing,
    }
    data: dict[str, Any] = {
        "kind": observation.kind,
        "name": observation.name,
        "method": observation.method,
        "value": observation.value,
        "reason": observation.reason,
        "direction": observation.direction,
        "thresholds": _present(thresholds),
        "window": {"start": _time(observation.window.start), "end": _time(observation.window.end)},
        "baseline": _baseline(observation.baseline),
        "sampleSize": _present(
            {"window": observation.sample_size, "baseline": observation.baseline_size},
        ),
        "modelVersion": observation.model_version,
        "environment": observation.environment,
        "validFor": observation.valid_for,
        "distribution": observation.distribution,
        "unit": observation.unit,
    }
    return {name: value for name, value in data.items() if value is not None or name == "value"}


def _baseline(baseline: Baseline | None) -> dict[str, Any] | None:
    if baseline is None:
        return None
    return _present(
        {
            "kind": baseline.kind,
            "start": _time(baseline.start) if baseline.start else None,
            "end": _time(baseline.end) if baseline.end else None,
            "ref": baseline.ref,
        },
    )


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _time(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
