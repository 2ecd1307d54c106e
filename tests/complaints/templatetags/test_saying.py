from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template

from complaints.models import Complaint
from complaints.templatetags.saying import headline, money, spoken, took, when
from staff.models import Site

NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)  # a Tuesday, 10:30 in New York


@pytest.fixture
def site() -> Site:
    return Site(name="Northgate", prefix="NG", time_zone="America/New_York", currency="USD", regime="us")


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=-30), "just now"),
        (timedelta(0), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 min ago"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(minutes=60), "Today 09:30"),
        (timedelta(hours=10, minutes=30), "Today 00:00"),
        (timedelta(hours=10, minutes=31), "Yesterday 23:59"),
        (timedelta(days=2), "Sunday 10:30"),
        (timedelta(days=6), "Wednesday 10:30"),
        (timedelta(days=7), "17 Nov, 10:30"),
        (timedelta(days=365), "24 Nov 2025, 10:30"),
    ],
)
def test_a_time_is_said_as_one_would_tell_a_colleague(site: Site, ago: timedelta, said: str) -> None:
    assert spoken(NOW - ago, site, NOW) == said


def test_minutes_count_across_midnight_and_days_are_those_of_the_site(site: Site) -> None:
    midnight = datetime(2026, 11, 25, 0, 10, tzinfo=ZoneInfo("America/New_York"))

    assert spoken(midnight - timedelta(minutes=20), site, midnight) == "20 min ago"
    assert spoken(midnight - timedelta(minutes=70), site, midnight) == "Yesterday 23:00"

    site.time_zone = "Europe/London"

    assert spoken(midnight - timedelta(minutes=70), site, midnight) == "Today 04:00"


def test_a_weekday_is_right_over_the_change_of_clocks(site: Site) -> None:
    before = datetime(2026, 10, 31, 12, 0, tzinfo=ZoneInfo("America/New_York"))
    after = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("America/New_York"))

    assert spoken(before, site, after) == "Saturday 12:00"


def test_the_exact_moment_stays_in_the_element(site: Site) -> None:
    at = datetime(2020, 3, 2, 14, 5, 9, tzinfo=UTC)

    assert when(at, site) == (
        '<time datetime="2020-03-02T14:05:09+00:00" title="Monday 2 March 2020, 09:05:09">2 Mar 2020, 09:05</time>'
    )


def test_money_is_said_in_its_currency() -> None:
    page = Template("{% load saying %}{{ minor|money:'GBP' }}")

    assert money(125_000, "USD") == "$1,250.00"
    assert page.render(Context({"minor": 800})) == "£8.00"


def test_a_short_story_heads_its_page_as_it_is() -> None:
    assert headline("Lunch came cold.") == "Lunch came cold."
    assert headline("x" * 110) == "x" * 110


def test_a_long_story_is_cut_and_lines_become_one() -> None:
    assert headline("x" * 10_000) == "x" * 109 + "…"
    assert headline("Cold lunch.\r\n\r\nTwice.") == "Cold lunch. Twice."


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(0), "at once"),
        (timedelta(seconds=59), "at once"),
        (timedelta(minutes=1), "in 1 minute"),
        (timedelta(minutes=59, seconds=59), "in 59 minutes"),
        (timedelta(hours=1), "in 1 hour"),
        (timedelta(hours=23, minutes=59), "in 23 hours"),
        (timedelta(days=2), "in 2 days"),
    ],
)
def test_how_long_it_took_to_put_right(after: timedelta, said: str) -> None:
    assert took(Complaint(recorded_at=NOW, resolved_at=NOW + after)) == said


def test_what_is_not_put_right_took_no_time() -> None:
    assert took(Complaint(recorded_at=NOW)) == ""
