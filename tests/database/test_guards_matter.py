"""Take a guard away, as only the owner can, and what it refused goes through: no other test passes by accident."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, connections
from django.utils import timezone

from complaints import actions
from complaints.actions.calling import Call
from complaints.giving import WRITTEN, Given
from complaints.models import BackupCall, CallKind, Complaint, Event, Remedy
from complaints.rows import insert
from staff.models import Duty
from tests.cast import Cast
from tests.database.by_hand import SKIPPING, skipped
from tests.database.complaints_in_states import complaint_in, evidence

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def born_resolved(cast: Cast, _: Complaint) -> None:
    now = timezone.now()
    Complaint.objects.create(
        id=uuid.uuid4(), number=1, reference="NG-1-B", organisation=cast.northgate.organisation, site=cast.northgate,
        category=cast.category("waiting"), what_happened="x", recorded_at=now, recorded_by=cast.ava, owner=cast.ava,
        state="resolved", resolved_at=now, resolved_by=cast.ava, what_was_done="x", put_right="yes",
    )  # fmt: skip


def resolved_from_escalated(cast: Cast, complaint: Complaint) -> None:
    done = {
        "owner": cast.ava,
        "resolved_at": timezone.now(),
        "resolved_by": cast.ava,
        "what_was_done": "x",
        "put_right": "yes",
    }
    Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **done)


def resolved_without_its_event(cast: Cast, complaint: Complaint) -> None:
    Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **evidence(complaint, "resolved", cast))


def flag_without_formal(cast: Cast, complaint: Complaint) -> None:
    Complaint.objects.filter(pk=complaint.pk).update(red_flags=["harm"])


def escalated_without_reason(cast: Cast, complaint: Complaint) -> None:
    stamps = evidence(complaint, "escalated", cast) | {"escalated_reason": ""}
    Complaint.objects.filter(pk=complaint.pk).update(state="escalated", **stamps)


def given_beyond_the_limit(cast: Cast, complaint: Complaint) -> None:
    Remedy.objects.create(
        complaint=complaint, remedy_type=cast.remedy_type("parking"), amount=999_999,
        given_by=cast.ava, at=timezone.now() - timedelta(days=9), currency="USD", day="2020-01-01", level_name="x",
        per_remedy_limit=0,
    )  # fmt: skip


def told_of_a_move_that_was_not_made(cast: Cast, complaint: Complaint) -> None:
    Event.objects.create(
        complaint=complaint, verb="void", by=cast.mona, by_name="Mona Reyes", position=2, from_state="open",
        to_state="void", at=timezone.now(), recorded_at=timezone.now(), hash="f" * 64, previous_hash="e" * 64,
    )  # fmt: skip


def forged_in_the_chain(cast: Cast, complaint: Complaint) -> None:
    event = Event.objects.create(
        complaint=complaint, verb="note", by=cast.ava, by_name="Somebody Else", position=9,
        at=timezone.now(), recorded_at=timezone.now(), hash="f" * 64, previous_hash="e" * 64,
    )  # fmt: skip
    if Event.objects.get(pk=event.pk).by_name != "Somebody Else":
        raise DatabaseError("overwritten")


def deleted(cast: Cast, complaint: Complaint) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM complaints_refusal")


def approved_by_the_caller(cast: Cast, complaint: Complaint) -> None:
    if not BackupCall.objects.exists():
        actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.ATTEND))
    BackupCall.objects.update(state="attended", answered_by=cast.ben, answered_at=timezone.now())


def changed_without_its_event(cast: Cast, complaint: Complaint) -> None:
    Complaint.objects.filter(pk=complaint.pk).update(patient_name="Somebody else")


def promise_taken_back(cast: Cast, complaint: Complaint) -> None:
    actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain")))
    kept = {
        "kept_at": timezone.now(),
        "kept_by": cast.cleo,
        "kept_how": "x",
    }
    if not Remedy.objects.update(**kept):
        raise DatabaseError("nothing there")


def two_open_calls(cast: Cast, complaint: Complaint) -> None:
    if not BackupCall.objects.exists():
        actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.ATTEND))
    called_without_its_event(cast, complaint)


def called_without_its_event(cast: Cast, complaint: Complaint) -> None:
    BackupCall(complaint=complaint, kind="attend", asked_by=cast.ava, asked_at=timezone.now()).save(force_insert=True)


def given_without_its_event(cast: Cast, complaint: Complaint) -> None:
    Remedy.objects.create(
        complaint=complaint, remedy_type=cast.remedy_type("explain"), given_by=cast.ava, at=timezone.now()
    )


def told_by_an_event_that_never_came(cast: Cast, complaint: Complaint) -> None:
    skipped(Event.objects.get(), complaint, "note", cast.ava)


def charged_for_a_remedy_that_never_came(cast: Cast, complaint: Complaint) -> None:
    if not Remedy.objects.exists():
        actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("meal"), 1_00))
    again = [
        Remedy.objects.get().pk,
        complaint.pk,
        cast.remedy_type("meal").pk,
        1_00,
        cast.ava.pk,
        timezone.now(),
        None,
    ]
    insert(Remedy, WRITTEN, [again], SKIPPING)


def back_on_a_duty_that_ended(cast: Cast, complaint: Complaint) -> None:
    if not Duty.objects.exists():
        now = timezone.now()
        Duty.objects.create(person=cast.mona, site=cast.northgate, extension="1", since=now, until=now)
    Duty.objects.update(until=None)


MOVES = "DROP TRIGGER complaint_moves ON complaints_complaint"
TOLD = "DROP TRIGGER complaint_is_told ON complaints_complaint"
GIVEN = "DROP TRIGGER remedy_is_told ON complaints_remedy"
CALLED = "DROP TRIGGER call_is_told ON complaints_backupcall"
GUARDS: dict[str, tuple[Callable[[Cast, Complaint], None], str]] = {
    "birth": (born_resolved, f"DROP TRIGGER complaint_is_born ON complaints_complaint; {TOLD}"),
    "moves": (resolved_from_escalated, f"{MOVES}; {TOLD}"),
    "the event of a move": (resolved_without_its_event, TOLD),
    "flags make formal": (
        flag_without_formal,
        f"ALTER TABLE complaints_complaint DROP CONSTRAINT red_flags_make_formal; {TOLD}",
    ),
    "a reason": (
        escalated_without_reason,
        f"ALTER TABLE complaints_complaint DROP CONSTRAINT escalated_with_reason; {TOLD}",
    ),
    "limits": (given_beyond_the_limit, f"DROP TRIGGER remedy_is_within_authority ON complaints_remedy; {GIVEN}"),
    "the event of a remedy": (given_without_its_event, GIVEN),
    "the event of a call": (called_without_its_event, CALLED),
    "the move of an event": (
        told_of_a_move_that_was_not_made,
        "DROP TRIGGER event_joins_the_chain ON complaints_event",
    ),
    "the chain": (forged_in_the_chain, "DROP TRIGGER event_joins_the_chain ON complaints_event"),
    "answers": (approved_by_the_caller, f"DROP TRIGGER call_is_answered ON complaints_backupcall; {CALLED}"),
    "one call": (two_open_calls, f"DROP INDEX one_open_call_a_kind; {CALLED}"),
    "the event of a change": (changed_without_its_event, TOLD),
    "promises": (
        promise_taken_back,
        f"DROP TRIGGER remedy_is_kept ON complaints_remedy; {GIVEN}; "
        "ALTER TABLE complaints_remedy DROP CONSTRAINT only_promises_are_kept",
    ),
    "the event of a head": (
        told_by_an_event_that_never_came,
        "DROP TRIGGER head_has_its_event ON complaints_chainhead",
    ),
    "the remedies of a day": (charged_for_a_remedy_that_never_came, "DROP TRIGGER day_adds_up ON staff_dayledger"),
    "the end of a duty": (back_on_a_duty_that_ended, "DROP TRIGGER duty_ends ON staff_duty"),
    "no delete": (deleted, "GRANT DELETE ON complaints_refusal TO PUBLIC"),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_without_its_guard_the_illegal_act_goes_through(cast: Cast, guard: str) -> None:
    act, taken_away = GUARDS[guard]
    complaint = complaint_in(cast, "escalated" if guard == "moves" else "open", formal=guard == "moves")
    with pytest.raises(DatabaseError):
        act(cast, complaint)

    with connections["owner"].cursor() as cursor:
        cursor.execute(taken_away)

    act(cast, complaint)
