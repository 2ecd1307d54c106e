"""Ledgers: every entry of a patient's tells what its complaint's history tells; every day adds up."""

from __future__ import annotations

import pytest

from complaints.actions import Correction, correct
from complaints.models import PatientLedgerEntry
from tests.database.whole_record import Record

pytestmark = pytest.mark.xdist_group("proof")

LACKS = "the patients' ledger lacks {} of its entries and has {} that nobody made"
ENTRY = "(SELECT min(id) FROM complaints_patientledgerentry WHERE complaint_id = {settled})"
TIME = "the patients' ledger has an entry of another time than its history tells"

COLUMNS = {
    "organisation_id": "(SELECT id FROM staff_organisation WHERE name = 'Elsewhere')",
    "patient_reference": "'P-3'",
    "year": "year - 1",
    "currency": "'GBP'",
    "amount": "-amount",
    "remedy_id": "(SELECT id FROM complaints_remedy WHERE complaint_id = {plain})",
}


def test_no_column_is_forgotten() -> None:
    known = {field.column for field in PatientLedgerEntry._meta.concrete_fields}

    assert {*COLUMNS, "id", "complaint_id", "at", "counted"} == known


def test_it_tells_what_was_given_and_to_whom(record: Record) -> None:
    """Three given to the wrong patient, each moved by two more entries."""
    entries = PatientLedgerEntry.objects.filter(complaint=record.complaints["settled"]).order_by("id")

    assert list(entries.values_list("patient_reference", "amount")) == [
        ("P-1", 500), ("P-1", 1800), ("P-1", 400),
        ("P-1", -500), ("P-2", 500), ("P-1", -1800), ("P-2", 1800), ("P-1", -400), ("P-2", 400),
    ]  # fmt: skip


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(record: Record, column: str) -> None:
    found = record.after(f"UPDATE complaints_patientledgerentry SET {column} = {COLUMNS[column]} WHERE id = {ENTRY}")

    assert found == {"settled": [LACKS.format(1, 1)]}


def test_what_cancels_out_is_found_too(record: Record) -> None:
    """Sums alone would add up: one pair of entries less, or amounts changed against each other."""
    pair = "DELETE FROM complaints_patientledgerentry WHERE amount IN (-400, 400) AND patient_reference = 'P-1'"
    more = """INSERT INTO complaints_patientledgerentry
                  (organisation_id, patient_reference, year, currency, amount, remedy_id, complaint_id, at)
              SELECT organisation_id, patient_reference, year, currency, sign * amount, remedy_id, complaint_id, at
                FROM complaints_patientledgerentry CROSS JOIN (VALUES (1), (-1)) AS twice (sign) WHERE id = """

    assert record.after(pair) == {"settled": [LACKS.format(2, 0)]}
    assert record.after(more + ENTRY) == {"settled": [LACKS.format(0, 2)]}


def test_an_entry_of_another_complaint_is_missed_here_and_one_too_many_there(record: Record) -> None:
    found = record.after(f"UPDATE complaints_patientledgerentry SET complaint_id = {{plain}} WHERE id = {ENTRY}")

    assert found == {"settled": [LACKS.format(1, 0)], "plain": [LACKS.format(0, 1)]}


@pytest.mark.parametrize(("minutes", "found"), [(-6, {"settled": [TIME]}), (-4, {}), (4, {}), (6, {"settled": [TIME]})])
def test_it_was_written_as_its_act_was(record: Record, minutes: int, found: dict[str, list[str]]) -> None:
    moved = f"at = at + interval '{minutes} minutes'"

    assert record.after(f"UPDATE complaints_patientledgerentry SET {moved} WHERE id = {ENTRY}") == found


def test_going_back_and_forth_between_two_patients_holds(record: Record) -> None:
    with record.undone():
        for reference in ("P-8", "P-9", "P-8", ""):
            corrected = Correction({"patient_reference": reference})
            correct(record.complaints["waiting"], by=record.cast.ava, correction=corrected, reason="Asked again")

        assert PatientLedgerEntry.objects.filter(complaint=record.complaints["waiting"]).count() == 8
        assert record.found() == {}


def test_a_day_that_owes_somebody_something_is_found(record: Record) -> None:
    """It would let them give more than their level."""
    columns = "(person_id, day, currency, spent)"
    found = record.after(
        "ALTER TABLE staff_dayledger DROP CONSTRAINT IF EXISTS staff_dayledger_spent_check",
        f"INSERT INTO staff_dayledger {columns} VALUES ({record.cast.theo.pk}, '2026-01-01', 'USD', -500)",
    )

    assert found == {"day ledger": [f"person {record.cast.theo.pk}, 2026-01-01: USD does not add up"]}


@pytest.mark.parametrize("change", ["SET spent = spent - 1", "SET day = day - 1", "SET currency = 'EUR'"])
def test_a_day_that_does_not_add_up_is_found(record: Record, change: str) -> None:
    found = record.after(f"UPDATE staff_dayledger {change} WHERE person_id = {record.cast.ben.pk}")

    assert set(found) == {"day ledger"}
    assert len(found["day ledger"]) == 2
