from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.db.models import F
from pytest_django import DjangoDbBlocker

from complaints.demo.cast import CAST
from complaints.demo.loading import load_as_owner
from complaints.demo.owner import connected_as_owner
from complaints.demo.story import Claim, Decide, Escalate, Resolve, Story
from complaints.demo.telling import STORIES
from complaints.models import Complaint, Event, Refusal, Remedy
from staff.models import DayLedger, Organisation, Site

ZONES = {"Northgate": "America/New_York", "Riverside": "Europe/London"}
DATED = [story for story in STORIES if story.days_ago]


def moments(story: Story) -> Iterator[datetime]:
    """When a dated story's acts happen on the site's wall clock, told at midnight of 10 June."""
    zone = ZoneInfo(ZONES[story.site])
    at = story.begins(Site(time_zone=ZONES[story.site]), datetime(2026, 6, 10, tzinfo=zone)).astimezone(UTC)
    yield at.astimezone(zone)
    for step in story.steps:
        at += timedelta(minutes=step.after)
        yield at.astimezone(zone)


# --- the stories as data ---------------------------------------------------------


@pytest.mark.parametrize("story", DATED, ids=lambda story: story.words[:30])
def test_everything_in_the_past_month_happened_within_desk_hours(story: Story) -> None:
    assert all(time(7, 30) <= moment.time() <= time(18, 30) for moment in moments(story))


@pytest.mark.parametrize("story", DATED, ids=lambda story: story.words[:30])
def test_a_story_of_another_day_is_over_before_today_begins(story: Story) -> None:
    assert max(moments(story)).date() < datetime(2026, 6, 10).date()


def test_what_began_minutes_ago_is_not_ahead_of_the_clock() -> None:
    recent = [story for story in STORIES if not story.days_ago]

    assert min(story.minutes_ago for story in recent) == 7
    assert all(story.minutes_ago > sum(step.after for step in story.steps) for story in recent)


def test_nothing_clinical_and_nothing_flagged_ends_at_the_desk() -> None:
    barred = [story for story in STORIES if story.category == "clinical" or story.red_flags]

    assert len(barred) == 5
    assert not [step for story in barred for step in story.steps if isinstance(step, Resolve)]


def test_nobody_decides_what_they_escalated() -> None:
    for story in STORIES:
        escalated = {step.by or story.by for step in story.steps if isinstance(step, Escalate)}
        assert not escalated & {step.by for step in story.steps if isinstance(step, (Claim, Decide))}


def test_nobody_is_named_in_the_words() -> None:
    names = {part for member in CAST for part in member.name.split()}
    words = {word.strip(".,:;?\"'") for story in STORIES for word in story.words.split()}

    assert not names & words


def test_no_two_people_said_the_same() -> None:
    assert len({story.words for story in STORIES}) == 44


# --- what the database holds after the telling ---------------------------------------


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker, now: datetime) -> Iterator[Organisation]:
    """All of the demo, told once for the tests below, which only read it, and undone after them."""
    with django_db_blocker.unblock(), connected_as_owner(), transaction.atomic():
        load_as_owner(now)
        yield Organisation.objects.get()
        transaction.set_rollback(True)


def test_each_site_has_its_complaints_in_every_state(demo: Organisation) -> None:
    states = Counter(Complaint.objects.values_list("site__prefix", "state"))

    assert states == {
        ("NG", "resolved"): 20,
        ("NG", "open"): 5,
        ("NG", "escalated"): 1,
        ("NG", "in_review"): 1,
        ("RS", "resolved"): 14,
        ("RS", "open"): 2,
        ("RS", "escalated"): 1,
    }


def test_nine_in_ten_end_without_money(demo: Organisation) -> None:
    ended = Complaint.objects.filter(state="resolved")
    paid = ended.filter(remedies__amount__gt=0)

    assert (ended.count(), paid.count()) == (34, 4)
    assert list(Remedy.objects.filter(amount__gt=0).values_list("remedy_type__code", "amount", "currency")) == [
        ("parking", 800, "USD"),
        ("meal", 750, "GBP"),
        ("taxi", 1400, "USD"),
        ("refund", 4500, "USD"),
    ]


