import numpy as np
import pytest

from slipway.drift import (
    histogram_of_categories,
    histogram_of_numbers,
    js_distance,
    population_stability_index,
    psi_of_chance,
)


def test_psi_of_a_case_computed_by_hand():
    # (0.3 - 0.5) ln(0.3 / 0.5) + (0.7 - 0.5) ln(0.7 / 0.5)
    assert population_stability_index([50, 50], [30, 70]) == pytest.approx(0.16946, abs=1e-5)


def test_the_same_shape_has_no_distance_and_disjoint_ones_the_largest():
    assert population_stability_index([10, 20], [100, 200]) == pytest.approx(0)
    assert js_distance([10, 20], [100, 200]) == pytest.approx(0)
    assert js_distance([10, 0], [0, 10]) == pytest.approx(1)
    assert np.isfinite(population_stability_index([10, 0], [0, 10]))


def test_chance_stays_below_what_chance_can_reach_in_nineteen_cases_of_twenty():
    generator = np.random.default_rng(7)
    bins, rows = 10, 2000
    shares = np.full(bins, 1 / bins)
    drawn = [
        population_stability_index(generator.multinomial(rows, shares), generator.multinomial(rows, shares))
        for _ in range(2000)
    ]
    share_below = np.mean(np.array(drawn) < psi_of_chance(bins, rows, rows))
    assert share_below == pytest.approx(0.95, abs=0.02)


def test_bins_hold_about_the_same_share_of_the_baseline_and_take_what_lies_beyond_it():
    counted = histogram_of_numbers(np.arange(1000), [-5, 2000, np.nan], bins=10)
    assert set(counted.baseline) == {100}
    assert counted.window == (1, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    assert counted.edges[0] <= -5
    assert counted.edges[-1] >= 2000
    assert counted.missing_window == 1


@pytest.mark.parametrize(
    "baseline",
    [[3.0] * 50, [0.0] * 90 + list(range(1, 11)), [10.0] * 95 + [0, 1, 2, 3, 4], [0.0, 1.0] * 20],
    ids=["constant", "mostly the lowest", "mostly the highest", "two values"],
)
def test_edges_ascend_and_fit_the_counts_whatever_the_shape(baseline):
    counted = histogram_of_numbers(baseline, [*baseline, -1, 99], bins=10)
    assert len(counted.edges) == counted.bins + 1 == len(counted.baseline) + 1
    assert all(low < high for low, high in zip(counted.edges, counted.edges[1:], strict=False))
    assert sum(counted.baseline) == len(baseline)
    assert sum(counted.window) == len(baseline) + 2


def test_a_constant_that_moves_either_way_is_seen():
    for moved in (2.0, 4.0):
        counted = histogram_of_numbers([3.0] * 100, [moved] * 100)
        assert population_stability_index(counted.baseline, counted.window) > 0.25


def test_rare_and_new_categories_share_a_bin():
    counted = histogram_of_categories(["a"] * 5 + ["b"] * 3 + ["c"], ["a", "new", None], limit=2)
    assert counted.categories == ("a", "b", "(other)")
    assert counted.baseline == (5, 3, 1)
    assert counted.window == (1, 0, 2)


def test_a_histogram_never_has_more_than_64_bins():
    many = [f"c{number}" for number in range(500)]
    assert histogram_of_categories(many, many, limit=63).bins == 64
    assert histogram_of_numbers(np.arange(1000), [1], bins=64).bins == 64
    with pytest.raises(ValueError, match="2 to 64"):
        histogram_of_numbers([1, 2], [1], bins=65)
    with pytest.raises(ValueError, match="1 to 63"):
        histogram_of_categories(many, many, limit=64)
