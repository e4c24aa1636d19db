"""Builds the feature set ``hourly-weather``: the entry point of the pipeline of that name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

from flight_delay.weather_pipeline import main

if __name__ == "__main__":
    main()
