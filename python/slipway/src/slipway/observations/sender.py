"""Sends observations to the portal, again with the same ids until they have arrived."""

import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

from slipway.launch import Launch
from slipway.observations.observation import Observation, cloud_event

BATCH_EVENTS = 500
BATCH_BYTES = 5_000_000
_PAUSES_SECONDS = (1.0, 2.0, 5.0, 10.0, 20.0)
_TIMEOUT_SECONDS = 30


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The token is for the portal alone: whoever it points at does not get it."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


class ObservationError(RuntimeError):
    """The portal refused the observations, or could not be reached; the message says which and what it said."""


@dataclass(frozen=True)
class Sender:
    """Where observations go, and in whose name. Without a URL they go nowhere (a run by hand)."""

    url: str | None
    source: str
    occasion: str
    token: str | None = field(default=None, repr=False)
    pause: Callable[[float], None] = time.sleep

    def send(self, observations: Sequence[Observation]) -> int:
        """Sends all of them in as few requests as their number and size allow; the answer is how many were new.

        A lost connection, 429 and 5xx are tried again with the same ids. Raises ``ObservationError`` when the portal
        refuses (4xx) or stays away.
        """
        events = [cloud_event(one, source=self.source, occasion=self.occasion) for one in observations]
        if self.url is None:
            return 0
        return sum(self._post(body) for body in _batches(events))

    def _post(self, body: bytes) -> int:
        url = f"{(self.url or '').rstrip('/')}/observations"
        for pause in (*_PAUSES_SECONDS, None):
            try:
                return self._post_once(url, body)
            except urllib.error.HTTPError as error:
                said = _said(error)
                if error.code < 500 and error.code != 429:
                    raise ObservationError(f"{url} refused the observations ({error.code}): {said}") from error
                reason = f"answered {error.code}: {said}"
            except (urllib.error.URLError, HTTPException, OSError) as error:
                reason = f"could not be reached: {error}"
            if pause is None:
                break
            self.pause(pause)
        raise ObservationError(f"{url} {reason}")

    def _post_once(self, url: str, body: bytes) -> int:
        headers = {
            "Content-Type": "application/cloudevents-batch+json",
            "Accept": "application/json",
            "User-Agent": "slipway-python",
        }
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(url, data=body, headers=headers, method="POST")
        with _OPENER.open(request, timeout=_TIMEOUT_SECONDS) as answer:
            return int(json.loads(answer.read(1_000_000)).get("accepted", 0))


def sender_of(
    launch: Launch,
    environment: Mapping[str, str] | None = None,
    occasion: str | None = None,
) -> Sender:
    """The sender of a launch: its pipeline is the source, the launch the occasion (by hand: give one)."""
    variables = os.environ if environment is None else environment
    kind, _, rest = launch.pipeline.partition(":")
    return Sender(
        url=launch.portal_url,
        source=f"/{kind}/{rest}",
        occasion=launch.id or occasion or "by-hand",
        token=_token(variables),
    )


def post_observations(launch: Launch, observations: Sequence[Observation]) -> int:
    """Sends observations in the name of a launch; the answer is how many were new to the portal."""
    return sender_of(launch).send(observations)


def _token(variables: Mapping[str, str]) -> str | None:
    path = variables.get("SLIPWAY_TOKEN_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ObservationError(f"SLIPWAY_TOKEN_FILE cannot be read: {error.strerror}") from error
    return variables.get("SLIPWAY_TOKEN") or None


def _batches(events: Sequence[dict[str, Any]]) -> Iterator[bytes]:
    """JSON arrays within the contract's limits on number and bytes."""
    batch: list[bytes] = []
    size = 2
    for event in events:
        text = json.dumps(event, separators=(",", ":")).encode()
        if batch and (len(batch) == BATCH_EVENTS or size + len(text) + 1 > BATCH_BYTES):
            yield b"[" + b",".join(batch) + b"]"
            batch, size = [], 2
        batch.append(text)
        size += len(text) + 1
    if batch:
        yield b"[" + b",".join(batch) + b"]"


def _said(error: urllib.error.HTTPError) -> str:
    text = error.read(4000).decode(errors="replace").strip()
    try:
        found = json.loads(text)
        return str(found["error"]["message"])[:500]
    except (ValueError, KeyError, TypeError):
        return text[:500] or "nothing"
