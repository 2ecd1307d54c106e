"""INSERT ... ON CONFLICT DO NOTHING runs the triggers before a row and leaves the row out: so commit asks for it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions
from complaints.giving import WRITTEN, Given
from complaints.models import Complaint, Event, EventValue, Remedy
from complaints.proof import verify
from complaints.rows import insert
from complaints.states import State
from staff.models import DayLedger
from tests.cast import Cast
from tests.database.by_hand import SKIPPING, change, skipped
from tests.database.complaints_in_states import ask_constraints, complaint_in, evidence

pytestmark = pytest.mark.django_db
NO_EVENT = "a history ends in an event that is there"
NO_REMEDY = "a day's ledger holds what was given that day and nothing else"


def test_a_move_is_not_told_by_an_event_that_never_came(cast: Cast) -> None:
    complaint = complaint_in(cast, "open")
    moved = {"from_state": State.OPEN, "to_state": State.RESOLVED, "fact": "put_right:yes"}

    with pytest.raises(DatabaseError, match=NO_EVENT), transaction.atomic():
        change(complaint, state="resolved", **evidence(complaint, "resolved", cast))
        skipped(Event.objects.get(), complaint, "resolve", cast.ava, **moved)
        ask_constraints()
    assert Complaint.objects.get().state == "open"


def test_nor_are_words_put_under_somebody_elses_note(cast: Cast) -> None:
    complaint = complaint_in(cast, "open")
    actions.note(complaint, by=cast.ben, words="She comes back at five")
    note = Event.objects.get(verb="note")

    with pytest.raises(DatabaseError, match=NO_EVENT), transaction.atomic():
        skipped(note, complaint, "note", cast.ava, words={"reason": "Ben was rude to her"})
        ask_constraints()
    assert [one.field for one in EventValue.objects.filter(event=note)] == ["note"]


def test_nor_is_a_first_event_left_out(cast: Cast) -> None:
    told, complaint = complaint_in(cast, "open"), complaint_in(cast, "open")

    with pytest.raises(DatabaseError, match=NO_EVENT), transaction.atomic():
        skipped(Event.objects.get(complaint=told), complaint, "note", cast.ava)
        ask_constraints()


@pytest.mark.parametrize("amount", [1, 4_00])
def test_a_day_holds_no_remedy_that_never_came(cast: Cast, amount: int) -> None:
    complaint = complaint_in(cast, "open")
    actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("meal"), 5_00))
    given = Remedy.objects.get()
    again = [given.pk, complaint.pk, given.remedy_type_id, amount, cast.ava.pk, timezone.now(), None]

    with pytest.raises(DatabaseError, match=NO_REMEDY), transaction.atomic():
        insert(Remedy, WRITTEN, [again], SKIPPING)
        ask_constraints()
    assert [one.spent for one in DayLedger.objects.all()] == [5_00]


def test_nor_does_an_approvers_day(cast: Cast) -> None:
    """Charged to Mona, whose yes Ava used: another under its key is charged to nobody."""
    from complaints.actions.calling import Call
    from complaints.models import BackupCall, CallKind, CallState
    from complaints.review import actions as review

    complaint, wanted = complaint_in(cast, "open"), Given(cast.remedy_type("parking"), 18_00)
    for _ in range(2):
        actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.APPROVE, wanted))
        review.answer_call(BackupCall.objects.with_names().get(state="open"), by=cast.mona, answer=CallState.APPROVED)
    actions.give_remedy(complaint, by=cast.ava, remedy=wanted)
    ask_constraints()
    given = Remedy.objects.get()
    again = [given.pk, complaint.pk, given.remedy_type_id, 18_00, cast.ava.pk, timezone.now(), None]

    with pytest.raises(DatabaseError, match=NO_REMEDY), transaction.atomic():
        insert(Remedy, WRITTEN, [again], SKIPPING)
        ask_constraints()
    assert dict(DayLedger.objects.exclude(spent=0).values_list("person", "spent")) == {cast.mona.pk: 18_00}
    assert verify().faults == []
