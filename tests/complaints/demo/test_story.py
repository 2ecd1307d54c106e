from datetime import UTC, datetime, timedelta
from functools import partial

from complaints.demo.story import Story
from staff.models import Site

NORTHGATE = Site(name="Northgate", time_zone="America/New_York")
told = partial(Story, site="Northgate", by="ava", words="Waiting.", category="waiting", location="Reception A")


def test_a_story_begins_at_the_sites_wall_clock() -> None:
    story = told(days_ago=2, at="09:40")

    assert story.begins(NORTHGATE, datetime(2026, 6, 10, 14, 0, tzinfo=UTC)) == datetime(2026, 6, 8, 13, 40, tzinfo=UTC)


def test_days_are_counted_from_the_sites_own_date() -> None:
    story = told(days_ago=1, at="09:40")

    still_the_ninth_there = datetime(2026, 6, 10, 2, 0, tzinfo=UTC)

    assert story.begins(NORTHGATE, still_the_ninth_there) == datetime(2026, 6, 8, 13, 40, tzinfo=UTC)


def test_the_wall_clock_holds_across_a_change_of_clocks() -> None:
    story = told(days_ago=2, at="09:40")

    winter_time_since_the_first = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)

    assert story.begins(NORTHGATE, winter_time_since_the_first) == datetime(2026, 10, 31, 13, 40, tzinfo=UTC)


def test_what_is_on_the_desk_now_began_minutes_ago() -> None:
    now = datetime(2026, 6, 10, 14, 0, tzinfo=UTC)

    assert told(minutes_ago=7).begins(NORTHGATE, now) == now - timedelta(minutes=7)
