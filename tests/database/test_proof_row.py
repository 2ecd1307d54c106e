"""Every column of a complaint's row and of its head, changed past its history, is found and named."""

from __future__ import annotations

import pytest

from complaints.models import ChainHead, Complaint
from tests.database.whole_record import Record

pytestmark = pytest.mark.xdist_group("proof")

BEN = "(SELECT id FROM staff_person WHERE username = 'ben')"
RIVERSIDE = "(SELECT id FROM staff_site WHERE prefix = 'RS')"
PLACE = "(SELECT id FROM staff_location WHERE name = 'Reception A')"
SUBJECT = "(SELECT id FROM complaints_category WHERE code = 'waiting')"
ELSEWHERE = "(SELECT id FROM staff_organisation WHERE name = 'Elsewhere')"
LATER = "{column} + interval '1 second'"

# column: whose, and what the owner writes
COLUMNS = {
    "channel": ("settled", "'phone'"), "happened_at": ("settled", "recorded_at"),
    "patient_name": ("settled", "'Ann'"), "payer": ("settled", "'limited'"),
    "patient_reference": ("settled", "'P-1'"), "about_people": ("settled", f"ARRAY[{BEN}]"),
    "about_other": ("settled", "'The porter'"), "complainant": ("settled", "'carer'"),
    "complainant_name": ("settled", "''"), "contact_by": ("settled", "'none'"),
    "contact_detail": ("settled", "'555-0100'"), "language": ("settled", "'Irish'"),
    "access_needs": ("settled", "'Large print'"), "authority": ("reviewed", "'consent'"),
    "authority_seen_by_id": ("reviewed", "recorded_by_id"), "authority_seen_at": ("reviewed", LATER),
    "number": ("plain", "number + 23"), "reference": ("plain", "'NG-' || number || '-I'"),
    "organisation_id": ("plain", ELSEWHERE), "site_id": ("void", RIVERSIDE), "location_id": ("settled", PLACE),
    "category_id": ("settled", SUBJECT), "state": ("called", "'open'"), "moves": ("settled", "moves + 1"),
    "changes": ("settled", "changes - 1"), "changed": ("settled", "'{}'"),
    "was": ("settled", "was || '{\"about_people\": [1]}'"), "what_happened": ("settled", "'Nothing much'"),
    "red_flags": ("reviewed", "'{}'"), "recorded_at": ("settled", LATER), "recorded_by_id": ("settled", BEN),
    "owner_id": ("settled", "recorded_by_id"), "on_the_spot_until": ("england", LATER),
    "call_back_due": ("england", "current_date"), "formal_at": ("reviewed", LATER),
    "formal_cause": ("england", "'escalated'"), "escalated_at": ("called", LATER), "escalated_by_id": ("called", BEN),
    "escalated_reason": ("called", "'None'"), "claimed_at": ("england", LATER), "resolved_at": ("settled", LATER),
    "resolved_by_id": ("settled", "recorded_by_id"), "what_was_done": ("settled", "'Everything'"),
    "put_right": ("settled", "'no'"), "void_at": ("void", LATER), "void_by_id": ("void", "recorded_by_id"),
    "void_reason": ("void", "'Not one'"), "duplicate_of_id": ("repeated", "{settled}"),
}  # fmt: skip
SAID = {
    "number": "its reference is not that of its number, {more}",
    "reference": "its reference is not that of its number, {number}",
    "organisation_id": "its organisation is not that of Northgate",
    "site_id": "it is at Riverside, its reference or its place at another site",
    "state": "it is open, its history ends as escalated",
    "moves": "it counts 2 moves and 2 changes, its history 1 and 2",
    "changes": "it counts 1 moves and 1 changes, its history 1 and 2",
}
HEAD = {
    "position": "its history was cut after event 12",
    "hash": "its history was cut after event 12",
    "state": "the head of its history counts other moves and changes than it tells",
    "moves": "the head of its history counts other moves and changes than it tells",
    "changes": "the head of its history counts other moves and changes than it tells",
}
WRITTEN = {"position": "11", "hash": "repeat('a', 64)", "state": "'open'", "moves": "0", "changes": "9"}


def test_no_column_is_forgotten() -> None:
    assert set(COLUMNS) | {"id"} == {field.column for field in Complaint._meta.concrete_fields}
    assert set(HEAD) | {"complaint_id"} == {field.column for field in ChainHead._meta.concrete_fields}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(record: Record, column: str) -> None:
    story, value = COLUMNS[column]
    number = record.complaints[story].number
    untold = f"its {column.removesuffix('_id').replace('_', ' ')} is not what its history tells"

    found = record.after(
        f"UPDATE complaints_complaint SET {column} = {value.replace('{column}', column)} WHERE id = {{{story}}}"
    )

    what = SAID.get(column, untold).format(number=number, more=number + 23)
    if column == "reference":
        assert list(found.values()) == [[what]]
    else:
        assert found == {story: [what]}


@pytest.mark.parametrize("column", HEAD)
def test_a_changed_head_is_found(record: Record, column: str) -> None:
    found = record.after(
        f"UPDATE complaints_chainhead SET {column} = {WRITTEN[column]} WHERE complaint_id = {{settled}}"
    )

    assert found == {"settled": [HEAD[column]]}


def test_a_call_back_that_was_put_off_or_dropped_is_found(record: Record) -> None:
    for value in ("NULL", "call_back_due + 1"):
        found = record.after(f"UPDATE complaints_complaint SET call_back_due = {value} WHERE id = {{unasked}}")
        assert found == {"unasked": ["its call back due is not what its history tells"]}


def test_a_complaint_that_is_gone_is_named_by_what_it_left(record: Record) -> None:
    key = str(record.complaints["plain"].pk)

    assert record.after("DELETE FROM complaints_complaint WHERE id = {plain}") == {key: ["its row is gone"]}


@pytest.mark.parametrize("left", ["remedy", "backupcall", "patientledgerentry"])
def test_one_row_left_behind_is_enough(record: Record, left: str) -> None:
    tables = ("remedy", "backupcall", "patientledgerentry", "eventvalue", "event", "chainhead")
    statements = [f"DELETE FROM complaints_{one} WHERE complaint_id = {{settled}}" for one in tables if one != left]

    found = record.after(*statements, "DELETE FROM complaints_complaint WHERE id = {settled}")

    assert found[str(record.complaints["settled"].pk)] == ["its row is gone"]
