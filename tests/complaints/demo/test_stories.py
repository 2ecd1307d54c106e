"""All three hundred, as they are written down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from complaints.demo.cast import CAST
from complaints.demo.steps import Answer, Claim, Decide, Escalate, Promise, Resolve
from complaints.demo.stories import STORIES
from complaints.demo.story import Story
from staff.models import Site

ZONES = {"Northgate": "America/New_York", "Riverside": "Europe/London"}
DATED = [story for story in STORIES if not story.minutes_ago]
NO_WORDS = {"by", "to", "give", "wanted", "answer", "put_right", "kind", "repeats"}
AMERICAN = {"canceled", "color", "coloring", "gray", "neighbor", "elevator", "restroom", "labeled", "kids"}
BRITISH = {
    "cancelled", "colour", "grey", "neighbour", "lift", "toilet", "labelled", "queue", "rings", "theatre", "sister's",
    "loo", "telly", "mum",
}  # fmt: skip


def texts(story: Story) -> Iterator[str]:
    """Every word that somebody wrote in a story."""
    yield story.words
    for step in story.steps:
        values = [getattr(step, one.name) for one in fields(step) if one.name not in NO_WORDS]
        yield from (value for value in values if isinstance(value, str))


def words(story: Story) -> set[str]:
    return set(re.findall(r"[\w'-]+", " ".join(texts(story))))


def moments(story: Story) -> Iterator[datetime]:
    """When a dated story's acts happen on the site's wall clock, told at midnight of 10 June."""
    zone = ZoneInfo(ZONES[story.site])
    at = story.begins(Site(time_zone=ZONES[story.site]), datetime(2026, 6, 10, tzinfo=zone)).astimezone(UTC)
    yield at.astimezone(zone)
    for step in story.steps:
        at += timedelta(minutes=step.after)
        yield at.astimezone(zone)


def test_there_are_three_hundred_most_of_them_at_northgate() -> None:
    assert Counter(story.site for story in STORIES) == {"Northgate": 178, "Riverside": 122}


def test_every_subject_is_there_and_waiting_most() -> None:
    assert Counter(story.category for story in STORIES) == {
        "waiting": 59, "appointment": 43, "being_informed": 40, "attitude": 26, "parking": 23, "food": 19,
        "cleanliness": 18, "lost_item": 17, "noise": 15, "privacy": 15, "bill": 14, "clinical": 11,
    }  # fmt: skip


@pytest.mark.parametrize("site", ["Northgate", "Riverside"])
def test_every_subject_is_there_at_each_site(site: str) -> None:
    assert len({story.category for story in STORIES if story.site == site}) == 12


@pytest.mark.parametrize("story", DATED, ids=lambda story: story.words[:30])
def test_everything_in_the_past_happened_within_desk_hours(story: Story) -> None:
    assert all(time(7, 30) <= moment.time() <= time(18, 30) for moment in moments(story))


@pytest.mark.parametrize("story", DATED, ids=lambda story: story.words[:30])
def test_a_story_of_another_day_is_over_before_today_begins(story: Story) -> None:
    assert max(moments(story)).date() < date(2026, 6, 10)


def test_what_began_minutes_ago_is_not_ahead_of_the_clock() -> None:
    recent = [story for story in STORIES if story.minutes_ago]

    assert min(story.minutes_ago for story in recent) == 6
    assert all(story.minutes_ago > sum(step.after for step in story.steps) for story in recent)


def test_each_began_days_weekdays_or_minutes_ago_and_only_one_of_them() -> None:
    for story in STORIES:
        assert [bool(story.days_ago), bool(story.weekdays_ago), bool(story.minutes_ago)].count(True) == 1
        assert bool(story.at) is not bool(story.minutes_ago)


def test_the_weekends_are_much_quieter() -> None:
    days = Counter(next(moments(story)).weekday() > 4 for story in DATED)

    assert (days[False], days[True]) == (244, 47)


def test_nothing_clinical_and_nothing_flagged_ends_at_the_desk() -> None:
    barred = [story for story in STORIES if story.category == "clinical" or story.red_flags]

    assert len(barred) == 19
    assert not [step for story in barred for step in story.steps if isinstance(step, Resolve)]


def test_nobody_decides_what_they_escalated() -> None:
    for story in STORIES:
        escalated = {step.by or story.by for step in story.steps if isinstance(step, Escalate)}
        assert not escalated & {step.by for step in story.steps if isinstance(step, (Claim, Decide))}


def test_a_trainee_gives_money_only_where_a_manager_said_yes() -> None:
    paid = [
        any(isinstance(step, Answer) and step.answer == "approved" for step in story.steps)
        for story in STORIES
        for step in story.steps
        if isinstance(step, (Resolve, Promise)) and step.amount and (step.by or story.by) == "theo"
    ]

    assert paid == [True]


def test_whoever_was_escalated_can_be_reached_or_wants_no_contact() -> None:
    escalated = [story for story in STORIES if any(isinstance(step, Escalate) for step in story.steps)]

    assert Counter(bool(story.who.contact_by) for story in escalated) == {True: 30}


def test_nobody_who_works_here_is_named() -> None:
    names = {part for member in CAST for part in member.name.split()}

    assert not [story.words for story in STORIES if names & words(story)]


def test_no_two_people_said_the_same_and_no_two_wrote_the_same() -> None:
    done = [
        step.done
        for story in STORIES
        for step in story.steps
        if isinstance(step, (Resolve, Decide, Promise)) and step.done
    ]

    assert len({story.words for story in STORIES}) == 300
    assert len(done) == len(set(done)) == 287


def test_each_site_spells_as_its_country_does() -> None:
    for story in STORIES:
        lower = {word.lower() for word in words(story)}
        assert not lower & (BRITISH if story.site == "Northgate" else AMERICAN), story.words


def test_they_write_as_people_do_at_a_desk() -> None:
    assert max(len(story.words) for story in STORIES) == 103
    assert not [text for story in STORIES for text in texts(story) if "—" in text or "!" in text]


def test_some_patients_are_known_and_some_complain_for_another() -> None:
    assert len([story for story in STORIES if story.who.patient_reference]) == 57
    assert Counter(str(story.who.complainant) for story in STORIES) == {"patient": 288, "family": 11, "other": 1}
    assert Counter(str(story.who.payer) for story in STORIES) == {"unknown": 292, "not_limited": 7, "limited": 1}
