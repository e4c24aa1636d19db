import hashlib

import pytest

from slipway.digest import ArtefactError, artefact_digest

GOLDEN = "sha256:c542ecfa5e23acccadeb4188670608c3b6e16f3c0adc2911d49c936e84197ac9"


def test_the_golden_value_of_the_contract(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"hello\n")
    assert artefact_digest(tmp_path) == GOLDEN


def test_files_are_ordered_by_the_bytes_of_their_paths(tmp_path):
    names = ["Z", "a", "a/b".replace("/", "-"), "é", "z", "\U0001f40b", "\uff5a"]
    for name in names:
        (tmp_path / name).write_text(name)
    (tmp_path / "a.d").mkdir()
    (tmp_path / "a.d" / "x").write_text("deep")
    entries = sorted([*names, "a.d/x"], key=lambda name: name.encode())
    lines = "".join(f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}\n" for name in entries)
    assert artefact_digest(tmp_path) == f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}"


def test_what_is_no_plain_file_has_no_digest(tmp_path):
    with pytest.raises(ArtefactError, match="no files"):
        artefact_digest(tmp_path)
    (tmp_path / "a").write_text("a")
    (tmp_path / "link").symlink_to("/etc/hostname")
    with pytest.raises(ArtefactError, match="link is a link"):
        artefact_digest(tmp_path)


def test_a_name_that_one_line_cannot_hold_is_refused(tmp_path):
    (tmp_path / "a\nb").write_text("a")
    with pytest.raises(ArtefactError, match="rename it"):
        artefact_digest(tmp_path)
