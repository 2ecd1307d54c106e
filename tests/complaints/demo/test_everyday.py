from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta

import pytest

from complaints.demo.everyday import EVERYDAY, HOURS, Row, everyday, hour, mixed
from complaints.demo.places import OPEN_ALL_WEEK
from complaints.demo.steps import Resolve
from staff.models import Site

TABLES = (("food", "W|replace_item|Cold soup.|Hot soup.\nW 12:30|meal 8.00|No lunch.|"),)


def test_there_are_a_hundred_and_eighty_eight() -> None:
    assert Counter(story.site for story in EVERYDAY) == {"Northgate": 113, "Riverside": 75}


def test_a_row_says_where_what_was_given_their_words_and_what_was_done() -> None:
    assert Row.read("food", "W|replace_item|Cold soup.|Hot soup.") == Row(
        category="food", place="W", at="", remedy="replace_item", amount=0, words="Cold soup.", done="Hot soup."
    )


def test_a_row_may_say_when_and_how_much() -> None:
    assert Row.read("food", "W 12:30|meal 8.00|No lunch.|") == Row(
        category="food", place="W", at="12:30", remedy="meal", amount=800, words="No lunch.", done=""
    )


def test_what_costs_money_is_given_by_who_may() -> None:
    first, second = everyday("Northgate", TABLES, ("theo",), "ava")

    assert (first.by, first.steps, first.location) == (
        "theo",
        (Resolve(give="replace_item", done="Hot soup."),),
        "Ward 3",
    )
    assert (second.by, second.at, second.steps) == ("ava", "12:30", (Resolve(give="meal", amount=800, after=4),))


def test_the_first_was_longest_ago_and_the_last_a_day_or_two() -> None:
    first, last = everyday("Northgate", TABLES, ("theo",), "ava")
    elsewhere = everyday("Northgate", (("bill", "A|explain|One.|\nA|explain|Two.|"),), ("theo",), "ava")

    assert [first.days_ago, last.days_ago] == [89, 2]
    assert [story.weekdays_ago for story in elsewhere] == [63, 1]


@pytest.mark.parametrize("day", range(7))
def test_nobody_sits_at_a_desk_that_is_shut_whatever_day_it_is_told(day: int) -> None:
    now = datetime(2026, 6, 8 + day, 12, 0, tzinfo=UTC)
    site = Site(time_zone="Europe/London")
    days = [(story.location, story.begins(site, now)) for story in EVERYDAY]

    assert {location for location, at in days if at.weekday() > 4} <= OPEN_ALL_WEEK
    assert timedelta(days=87) < now - min(at for _, at in days) < timedelta(days=90)
    assert max(at for _, at in days).date() < now.date()


def test_the_hours_come_a_few_minutes_later_every_time() -> None:
    assert [hour(0), hour(1), hour(13), hour(12)] == ["08:05", "09:11", "08:18", "17:47"]
    assert len({hour(number) for number in range(len(HOURS) * 17)}) > 150


def test_the_desk_is_busy_at_nine_and_at_two() -> None:
    hours = Counter(time.fromisoformat(story.at).hour for story in EVERYDAY)

    assert {one for one, _ in hours.most_common(4)} >= {9, 14}
    assert (min(hours), max(hours)) == (7, 18)


def test_subjects_are_mixed() -> None:
    rows = [Row.read(str(number), "A|explain|One.|") for number in range(15)]

    assert [row.category for row in mixed(rows)][:5] == ["0", "7", "14", "1", "8"]
