"""Measures drift and performance of a version: the entry point of the pipeline ``flight-delay-monitor``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

from flight_delay.standard.monitoring import main

if __name__ == "__main__":
    main()
