from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from complaints.demo.story import Story, north, patient, river, weekday_before
from complaints.particulars import Particulars
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


def test_weekdays_are_counted_over_the_weekend() -> None:
    story = told(weekdays_ago=3, at="09:40")

    wednesday = datetime(2026, 6, 10, 14, 0, tzinfo=UTC)

    assert story.begins(NORTHGATE, wednesday) == datetime(2026, 6, 5, 13, 40, tzinfo=UTC)


@pytest.mark.parametrize("today", [date(2026, 6, 8), date(2026, 6, 7), date(2026, 6, 6)])
def test_the_weekday_before_a_monday_a_sunday_and_a_saturday_is_the_friday(today: date) -> None:
    assert weekday_before(today, 1) == date(2026, 6, 5)


def test_no_weekday_before_is_the_day_itself_even_on_a_sunday() -> None:
    assert weekday_before(date(2026, 6, 7), 0) == date(2026, 6, 7)


def test_a_patient_has_a_reference_a_name_and_what_else_is_known() -> None:
    assert patient("N-1", "Ora Sample", payer="limited") == Particulars(
        patient_reference="N-1", patient_name="Ora Sample", payer="limited"
    )


def test_each_site_has_its_own_beginning_of_a_story() -> None:
    assert [one(by="x", words="y", category="z", location="w").site for one in (north, river)] == [
        "Northgate",
        "Riverside",
    ]
