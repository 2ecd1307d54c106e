from datetime import UTC, date, datetime

import pytest

from staff.models import Site
from staff.templatetags.days import day, day_at, minute_at

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2026, 11, 25), "today"),
        (date(2026, 12, 1), "1 December"),
        (date(2027, 1, 1), "1 January 2027"),
        (date(2025, 12, 31), "31 December 2025"),
    ],
)
def test_a_day_says_its_year_where_it_is_another(value: date, said: str) -> None:
    assert day(value, TODAY) == said


def test_a_moment_is_of_the_day_on_the_sites_clock() -> None:
    at = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)

    assert day_at(at, Site(time_zone="America/New_York")) == "24 November 2026"
    assert day_at(at, Site(time_zone="Europe/London")) == "25 November 2026"


def test_a_minute_is_of_the_sites_clock_too() -> None:
    at = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)

    assert minute_at(at, Site(time_zone="America/New_York")) == "24 November 2026, 22:00"
    assert minute_at(at, Site(time_zone="Europe/London")) == "25 November 2026, 03:00"
