"""Trains the model and registers a version of it: the entry point of the pipeline ``${{ values.name }}-training``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

from ${{ values.package }}.standard.training import main

if __name__ == "__main__":
    main()
