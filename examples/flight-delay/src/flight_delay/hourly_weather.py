"""The feature set ``hourly-weather``: what the weather was at an airport in an hour, cleaned."""

import pandas as pd

KEYS = ["origin", "time_hour"]
COLUMNS = ["temp", "dewp", "humid", "wind_speed", "precip", "pressure", "visib"]

# The strongest gust ever measured at the surface is 253 mph; the file has one reading of 1048.
_STRONGEST_WIND_MPH = 253.0


def clean(reported: pd.DataFrame) -> pd.DataFrame:
    """Keys and features of reported hours, one row each; a wind that cannot be is no reading."""
    rows = reported[[*KEYS, *COLUMNS]].drop_duplicates(KEYS).astype(dict.fromkeys(COLUMNS, "float64"))
    return rows.assign(wind_speed=rows["wind_speed"].where(rows["wind_speed"] <= _STRONGEST_WIND_MPH))


def known_before_departure(hours: pd.DataFrame) -> pd.DataFrame:
    """The same rows keyed by the hour that follows: at departure, the last full hour is what is known."""
    following = pd.to_datetime(hours["time_hour"], utc=True) + pd.Timedelta(hours=1)
    return hours.assign(time_hour=following.dt.strftime("%Y-%m-%dT%H:%M:%SZ"))


def clean_batch(reported: pd.DataFrame) -> pd.DataFrame:
    """One batch of reports; Ray Data reads times as moments, the feature set keys them by text in UTC."""
    moments = pd.to_datetime(reported["time_hour"], utc=True)
    return clean(reported.assign(time_hour=moments.dt.strftime("%Y-%m-%dT%H:%M:%SZ")))
