"""Trains the model and registers a version of it: the entry point of the pipeline ``arrival-delay-training``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

from arrival_delay.training import main

if __name__ == "__main__":
    main()
