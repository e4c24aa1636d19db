"""The digest that identifies an artefact: the same in the portal, the registry and where it serves."""

import hashlib
import os
from pathlib import Path

_CHUNK = 1 << 20


class ArtefactError(ValueError):
    """The tree cannot be digested: it is empty, or holds something that is not a plain file."""


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _files(root: Path) -> list[tuple[bytes, Path]]:
    found: list[tuple[bytes, Path]] = []
    for folder, folders, names in os.walk(root):
        for name in [*folders, *names]:
            path = Path(folder, name)
            if path.is_symlink():
                raise ArtefactError(f"{path.relative_to(root)} is a link; an artefact holds files only")
        for name in names:
            path = Path(folder, name)
            if not path.is_file():
                raise ArtefactError(f"{path.relative_to(root)} is not a plain file")
            relative = path.relative_to(root).as_posix()
            if any(character in relative for character in "\n\r\\"):
                raise ArtefactError(f"{relative!r} has a line break or backslash in its name; rename it")
            found.append((relative.encode(), path))
    return sorted(found)


def artefact_digest(root: str | os.PathLike[str]) -> str:
    """Digest of an artefact tree, ``sha256:…``, as ``docs/reference/contracts.md`` defines it.

    What ``sha256sum`` prints for the files in the order of their paths' bytes, hashed again. Raises ``ArtefactError``
    for an empty tree, a link, or a name that one line cannot hold.
    """
    files = _files(Path(root))
    if not files:
        raise ArtefactError(f"{root} has no files")
    lines = hashlib.sha256()
    for relative, path in files:
        lines.update(file_sha256(path).encode() + b"  " + relative + b"\n")
    return f"sha256:{lines.hexdigest()}"
