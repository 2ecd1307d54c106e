"""Remedies: each pairs with the one event that gave it; every column, and every promise kept or not."""

from __future__ import annotations

import pytest

from complaints.models import Remedy
from tests.database.whole_record import Record

pytestmark = pytest.mark.xdist_group("proof")

LATER = "{column} + interval '1 second'"
BEN = "(SELECT id FROM staff_person WHERE username = 'ben')"
# in "settled": parking (2), parking by a call (5), a meal promised (6) and kept (7), explain (11)
GIVEN = "(SELECT substr(fact, 8, 36)::uuid FROM complaints_event WHERE complaint_id = {{{0}}} AND position = {1})"

# column: the event that gave it, what the owner writes, and what is said of it
COLUMNS = {
    "remedy_type_id": (2, "(SELECT id FROM staff_remedytype WHERE code = 'taxi')", "remedy type"),
    "amount": (2, "amount - 1", "amount"),
    "given_by_id": (2, BEN, "giver"),
    "at": (2, LATER, "time"),
    "currency": (2, "'GBP'", "currency"),
    "day": (2, "day - 1", "day"),
    "level_name": (2, "'Level 3'", "level name"),
    "per_remedy_limit": (2, "500000", "per remedy limit"),
    "charged_to_id": (5, BEN, "payer"),
    "call_id": (5, "NULL", "call"),
    "promised_by": (6, "promised_by + 1", "promised day"),
    "kept_at": (6, LATER, "time of keeping"),
    "kept_by_id": (6, "(SELECT id FROM staff_person WHERE username = 'mona')", "keeper"),
    "kept_how": (6, "'By post'", "evidence of keeping"),
}


def given(story: str, position: int) -> str:
    """The key of the remedy that this event gave."""
    return GIVEN.format(story, position)


def ours(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without the day's ledger, which money that changed hands finds as well."""
    return {name: whats for name, whats in found.items() if name != "day ledger"}


def test_no_column_is_forgotten() -> None:
    assert {*COLUMNS, "id", "complaint_id"} == {field.column for field in Remedy._meta.concrete_fields}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(record: Record, column: str) -> None:
    position, value, name = COLUMNS[column]

    found = record.after(
        f"UPDATE complaints_remedy SET {column} = {value.replace('{column}', column)} WHERE id = {given('settled', position)}"
    )

    assert ours(found) == {"settled": [f"the {name} of the remedy of event {position} is not what its history tells"]}
    assert ("day ledger" in found) == (column in {"amount", "given_by_id", "currency", "day", "charged_to_id"})


def test_a_promise_that_was_never_kept_or_no_longer_is(record: Record) -> None:
    kept = "kept_at = {0}, kept_by_id = {1}, kept_how = {2}"
    forged = kept.format("now()", BEN, "'Here'")
    whats = [f"the {name} of the remedy of event {{}} is not what its history tells" for name in
             ("time of keeping", "keeper", "evidence of keeping")]  # fmt: skip

    assert record.after(f"UPDATE complaints_remedy SET {forged} WHERE id = {given('waiting', 2)}") == {
        "waiting": [what.format(2) for what in whats]
    }
    undone = kept.format("NULL", "NULL", "NULL")
    assert record.after(f"UPDATE complaints_remedy SET {undone} WHERE id = {given('settled', 6)}") == {
        "settled": [what.format(6) for what in whats]
    }


def test_what_was_given_at_once_becomes_no_promise(record: Record) -> None:
    found = record.after(f"UPDATE complaints_remedy SET promised_by = day WHERE id = {given('settled', 2)}")

    assert found == {"settled": ["the promised day of the remedy of event 2 is not what its history tells"]}


def test_a_call_that_allowed_something_else_is_found(record: Record) -> None:
    borrowed = (
        f"call_id = (SELECT id FROM complaints_backupcall WHERE complaint_id = {{settled}}), charged_to_id = {BEN}"
    )

    found = record.after(f"UPDATE complaints_remedy SET call_id = NULL; UPDATE complaints_remedy SET {borrowed} "
                         f"WHERE id = {given('settled', 11)}")  # fmt: skip

    assert found["settled"] == [
        "the call of the remedy of event 5 is not what its history tells",
        "the call of the remedy of event 11 is not what its history tells",
        "the payer of the remedy of event 11 is not what its history tells",
    ]


def test_a_remedy_that_is_gone_moved_or_was_added_is_found(record: Record) -> None:
    gone = f"DELETE FROM complaints_remedy WHERE id = {given('settled', 11)}"
    moved = f"UPDATE complaints_remedy SET complaint_id = {{called}} WHERE id = {given('settled', 11)}"
    added = f"""INSERT INTO complaints_remedy SELECT (jsonb_populate_record(r, jsonb_build_object(
        'id', gen_random_uuid()))).* FROM complaints_remedy r WHERE id = {given("settled", 11)}"""

    assert record.after(gone) == {"settled": ["the remedy of event 11 is missing"]}
    assert record.after(moved) == {
        "settled": ["the remedy of event 11 is missing"],
        "called": ["a remedy was added that its history does not tell of"],
    }
    assert record.after(added) == {"settled": ["a remedy was added that its history does not tell of"]}


def test_two_that_changed_places_are_found_though_the_sums_add_up(record: Record) -> None:
    swapped = f"""UPDATE complaints_remedy SET amount = CASE WHEN amount = 500 THEN 1800 ELSE 500 END
                   WHERE id IN ({given("settled", 2)}, {given("settled", 5)})"""

    assert ours(record.after(swapped))["settled"] == [
        "the amount of the remedy of event 2 is not what its history tells",
        "the amount of the remedy of event 5 is not what its history tells",
    ]


OTHER = "(SELECT fact FROM complaints_event WHERE complaint_id = {settled} AND position = 2)"
IMPOSSIBLE = {
    "giving the same twice": (11, f"fact = {OTHER}"),
    "keeping what was given": (7, f"fact = {OTHER}"),
    "keeping what nobody promised": (7, "fact = 'remedy:' || gen_random_uuid()"),
    "keeping less than was promised": (7, "amount = 1"),
    "using a call twice": (2, "fact = fact || substr((SELECT fact FROM complaints_event WHERE complaint_id = {settled} "
                              "AND position = 5), 44)"),
}  # fmt: skip


@pytest.mark.parametrize("act", IMPOSSIBLE)
def test_what_no_remedy_allows_nobody_can_have_done(record: Record, act: str) -> None:
    position, change = IMPOSSIBLE[act]

    found = record.after(record.rehashed("settled", position, change))

    assert f"event {position} says something that nobody can have done" in found["settled"]
    assert set(found) == {"settled"}


def test_remedies_of_before_facts_told_keys_still_pair(record: Record) -> None:
    """What the first version wrote: neither subject nor remedy stand in the facts."""
    before = record.rehashed("plain", 1, "fact = ''") + ";" + record.rehashed("plain", 2, "fact = ''")

    assert record.after(before) == {}
    assert ours(record.after(before, "UPDATE complaints_remedy SET amount = 599 WHERE complaint_id = {plain}")) == {
        "plain": ["the remedy of event 2 is missing", "a remedy was added that its history does not tell of"]
    }