def test_every_penny_is_in_the_ledger_of_who_gave_it(demo: Organisation) -> None:
    assert set(DayLedger.objects.values_list("person__username", "currency", "spent")) == {
        ("ava", "USD", 800),
        ("cleo", "GBP", 750),
        ("ben", "USD", 1400),
        ("mona", "USD", 4500),
    }


def test_one_in_ten_is_escalated(demo: Organisation) -> None:
    escalated = Complaint.objects.filter(escalated_at__isnull=False)

    assert sorted(escalated.values_list("site__prefix", "state")) == [
        ("NG", "escalated"),
        ("NG", "in_review"),
        ("NG", "resolved"),
        ("RS", "escalated"),
        ("RS", "resolved"),
    ]


def test_open_ones_wait_at_both_desks(demo: Organisation) -> None:
    waiting = Complaint.objects.filter(state="open")

    assert Counter(waiting.values_list("owner__username", flat=True)) == {"ava": 2, "ben": 2, "theo": 1, "cleo": 2}
    assert set(waiting.values_list("location__name", flat=True)) == {
        "Outpatients, Reception A",
        "Outpatients, main desk",
    }


def test_two_letters_are_formal_and_still_open(demo: Organisation) -> None:
    formal = Complaint.objects.filter(state="open", formal_at__isnull=False)

    assert sorted(formal.values_list("site__prefix", "red_flags", "formal_cause")) == [
        ("NG", ["written", "formal_answer"], "red_flag"),
        ("RS", ["written"], "red_flag"),
    ]


def test_one_waits_in_the_queue_at_once_and_one_is_monas(demo: Organisation) -> None:
    queue = Complaint.objects.filter(site__prefix="NG").waiting_for_review().at_once_first()

    assert [(one.at_once, one.state, one.owner and one.owner.username) for one in queue] == [
        (True, "escalated", None),
        (False, "in_review", "mona"),
        (False, "open", "ben"),
    ]


def test_the_managers_decided_two_that_others_escalated(demo: Organisation) -> None:
    decided = Complaint.objects.filter(state="resolved", escalated_at__isnull=False).order_by("site__prefix")

    assert list(decided.values_list("escalated_by__username", "resolved_by__username", "put_right")) == [
        ("ava", "mona", "yes"),
        ("cleo", "rui", "no"),
    ]


def test_two_could_not_be_asked_at_northgate_and_none_at_riverside(demo: Organisation) -> None:
    answers = Counter(Complaint.objects.filter(state="resolved").values_list("site__prefix", "put_right"))

    assert answers == {("NG", "yes"): 18, ("NG", "could_not_ask"): 2, ("RS", "yes"): 13, ("RS", "no"): 1}


def test_nothing_was_refused_on_the_way(demo: Organisation) -> None:
    assert Refusal.objects.count() == 0


def test_it_is_a_month_that_ends_minutes_ago(demo: Organisation, now: datetime) -> None:
    recorded = Complaint.objects.order_by("recorded_at").values_list("recorded_at", flat=True)

    assert recorded[0] == datetime(2026, 5, 12, 9, 10, tzinfo=UTC)
    assert recorded.reverse()[0] == now - timedelta(minutes=7)
    assert not Event.objects.filter(at__gt=now).exists()
    assert not Remedy.objects.filter(at__gt=now).exists()


def test_references_grow_with_time_and_history_runs_forward(demo: Organisation) -> None:
    by_number = list(Complaint.objects.order_by("number").values_list("recorded_at", flat=True))

    assert by_number == sorted(by_number)
    for complaint in Complaint.objects.prefetch_related("events"):
        told = [event.at for event in complaint.events.all()]
        assert told == sorted(told)
        assert told[0] == complaint.recorded_at


def test_told_without_a_minute_between_or_later_the_history_has_the_same_lines(demo: Organisation) -> None:
    at_once = Complaint.objects.get(what_happened__startswith="Came on the wrong day")
    later = Complaint.objects.get(what_happened__startswith="Appointment was 9:15")

    assert [event.verb for event in at_once.events.all()] == [event.verb for event in later.events.all()]
    assert later.resolved_at == later.recorded_at + timedelta(minutes=16)
    assert Complaint.objects.filter(state="resolved", resolved_at=F("recorded_at")).count() == 13
