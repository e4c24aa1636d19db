"""Searches settings for the model: the entry point of the pipeline ``flight-delay-sweep``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

from flight_delay.standard.sweep import main

if __name__ == "__main__":
    main()
