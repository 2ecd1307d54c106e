"""An event tells of what was just done, by somebody who may; a move changes its own evidence. Asked as the app's role."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Correction, Told
from complaints.giving import Given
from complaints.models import Complaint, Event, PutRight
from complaints.particulars import Particulars
from complaints.proof import verify
from complaints.states import CHANGES, MOVES, Act
from staff.models import Person
from tests.cast import Cast
from tests.database.complaints_in_states import complaint_in, evidence

pytestmark = pytest.mark.django_db


def tell(complaint: Complaint, verb: str, by: Person | None, **fields: Any) -> Event:
    with transaction.atomic():
        return Event.objects.create(complaint=complaint, verb=verb, by=by, at=timezone.now(), **fields)


def change(complaint: Complaint, **changes: Any) -> None:
    Complaint.objects.filter(pk=complaint.pk).update(**changes)


def ask(sql: str, *arguments: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchone()[0]


def test_states_and_database_agree_on_which_verb_goes_where() -> None:
    verbs = sorted({one.move for one in MOVES} | set(Act))
    states = [None, "open", "escalated", "in_review", "resolved", "void"]
    legal = {(str(one.move), one.source and str(one.source), str(one.target)) for one in MOVES}
    legal |= {(str(act), None, None) for act in Act}

    found = {
        (verb, source, target)
        for verb in [*map(str, verbs), "hacked"]
        for source in states
        for target in states
        if ask("SELECT verb_goes(%s, %s, %s)", verb, source, target)
    }

    assert found == legal


def test_every_act_that_changes_the_row_may_change_something_and_no_other_may() -> None:
    may = {str(act) for act in Act if ask("SELECT cardinality(act_may_change(%s))", str(act))}

    assert may == {str(act) for act in CHANGES}


def test_an_event_before_its_move_is_refused(cast: Cast) -> None:
    """Whoever it names: written first, it could name anybody."""
    complaint = complaint_in(cast, "open")

    with pytest.raises(DatabaseError, match="an event tells of what was done just before it"):
        tell(complaint, "resolve", cast.ava, from_state="open", to_state="resolved")


@pytest.mark.parametrize("verb", ["note", "decide", "hacked"])
def test_a_move_is_told_by_its_own_verb(cast: Cast, verb: str) -> None:
    complaint = complaint_in(cast, "open")

    with pytest.raises(DatabaseError, match="an event from open to resolved does not follow"), transaction.atomic():
        change(complaint, state="resolved", **evidence(complaint, "resolved", cast))
        tell(complaint, verb, cast.ava, from_state="open", to_state="resolved")


@pytest.mark.parametrize("who", ["cleo", "gus", "ada", "rui"])
def test_nobody_who_may_not_act_on_it_has_a_history_with_it(cast: Cast, who: str) -> None:
    complaint = complaint_in(cast, "open")

    with pytest.raises(DatabaseError, match="only somebody who may act on it has a history with it"):
        tell(complaint, "note", getattr(cast, who))
    assert Event.objects.get(pk=tell(complaint, "note", cast.ben).pk).by_name == "Ben Halloway"


def test_whom_it_is_about_has_no_history_with_it(cast: Cast) -> None:
    about = Particulars(about_people=(cast.ben.pk,))
    told = Told("Spoke sharply", cast.northgate, cast.category("attitude"), particulars=about)
    complaint = actions.record(told, by=cast.ava)

    with pytest.raises(DatabaseError, match="only somebody who may act on it has a history with it"):
        tell(complaint, "note", cast.ben)


@pytest.mark.parametrize(
    "more",
    [
        {"what_happened": "Nothing much"},
        {"patient_reference": "N-1"},
        {"about_people": []},
        {"category": "food"},
        {"location": "reception_b"},
        {"contact_by": "phone", "contact_detail": "555-0100"},
    ],
    ids=lambda more: next(iter(more)),
)
def test_resolving_changes_nothing_else(cast: Cast, more: dict[str, Any]) -> None:
    about = Particulars(about_people=(cast.ben.pk,))
    told = Told("Waited", cast.northgate, cast.category("waiting"), cast.reception_a, particulars=about)
    complaint = actions.record(told, by=cast.ava)
    found = {"food": cast.category("food"), "reception_b": cast.reception_b}
    also = {name: found.get(str(value), value) for name, value in more.items()}

    with pytest.raises(DatabaseError, match="changes its own evidence and nothing else"), transaction.atomic():
        change(complaint, state="resolved", **evidence(complaint, "resolved", cast) | also)


@pytest.mark.parametrize(
    ("verb", "changes", "named"),
    [
        ("hand_over", {"what_happened": "Nothing much"}, "what_happened"),
        ("could_not_ask", {"patient_name": "Somebody Else"}, "patient_name"),
        ("see_authority", {"category_id": None}, "category_id"),
        ("correct", {"call_back_due": "2030-01-01"}, "call_back_due"),
    ],
)
def test_an_act_tells_of_its_own_changes_only(cast: Cast, verb: str, changes: dict[str, Any], named: str) -> None:
    complaint = complaint_in(cast, "open")
    if "category_id" in changes:
        changes = {"category_id": cast.category("food").pk}

    with pytest.raises(DatabaseError, match=f"{verb} does not change .*{named}"), transaction.atomic():
        change(complaint, **changes)
        tell(complaint, verb, cast.ava)


def test_a_limit_that_passes_changes_nothing_but_that_it_is_formal(cast: Cast) -> None:
    complaint = actions.record(Told("Cold", cast.riverside, cast.category("food"), cast.main_desk), by=cast.cleo)

    with pytest.raises(DatabaseError, match="limit_passed does not change .*what_happened"), transaction.atomic():
        change(complaint, what_happened="It was warm")
        tell(complaint, "limit_passed", None)


@pytest.mark.parametrize("cause", ["limit_passed", "red_flag", "patient_left"])
def test_escalating_makes_formal_by_escalating_only(cast: Cast, cause: str) -> None:
    complaint = complaint_in(cast, "open")
    stamps = evidence(complaint, "escalated", cast) | {"formal_at": timezone.now(), "formal_cause": cause}

    with pytest.raises(DatabaseError, match="only escalating makes it formal on the way"), transaction.atomic():
        change(complaint, state="escalated", **stamps)


def test_a_complaint_is_born_with_its_regimes_limit(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for site, by, limit in ((cast.riverside, cast.cleo, None), (cast.northgate, cast.ava, timezone.now())):
        monkeypatch.setattr("complaints.actions.recording.on_the_spot_until", lambda *_, limit=limit: limit)
        with pytest.raises(DatabaseError, match="has the limit that its regime sets"), transaction.atomic():
            actions.record(Told("Cold", site, cast.category("food")), by=by)


def test_what_becomes_of_the_sites_lists_never_freezes_a_complaint(cast: Cast) -> None:
    """Ben works elsewhere now, the place is closed: it is resolved all the same."""
    about = Particulars(about_people=(cast.ben.pk,))
    told = Told("Waited", cast.northgate, cast.category("waiting"), cast.reception_a, particulars=about)
    complaint = actions.record(told, by=cast.ava)
    cast.ben.memberships.update(is_active=False)
    cast.reception_a.is_active = False
    cast.reception_a.save(update_fields=["is_active"])

    actions.correct(complaint, by=cast.ava, correction=Correction({"patient_name": "Ann Example"}), reason="Asked")
    actions.resolve(complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain")), put_right=PutRight.YES)

    assert Complaint.objects.get().state == "resolved"
    assert verify().faults == []


class TestVoiding:
    def void(self, complaint: Complaint, by: Person, **changes: Any) -> None:
        stamps = {"void_at": timezone.now(), "void_by": by, "void_reason": "Pressed by mistake", "owner": by}
        with transaction.atomic():
            change(complaint, state="void", **stamps | changes)
            transaction.set_rollback(True)

    def test_not_by_a_manager_whom_it_is_about(self, cast: Cast) -> None:
        about = Particulars(about_people=(cast.mona.pk,))
        told = Told("Never came", cast.northgate, cast.category("attitude"), particulars=about)
        complaint = actions.record(told, by=cast.ava)

        with pytest.raises(DatabaseError, match="only a manager of its site whom it is not about"):
            self.void(complaint, cast.mona, owner=cast.ava)
        self.void(complaint, cast.max)

    def test_not_by_whoever_escalated_it(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        actions.escalate(complaint, by=cast.mona, reason="They ask for my boss")

        with pytest.raises(DatabaseError, match="nobody voids what they escalated"):
            self.void(complaint, cast.mona)
        self.void(complaint, cast.max)

    def test_a_duplicate_is_of_the_same_site_and_not_void(self, cast: Cast) -> None:
        complaint, twin, gone = complaint_in(cast, "open"), complaint_in(cast, "open"), complaint_in(cast, "void")
        elsewhere = actions.record(Told("Cold", cast.riverside, cast.category("food")), by=cast.cleo)

        for other in (elsewhere, gone):
            with pytest.raises(DatabaseError, match="a duplicate repeats another complaint of its site"):
                self.void(complaint, cast.mona, duplicate_of=other)
        self.void(complaint, cast.mona, duplicate_of=twin)
