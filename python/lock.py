"""Writes constraints-<python>.txt for the interpreter that runs this: `python3.12 python/lock.py`.

Run it with every supported Python after a change of requirements.txt. torch itself is left out, because its builds differ
by machine (`2.13.0`, `2.13.0+cpu`); what its builds for NVIDIA bring is pinned by torch.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).parent
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
# What every build of torch needs; resolved here because torch is left out.
TORCH_NEEDS = ["filelock", "fsspec", "jinja2", "networkx", "sympy", "typing-extensions"]


def main() -> None:
    requirements = [
        line
        for line in (HERE / "requirements.txt").read_text().splitlines()
        if line and not line.startswith(("#", "torch=="))
    ]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        report = Path(folder) / "report.json"
        pip = [f"{folder}/bin/python", "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "--upgrade", "pip"], check=True)
        dry_run = ["--dry-run", "--ignore-installed", "--report", str(report)]
        subprocess.run([*pip, *dry_run, *requirements, *TORCH_NEEDS], check=True)
        installed = json.loads(report.read_text())["install"]
    rows = sorted(
        (f"{row['metadata']['name']}=={row['metadata']['version']}" for row in installed), key=str.lower
    )
    target = HERE / f"constraints-{VERSION}.txt"
    target.write_text("\n".join([f"# Written by lock.py for Python {VERSION}.", *rows, ""]))
    print(f"{target.name}: {len(rows)} packages")


if __name__ == "__main__":
    main()
