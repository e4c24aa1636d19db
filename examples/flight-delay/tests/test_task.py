"""What this model's own files promise. The standard files' promises are in ``test_standard.py``."""

from datetime import timedelta

import numpy as np
import pandas as pd
import pytest
from slipway.launch import Launch

from flight_delay import data, hourly_weather, quality, sources, weather_pipeline
from flight_delay.features import FEATURES, Encoder
from flight_delay.standard import cluster

PARAMETERS = {"train_from": 1, "train_until": 6, "sample": 0.05, "seed": 7}


@pytest.fixture(scope="module")
def split():
    cluster.connect()
    return data.load_split(PARAMETERS)


def test_the_model_is_judged_by_the_month_after_the_ones_it_learns_from(split):
    assert split.evaluation_name == "departures 2013-07"
    assert split.evaluation.count() == sources.flights().query("month == 7")["dep_delay"].notna().sum()


def test_nothing_is_known_that_happens_after_departure():
    known = {feature.name for feature in FEATURES}
    assert not known & {"dep_delay", "arr_delay", "dep_time", "arr_time", "air_time", "month"}


def test_the_weather_of_a_departure_is_the_one_of_the_hour_before():
    hours = pd.DataFrame({"origin": ["EWR"], "time_hour": ["2013-07-01T10:00:00Z"], "temp": [70.0]})
    moved = hourly_weather.known_before_departure(hours)
    assert moved["time_hour"].tolist() == ["2013-07-01T11:00:00Z"]


def test_a_wind_that_cannot_be_is_no_reading():
    cleaned = hourly_weather.clean(sources.weather())
    assert sources.weather()["wind_speed"].max() > 1000
    assert cleaned["wind_speed"].max() < 100
    assert not cleaned.duplicated(hourly_weather.KEYS).any()


def test_a_share_of_the_rows_is_the_same_share_every_time(split):
    again = data.load_split(PARAMETERS)
    pd.testing.assert_frame_equal(split.train.to_pandas(), again.train.to_pandas())


def test_words_that_were_never_seen_have_one_place(split):
    rows = split.train.to_pandas()
    encoder = Encoder.fit(rows)
    strange = rows.head(2).assign(carrier="??", dest=None)
    encoded = encoder.transform(strange)["words"]
    carrier, dest = 1, 3
    assert encoded[:, carrier].tolist() == [0, 0]
    assert encoded[:, dest].tolist() == [0, 0]


def test_the_simple_model_is_worth_beating(split):
    rows = split.evaluation.to_pandas()
    predicted = quality.baseline(split.train.to_pandas(), rows)
    measured = quality.measure(rows[data.LABEL].to_numpy(), predicted)
    assert measured["roc_auc"] > 0.7
    assert measured["n_positive"] + measured["n_negative"] == len(rows)
    assert np.isnan(quality.primary(np.zeros(2), np.array([0.1, 0.2])))


def test_a_month_is_watched_alone_when_it_is_named():
    cluster.connect()
    baseline, windows = data.load_windows(PARAMETERS, {"month": 12})
    assert [rows.name for rows in windows] == ["departures 2013-12"]
    assert windows[0].period.end.isoformat() == "2014-01-01T00:00:00-05:00"
    assert baseline.period.end - baseline.period.start > timedelta(days=180)


def test_freshness_counts_from_the_airport_that_is_furthest_behind():
    hours = pd.DataFrame(
        {"origin": ["EWR", "JFK"], "time_hour": ["2013-07-01T10:00:00Z", "2013-07-01T08:00:00Z"]},
    )
    launch = Launch("mlpipeline:default/hourly-weather", {"valid_for": "P1D"}, "hourly-weather", "sqlite://")
    seen = weather_pipeline.observe_freshness(launch, hours, pd.Timestamp("2013-07-01T11:00:00Z"))
    assert seen.value == 3 * 3600
    assert seen.thresholds.degraded == 2 * 3600
