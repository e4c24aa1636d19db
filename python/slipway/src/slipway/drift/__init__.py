"""How far one window of data is from another: binned counts first, then a distance between them."""

from slipway.drift.histogram import Histogram, histogram_of_categories, histogram_of_numbers
from slipway.drift.measures import (
    js_distance,
    population_stability_index,
    psi_of_chance,
)

__all__ = [
    "Histogram",
    "histogram_of_categories",
    "histogram_of_numbers",
    "js_distance",
    "population_stability_index",
    "psi_of_chance",
]
