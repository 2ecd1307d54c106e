"""Calls for backup: every column, every state, a row too many or too few, and events that no call can have."""

from __future__ import annotations

import pytest

from complaints.models import BackupCall, CallState
from tests.database.whole_record import Record

pytestmark = pytest.mark.xdist_group("proof")

LATER = "{column} + interval '1 second'"
# "called": come (2), coming (3); may I (4), no (5); come (6), taken back (7); may I (8), yes (9), lapsed; come (10), lapsed
ASKED = "(SELECT split_part(split_part(fact, ':', 2), ';', 1)::uuid FROM complaints_event WHERE complaint_id = {{{0}}} AND position = {1})"

# column: what the owner writes into the declined call, and what is said of it
COLUMNS = {
    "site_id": ("(SELECT id FROM staff_site WHERE prefix = 'RS')", "site"),
    "kind": ("'attend'", "kind"),
    "state": ("'approved'", "state"),
    "asked_by_id": ("answered_by_id", "caller"),
    "asked_at": (LATER, "time"),
    "remedy_type_id": ("(SELECT id FROM staff_remedytype WHERE code = 'taxi')", "remedy type"),
    "amount": ("amount + 1", "amount"),
    "currency": ("'GBP'", "currency"),
    "note": ("'Please'", "note"),
    "answered_by_id": ("(SELECT id FROM staff_person WHERE username = 'max')", "answerer"),
    "answered_at": (LATER, "time of the answer"),
    "answer_note": ("''", "words of the answer"),
}


def call(story: str, position: int) -> str:
    """The key of the call that this event asked for."""
    return ASKED.format(story, position)


def test_no_column_is_forgotten() -> None:
    known = {field.column for field in BackupCall._meta.concrete_fields}

    assert {*COLUMNS, "id", "complaint_id", "changed_at"} == known


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(record: Record, column: str) -> None:
    value, name = COLUMNS[column]

    found = record.after(
        f"UPDATE complaints_backupcall SET {column} = {value.replace('{column}', column)} WHERE id = {call('called', 4)}"
    )

    assert found == {"called": [f"the {name} of the call of event 4 is not what its history tells"]}


@pytest.mark.parametrize("column", ["currency", "note"])
def test_so_it_is_of_one_who_only_asks_to_come(record: Record, column: str) -> None:
    found = record.after(f"UPDATE complaints_backupcall SET {column} = 'EUR' WHERE id = {call('called', 10)}")

    assert found == {"called": [f"the {column} of the call of event 10 is not what its history tells"]}


WAS = {2: "attended", 4: "declined", 6: "withdrawn", 8: "lapsed", 10: "lapsed"}
CHANGED = [(position, state) for position, was in WAS.items() for state in CallState.values if state != was]


@pytest.mark.parametrize(("position", "state"), CHANGED)
def test_every_other_state_is_found(record: Record, position: int, state: str) -> None:
    found = record.after(f"UPDATE complaints_backupcall SET state = '{state}' WHERE id = {call('called', position)}")

    assert found == {"called": [f"the state of the call of event {position} is not what its history tells"]}


@pytest.mark.parametrize("state", sorted(set(CallState.values) - {CallState.OPEN}))
def test_one_that_waits_does_not_lapse_where_nothing_moved(record: Record, state: str) -> None:
    found = record.after(f"UPDATE complaints_backupcall SET state = '{state}' WHERE id = {call('waiting', 4)}")

    assert found == {"waiting": ["the state of the call of event 4 is not what its history tells"]}


@pytest.mark.parametrize("state", sorted(set(CallState.values) - {CallState.APPROVED}))
def test_one_that_a_remedy_used_stays_approved(record: Record, state: str) -> None:
    found = record.after(f"UPDATE complaints_backupcall SET state = '{state}' WHERE id = {call('settled', 3)}")

    assert "the state of the call of event 3 is not what its history tells" in found["settled"]


def test_danger_keeps_a_call_waiting_through_escalation(record: Record) -> None:
    """Asked as it was recorded, it waited through escalating and lapsed as somebody took it on, not before."""
    answered = "UPDATE complaints_backupcall SET changed_at = changed_at - interval '6 minutes' WHERE id = "

    assert record.after(f"{answered}{call('reviewed', 2)}") == {
        "reviewed": ["the call of event 2 was changed at another time than its history tells"]
    }


def test_a_call_that_is_gone_or_was_added_is_found(record: Record) -> None:
    gone = f"DELETE FROM complaints_backupcall WHERE id = {call('called', 4)}"
    added = f"""INSERT INTO complaints_backupcall SELECT (jsonb_populate_record(b, jsonb_build_object(
        'id', gen_random_uuid()))).* FROM complaints_backupcall b WHERE id = {call("called", 4)}"""
    elsewhere = f"UPDATE complaints_backupcall SET complaint_id = {{plain}} WHERE id = {call('called', 4)}"

    assert record.after(gone) == {"called": ["the call of event 4 is missing"]}
    assert record.after(added) == {"called": ["a call was added that its history does not tell of"]}
    assert record.after(elsewhere) == {
        "called": ["the call of event 4 is missing"],
        "plain": ["a call was added that its history does not tell of"],
    }


IMPOSSIBLE = {
    "answering one's own": (5, "by_id = (SELECT id FROM staff_person WHERE username = 'ava')"),
    "answering what was answered": (5, "fact = replace(fact, split_part(split_part(fact, ':', 2), ';', 1), '{first}')"),
    "taking another's back": (7, "by_id = (SELECT id FROM staff_person WHERE username = 'ben')"),
    "allowing nothing": (3, "fact = replace(fact, 'attended', 'approved')"),
    "allowing another amount": (9, "amount = 1300"),
}


@pytest.mark.parametrize("act", IMPOSSIBLE)
def test_what_no_call_allows_nobody_can_have_done(record: Record, act: str) -> None:
    position, change = IMPOSSIBLE[act]
    first = record.complaints["called"].calls.order_by("asked_at").first()
    assert first

    found = record.after(record.rehashed("called", position, change.replace("{first}", str(first.pk))))

    assert f"event {position} says something that nobody can have done" in found["called"]
    assert set(found) == {"called"}
