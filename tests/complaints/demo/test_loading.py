from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections, transaction
from pytest_django import Settings

from complaints.demo.loading import NotHere, load, load_as_owner
from complaints.demo.owner import connected_as_owner
from complaints.demo.steps import Resolve
from complaints.demo.stories import STORIES
from complaints.demo.story import Story
from complaints.errors import Refused
from complaints.models import Complaint, Refusal
from staff.models import Level, Organisation, Person

pytestmark = pytest.mark.django_db(transaction=True)

REAL_PEOPLE = "This database holds real people; the demo is only for an empty one."
TOO_MUCH = Story(
    site="Northgate",
    by="ava",
    words="Waited all morning.",
    category="waiting",
    location="Outpatients, Reception A",
    minutes_ago=3,
    steps=(Resolve(give="parking", amount=10_01),),
)


def test_an_empty_database_gets_the_demo(now: datetime) -> None:
    assert load(now) is True

    assert Organisation.objects.get().is_demo
    assert Complaint.objects.count() == 300


def test_a_second_time_changes_nothing(now: datetime) -> None:
    load(now)
    before = list(Complaint.objects.order_by("number").values())

    assert load(now) is False

    assert list(Complaint.objects.order_by("number").values()) == before
    assert Person.objects.count() == 9


def test_it_never_comes_to_a_real_organisation(now: datetime) -> None:
    Organisation.objects.create(name="A real one")

    with pytest.raises(NotHere, match=REAL_PEOPLE):
        load(now)

    assert not Organisation.objects.filter(is_demo=True).exists()


def test_it_sees_real_people_beside_the_demo(now: datetime) -> None:
    load(now)
    real = Organisation.objects.create(name="A real one")
    level = Level.objects.create(organisation=real, rank=1, name="Level 1")
    Person.objects.create_user("someone", None, name="Someone Real", short_name="Someone", level=level)

    with pytest.raises(NotHere, match=REAL_PEOPLE):
        load(now)


def test_it_does_not_come_where_it_is_switched_off(now: datetime, settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(NotHere, match="The demo is off here"):
        load(now)

    assert Organisation.objects.count() == 0


def test_it_needs_to_know_the_owner_role(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(connections.settings, "owner")

    with pytest.raises(NotHere, match="set MIGRATION_DATABASE_URL"):
        load(now)


def test_one_story_beyond_the_rules_and_nothing_is_written(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("complaints.demo.loading.STORIES", (*STORIES, TOO_MUCH))

    with pytest.raises(Refused, match=r"\$10\.01, and your limit is \$10\.00"):
        load(now)

    assert [model.objects.count() for model in (Organisation, Person, Complaint, Refusal)] == [0, 0, 0, 0]


def telling(now: datetime) -> list[tuple[object, ...]]:
    """What one telling leaves behind, in the order of its references; undone afterwards."""
    with connected_as_owner(), transaction.atomic():
        load_as_owner(now)
        fields = (
            "site__prefix", "state", "recorded_at", "formal_cause", "what_happened", "resolved_at", "what_was_done",
        )  # fmt: skip
        rows = list(Complaint.objects.order_by("number").values_list(*fields))
        transaction.set_rollback(True)
    return rows


def test_two_tellings_of_the_same_moment_are_the_same(now: datetime) -> None:
    first, second = telling(now), telling(now)

    assert len(first) == 300
    assert first == second


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 3, 8, 7, 30, tzinfo=UTC),  # the night New York loses an hour
        datetime(2026, 10, 25, 1, 5, tzinfo=UTC),  # the night London gains one
        datetime(2024, 2, 29, 4, 59, tzinfo=UTC),  # a minute to midnight in New York
        datetime(2026, 1, 1, 0, 0, tzinfo=UTC),
        datetime(2021, 12, 29, 9, 0, tzinfo=UTC),  # England has not worked for four days
        datetime(2026, 4, 6, 18, 0, tzinfo=UTC),  # nor on Easter Monday
    ],
)
def test_it_can_be_told_at_any_hour(now: datetime) -> None:
    rows = telling(now)

    assert max(row[2] for row in rows) == now - timedelta(minutes=6)  # type: ignore[type-var]
    assert Counter(row[:2] for row in rows) == {
        ("NG", "resolved"): 164, ("NG", "open"): 8, ("NG", "escalated"): 2, ("NG", "in_review"): 2, ("NG", "void"): 2,
        ("RS", "resolved"): 112, ("RS", "open"): 6, ("RS", "escalated"): 1, ("RS", "in_review"): 1, ("RS", "void"): 2,
    }  # fmt: skip
    assert Counter((row[0], row[3]) for row in rows if row[3]) == {
        ("NG", "escalated"): 13, ("NG", "red_flag"): 9, ("NG", "patient_left"): 3,
        ("RS", "red_flag"): 4, ("RS", "limit_passed"): 4,
    }  # fmt: skip
