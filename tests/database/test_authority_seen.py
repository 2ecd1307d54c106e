"""By what right somebody speaks for the patient: seen now, by whoever says so, and told as it stands in the row."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions
from complaints.models import Authority, Complaint
from complaints.proof import verify
from staff.models import Person
from tests.cast import Cast
from tests.database.by_hand import change, tell
from tests.database.complaints_in_states import ask_constraints, complaint_in

pytestmark = pytest.mark.django_db
NOT_SO = "an event tells of what was done, once"
BORN = "an authority is seen, and a call back is due, only later"


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    return complaint_in(cast, "open")


@pytest.mark.parametrize("minutes", [-6, 6])
def test_it_is_seen_now(cast: Cast, complaint: Complaint, minutes: int) -> None:
    other = timezone.now() + timedelta(minutes=minutes)

    with pytest.raises(DatabaseError, match="the time of seeing an authority must be now"):
        change(complaint, authority="parent", authority_seen_by=cast.ava, authority_seen_at=other)


def see(complaint: Complaint, seen_by: Person, told_by: Person, fact: str, later: timedelta = timedelta()) -> None:
    now = timezone.now()
    with transaction.atomic():
        change(complaint, authority="parent", authority_seen_by=seen_by, authority_seen_at=now)
        tell(complaint, "see_authority", told_by, fact=fact, at=now + later)


def test_the_history_tells_who_saw_which_and_when(cast: Cast, complaint: Complaint) -> None:
    fact = "authority:parent"

    for seen_by in (cast.cleo, cast.ben):
        with pytest.raises(DatabaseError, match=NOT_SO):
            see(complaint, seen_by, cast.ava, fact)
    for other in ("authority:consent", "", "authority:parent;authority:consent"):
        with pytest.raises(DatabaseError, match=NOT_SO):
            see(complaint, cast.ava, cast.ava, other)
    with pytest.raises(DatabaseError, match=NOT_SO):
        see(complaint, cast.ava, cast.ava, fact, timedelta(seconds=1))
    see(complaint, cast.ava, cast.ava, fact)
    ask_constraints()
    assert verify().faults == []


def test_nobody_of_another_site_sees_it(cast: Cast, complaint: Complaint) -> None:
    with pytest.raises(DatabaseError, match="only somebody who may act on it has a history with it"):
        see(complaint, cast.cleo, cast.cleo, "authority:parent")


def test_seen_again_it_is_told_again(cast: Cast, complaint: Complaint) -> None:
    for kind in (Authority.PARENT, Authority.ATTORNEY):
        actions.see_authority(complaint, by=cast.ava, kind=kind)
    ask_constraints()

    assert verify().faults == []


@pytest.mark.usefixtures("never_committed")
@pytest.mark.parametrize("with_it", ["authority", "call_back_due"])
def test_no_complaint_is_born_with_it(cast: Cast, with_it: str) -> None:
    now = timezone.now()
    born: dict[str, Any] = {
        "number": 1, "reference": "x", "organisation": cast.organisation, "site": cast.northgate, "recorded_at": now,
        "category": cast.category("food"), "what_happened": "x", "recorded_by": cast.ava, "owner": cast.ava,
    }  # fmt: skip
    more = {
        "authority": {"authority": "parent", "authority_seen_by": cast.ava, "authority_seen_at": now},
        "call_back_due": {"call_back_due": now.date()},
    }[with_it]

    with pytest.raises(DatabaseError, match=BORN), transaction.atomic():
        Complaint.objects.create(**born, **more)
    Complaint.objects.create(**born)
