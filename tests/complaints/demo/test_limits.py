from datetime import date

import pytest

from staff.models import Allowance, LevelLimit, Organisation

PER_REMEDY = {
    0: {},
    1: {"parking": 1000, "meal": 1000},
    2: {"parking": 1500, "meal": 1500, "taxi": 2500, "gift_shop": 1500, "refund": 5000},
    3: {
        "parking": 3000,
        "meal": 3000,
        "taxi": 6000,
        "gift_shop": 3000,
        "refund": 50000,
        "waive_fee": 50000,
    },
}
IN_ALL = {0: (0, 0), 1: (2000, 6000), 2: (7500, 20000), 3: (80000, 200000)}


@pytest.mark.parametrize("currency", ["USD", "GBP"])
@pytest.mark.parametrize("rank", [0, 1, 2, 3])
def test_each_level_may_give_exactly_what_is_promised(larkfield: Organisation, rank: int, currency: str) -> None:
    allowances = Allowance.objects.filter(level__rank=rank, currency=currency, remedy_type__is_free=False)

    assert dict(allowances.values_list("remedy_type__code", "per_remedy")) == PER_REMEDY[rank]


@pytest.mark.parametrize("currency", ["USD", "GBP"])
@pytest.mark.parametrize("rank", [0, 1, 2, 3])
def test_each_level_may_give_every_free_remedy_type(larkfield: Organisation, rank: int, currency: str) -> None:
    free = Allowance.objects.filter(level__rank=rank, currency=currency, remedy_type__is_free=True)

    assert set(free.values_list("remedy_type__code", "per_remedy")) == {
        ("explain", 0),
        ("rebook", 0),
        ("move_up", 0),
        ("replace_item", 0),
    }


@pytest.mark.parametrize("currency", ["USD", "GBP"])
def test_what_a_level_may_give_in_all_is_exactly_as_promised(larkfield: Organisation, currency: str) -> None:
    limits = LevelLimit.objects.filter(currency=currency)

    assert {limit.level.rank: (limit.per_complaint, limit.per_day) for limit in limits} == IN_ALL


def test_limits_hold_from_a_year_before_and_have_no_end(larkfield: Organisation) -> None:
    ranges = {one.during for one in Allowance.objects.all()} | {one.during for one in LevelLimit.objects.all()}

    assert {(one.lower, one.upper) for one in ranges} == {(date(2025, 6, 10), None)}


def test_levels_are_called_what_people_say(larkfield: Organisation) -> None:
    assert list(larkfield.levels.values_list("rank", "name")) == [
        (0, "Trainee"),
        (1, "Level 1"),
        (2, "Level 2"),
        (3, "Level 3"),
    ]
