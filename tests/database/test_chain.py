"""Every tampering by the owner with the guards switched off is found, and names its complaint alone."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from complaints.models import Complaint, Event
from complaints.proof import verify
from tests.cast import Cast
from tests.database.complaints_in_states import complaint_in


@pytest.fixture
def as_owner(transactional_db: None) -> Callable[..., None]:
    """SQL as the owner with the guards switched off: what SECURITY.md says cannot be stopped, only found."""

    def run(*statements: str) -> None:
        with connections["owner"].cursor() as cursor:
            tables = (
                "complaints_event", "complaints_complaint", "complaints_remedy", "complaints_eventvalue",
                "complaints_chainhead", "staff_dayledger",
            )  # fmt: skip
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            for statement in statements:
                cursor.execute(statement)
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    return run


def told(cast: Cast) -> tuple[Complaint, Complaint]:
    """One whole complaint and its neighbour, which stays untouched."""
    return complaint_in(cast, "resolved", formal=True), complaint_in(cast, "resolved")


TAMPERINGS = {
    "an edit": "UPDATE complaints_event SET at = at - interval '1 day' WHERE complaint_id = '{id}' AND position = 2",
    "another name": "UPDATE complaints_event SET by_name = 'X' WHERE complaint_id = '{id}' AND position = 1",
    "a deletion": "DELETE FROM complaints_event WHERE complaint_id = '{id}' AND position = 2",
    "a cut tail": "DELETE FROM complaints_event WHERE complaint_id = '{id}' AND position > 2",
    "all of it": "DELETE FROM complaints_event WHERE complaint_id = '{id}'",
    "changed words": "UPDATE complaints_eventvalue SET value = 'nicer' WHERE complaint_id = '{id}' AND field = 'what_happened'",
    "a changed salt": "UPDATE complaints_eventvalue SET salt = 'x' WHERE complaint_id = '{id}'",
    "words gone": "DELETE FROM complaints_eventvalue WHERE complaint_id = '{id}' AND field = 'reason'",
    "a re-hash": "UPDATE complaints_event SET fact = 'x', hash = repeat('a', 64) WHERE complaint_id = '{id}' AND position = 2",
    "a re-hashed tail": "UPDATE complaints_event e SET fact = 'x' WHERE complaint_id = '{id}' AND position = 4; "
    "UPDATE complaints_event e SET hash = event_hash(e) WHERE complaint_id = '{id}' AND position = 4",
    "another reason": "UPDATE complaints_complaint SET escalated_reason = 'none' WHERE id = '{id}'",
    "another ending": "UPDATE complaints_complaint SET what_was_done = 'Everything' WHERE id = '{id}'",
    "another answer": "UPDATE complaints_complaint SET put_right = 'no' WHERE id = '{id}'",
    "another resolver": "UPDATE complaints_complaint SET resolved_by_id = recorded_by_id WHERE id = '{id}'",
    "other words": "UPDATE complaints_complaint SET what_happened = 'Nothing much' WHERE id = '{id}'",
    "a cleared flag": "UPDATE complaints_complaint SET red_flags = '{{}}' WHERE id = '{id}'",
    "a later formal time": "UPDATE complaints_complaint SET formal_at = formal_at + interval '1 day' WHERE id = '{id}'",
    "a head moved back": "UPDATE complaints_chainhead SET position = 1 WHERE complaint_id = '{id}'",
    "no head": "DELETE FROM complaints_chainhead WHERE complaint_id = '{id}'",
    "another state": "UPDATE complaints_complaint SET state = 'open', resolved_at = NULL, resolved_by_id = NULL, "
    "what_was_done = NULL, put_right = NULL WHERE id = '{id}'",
}


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
class TestTampering:
    @pytest.mark.parametrize("kind", TAMPERINGS)
    def test_each_is_found_and_names_the_complaint(
        self, cast: Cast, as_owner: Callable[..., None], capsys: pytest.CaptureFixture[str], kind: str
    ) -> None:
        complaint, neighbour = told(cast)
        assert verify().faults == []
        without_foreign_keys = "SET CONSTRAINTS ALL DEFERRED"

        as_owner(*freed(kind), without_foreign_keys, TAMPERINGS[kind].format(id=complaint.pk))

        assert {fault.reference for fault in verify().faults} == {complaint.reference}
        with pytest.raises(SystemExit, match="1"):
            call_command("verify_record")
        words = capsys.readouterr().err
        assert complaint.reference in words
        assert neighbour.reference not in words

    def test_a_changed_ledger_is_found(self, cast: Cast, as_owner: Callable[..., None]) -> None:
        from tests.cast import give

        give(cast, cast.ava, "parking", 500)

        as_owner("UPDATE staff_dayledger SET spent = 499")

        assert [fault.reference for fault in verify().faults] == ["day ledger", "day ledger"]

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM complaints_remedy",
            "UPDATE complaints_remedy SET amount = 499",
            "UPDATE complaints_remedy SET at = now()",
        ],
    )
    def test_a_changed_remedy_is_found(self, cast: Cast, as_owner: Callable[..., None], statement: str) -> None:
        from tests.cast import give

        complaint = give(cast, cast.ava, "parking", 500)

        as_owner(statement)

        assert complaint.reference in {fault.reference for fault in verify().faults}

    def test_a_whole_record_holds(self, cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
        told(cast)

        call_command("verify_record")

        assert "The record holds: 2 complaints, 7 events." in capsys.readouterr().out

    def test_random_edits_are_all_found(self, cast: Cast, as_owner: Callable[..., None]) -> None:
        complaint, _ = told(cast)
        dice = random.Random(20261124)
        columns = {
            "verb": "'x'", "by_name": "'x'", "by_level": "'x'", "fact": "'x'", "at": "at + interval '1 second'",
            "recorded_at": "recorded_at - interval '1 second'", "digest": "'x'", "hash": "repeat('b', 64)",
            "previous_hash": "repeat('b', 64)", "position": "position + 10", "by_id": "NULL", "digests": "'{}'",
            "amount": "5", "currency": "'GBP'",
        }  # fmt: skip
        for _ in range(40):
            column, position = dice.choice(sorted(columns)), dice.randint(1, 4)
            before = Event.objects.filter(complaint=complaint, position=position).values().get()
            if column == "digests" and before["digests"] == {}:
                continue
            as_owner(
                f"UPDATE complaints_event SET {column} = {columns[column]} "
                f"WHERE complaint_id = '{complaint.pk}' AND position = {position}"
            )
            assert {fault.reference for fault in verify().faults} == {complaint.reference}, (column, position)
            put_back(as_owner, before, column)
            assert verify().faults == []


def freed(kind: str) -> list[str]:
    """A deletion needs the words' foreign key out of its way, as its owner can arrange."""
    if kind not in ("a deletion", "a cut tail", "all of it"):
        return []
    return [
        "DELETE FROM complaints_eventvalue v USING complaints_event e WHERE v.event_id = e.id AND e.complaint_id = "
        "(SELECT id FROM complaints_complaint ORDER BY number LIMIT 1) AND e.position >= "
        + {"a deletion": "2", "a cut tail": "3", "all of it": "1"}[kind]
        + (" AND e.position = 2" if kind == "a deletion" else "")
    ]


def put_back(as_owner: Callable[..., None], before: dict[str, Any], column: str) -> None:
    with connections["owner"].cursor() as cursor:
        value = cursor.mogrify("%s", [str(before[column]) if column != "digests" else quoted(before[column])]).decode()
        if before[column] is None:
            value = "NULL"
        as_owner(f"UPDATE complaints_event SET {column} = {value} WHERE id = '{before['id']}'")


def quoted(digests: dict[str, str]) -> str:
    import json

    return json.dumps(digests)
