"""Which version an application serves."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True)
class ServedVersion:
    """A version by registry name and number, and the digest that its artefact must have."""

    model: str
    registered_model: str
    version: str
    digest: str
    environment: str

    @classmethod
    def of(cls, args: Mapping[str, Any]) -> "ServedVersion":
        """Reads the arguments of an application. Raises ``ValueError`` that names the argument at fault."""
        names = ("model", "registered_model", "version", "digest", "environment")
        missing = [name for name in names if not isinstance(args.get(name), str) or not args[name]]
        if missing:
            raise ValueError(f"arguments missing, or not text: {', '.join(missing)}")
        unknown = sorted(set(args) - set(names))
        if unknown:
            raise ValueError(f"unknown arguments: {', '.join(unknown)}")
        if not _DIGEST.fullmatch(args["digest"]):
            raise ValueError("digest must be sha256: and 64 hex digits")
        return cls(**{name: args[name] for name in names})
