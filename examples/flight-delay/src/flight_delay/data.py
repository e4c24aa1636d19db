"""Which rows the model learns from, is judged by and is watched on."""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd
import ray.data

from . import sources
from .features import FEATURES
from .hourly_weather import clean, known_before_departure
from .standard.cluster import task_options
from .standard.contract import Parameters, Period, Rows, Split

LABEL = "late"
LATE_MINUTES = 15
_ZONE = ZoneInfo("America/New_York")


def load_split(parameters: Parameters) -> Split:
    """Split by time: the months to learn from, then the one month after them to judge by."""
    first, last = _training_months(parameters)
    sample, seed = float(parameters["sample"]), int(parameters["seed"])
    return Split(
        train=departures(range(first, last + 1), sample, seed),
        evaluation=departures([last + 1]),
        train_name=_name(first, last),
        evaluation_name=_name(last + 1, last + 1),
    )


def load_windows(trained: Parameters, parameters: Parameters) -> tuple[Rows, list[Rows]]:
    """The training months, and each later month (or the one that the parameters name)."""
    first, last = _training_months(trained)
    wanted = parameters.get("month")
    months = [int(wanted)] if wanted else list(range(last + 1, 13))
    return _rows(first, last), [_rows(month, month) for month in months]


def departures(months: range | list[int], sample: float = 1.0, seed: int = 0) -> ray.data.Dataset:
    """Flights that departed in these months with what was known before, one block per month, in order.

    ``sample`` takes that share of each month's rows, drawn by the seed.
    """
    flown = sources.flights().dropna(subset=["dep_delay"])
    blocks = [flown[flown["month"] == month] for month in months]
    if sample < 1:
        blocks = [block.sample(frac=sample, random_state=seed).sort_index() for block in blocks]
    add = partial(describe, known_before_departure(clean(sources.weather())), sources.planes())
    rows = ray.data.from_pandas([block.reset_index(drop=True) for block in blocks])
    return rows.map_batches(add, **task_options()).materialize()


def describe(weather: pd.DataFrame, planes: pd.DataFrame, flights: pd.DataFrame) -> pd.DataFrame:
    """Features and label of departures: joined with the weather of the hour before, and with the plane."""
    rows = flights.merge(weather, on=["origin", "time_hour"], how="left").merge(planes, on="tailnum", how="left")
    local = pd.to_datetime(rows["time_hour"], utc=True).dt.tz_convert(_ZONE)
    rows = rows.assign(
        weekday=local.dt.strftime("%a"),
        plane_age=sources.YEAR - rows["built"],
        **{LABEL: (rows["dep_delay"] > LATE_MINUTES)},
    )
    numbers = [feature.name for feature in FEATURES if not feature.categorical]
    columns = [*(feature.name for feature in FEATURES), LABEL]
    return rows[columns].astype(dict.fromkeys([*numbers, LABEL], "float64"))


def _training_months(parameters: Parameters) -> tuple[int, int]:
    first, last = int(parameters["train_from"]), int(parameters["train_until"])
    if first > last:
        raise ValueError(f"train_from ({first}) is after train_until ({last})")
    return first, last


def _rows(first: int, last: int) -> Rows:
    end = (sources.YEAR, last + 1) if last < 12 else (sources.YEAR + 1, 1)
    return Rows(
        name=_name(first, last),
        period=Period(datetime(sources.YEAR, first, 1, tzinfo=_ZONE), datetime(*end, 1, tzinfo=_ZONE)),
        frame=departures(range(first, last + 1)).to_pandas(),
    )


def _name(first: int, last: int) -> str:
    months = f"{sources.YEAR}-{first:02}"
    return f"departures {months}" if first == last else f"departures {months} to {sources.YEAR}-{last:02}"
