"""Measured facts about models and feature sets, and how they reach the portal."""

from slipway.observations.drift import drift_observation
from slipway.observations.observation import (
    Baseline,
    Kind,
    Observation,
    Thresholds,
    Window,
    cloud_event,
)
from slipway.observations.sender import ObservationError, Sender, post_observations, sender_of

__all__ = [
    "Baseline",
    "Kind",
    "Observation",
    "ObservationError",
    "Sender",
    "Thresholds",
    "Window",
    "cloud_event",
    "drift_observation",
    "post_observations",
    "sender_of",
]
