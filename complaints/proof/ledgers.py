"""The ledgers: what one patient was given, entry by entry, and what each person gave a day."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import Coalesce

from complaints.models import Complaint, PatientLedgerEntry, PatientYear, Remedy
from complaints.proof.acts import Deed
from complaints.proof.calls import CLOCKS
from complaints.proof.evidence import Fault
from complaints.proof.remedies import Remedies, ToldRemedy
from complaints.states import Act, Move
from staff.models import DayLedger

REFERENCE = "patient_reference"


@dataclass(frozen=True)
class Entry:
    """One line of the patients' ledger; ``amount`` in minor units, below zero where a wrong patient was put right."""

    remedy: UUID | None
    organisation: int
    patient: str
    year: int
    currency: str
    amount: int


Dated = tuple[Entry, datetime]


def told_entries(complaint: Complaint, deeds: list[Deed], remedies: Remedies) -> Iterator[Dated]:
    """What the triggers wrote as remedies were given and the patient put right, and when (complaints/sql/facts.sql)."""
    patient, paid = "", list[ToldRemedy]()
    for deed in deeds:
        words, at = deed.words, deed.event.recorded_at
        if deed.event.verb == Move.RECORD:
            patient = words.get(REFERENCE, "")
        elif deed.event.verb == Act.CORRECT and words.keys() & {f"before.{REFERENCE}", f"after.{REFERENCE}"}:
            before, patient = patient, words.get(f"after.{REFERENCE}", "")
            for one in paid:
                yield from entry(complaint, one, before, -1, at)
                yield from entry(complaint, one, patient, 1, at)
        elif (given := remedies.told.get(deed.event.position)) and given.row["amount"] > 0:
            paid.append(given)
            yield from entry(complaint, given, patient, 1, at)


def entry(complaint: Complaint, given: ToldRemedy, patient: str, sign: int, at: datetime) -> Iterator[Dated]:
    """None for nobody."""
    row = given.row
    if patient:
        line = (given.pk, complaint.organisation_id, patient, row["day"].year, row["currency"], sign * row["amount"])
        yield Entry(*line), at


def patient_ledger_faults(
    complaint: Complaint, deeds: list[Deed], remedies: Remedies, entries: list[PatientLedgerEntry]
) -> Iterator[str]:
    """Entries that are missing, were changed or added, or are of another time than the act that wrote them."""
    told = by_entry(told_entries(complaint, deeds, remedies))
    # what is free and has a retail value only counts: its entry has no amount, and the year's sum is asked below
    kept = by_entry((as_entry(one), one.at) for one in entries if one.amount)
    expected, there = (Counter({line: len(at) for line, at in dated.items()}) for dated in (told, kept))
    missing, added = (expected - there).total(), (there - expected).total()
    if missing or added:
        yield f"the patients' ledger lacks {missing} of its entries and has {added} that nobody made"
    pairs = ((one, other) for line, at in told.items() for one, other in zip(at, kept.get(line, []), strict=False))
    if any(abs(one - other) > CLOCKS for one, other in pairs):
        yield "the patients' ledger has an entry of another time than its history tells"


def as_entry(one: PatientLedgerEntry) -> Entry:
    return Entry(one.remedy_id, one.organisation_id, one.patient_reference, one.year, one.currency, one.amount)


def by_entry(dated: Iterable[Dated]) -> dict[Entry, list[datetime]]:
    """When each was written, oldest first: going back and forth between two patients writes the same entry twice."""
    found = defaultdict[Entry, list[datetime]](list)
    for line, at in dated:
        found[line].append(at)
    return {line: sorted(at) for line, at in found.items()}


def day_ledger_faults() -> list[Fault]:
    """Every day's ledger against the remedies charged to it."""
    paid = Remedy.objects.filter(amount__gt=0)
    charged = paid.values_list(Coalesce("charged_to", "given_by"), "day", "currency").annotate(Sum("amount"))
    spent = DayLedger.objects.exclude(spent=0).values_list("person", "day", "currency", "spent")
    try:
        wrong = differ(charged, spent)
    except (ValueError, OverflowError):
        return [Fault("day ledger", "what is kept of it cannot be read")]
    return [Fault("day ledger", f"person {row[0]}, {row[1]}: {row[2]} does not add up") for row in wrong]


def patient_year_faults() -> list[Fault]:
    """Every patient's year against the entries that it sums up."""
    year = ("organisation", "patient_reference", "year", "currency")
    counted = Counter[tuple[object, ...]]()
    for organisation, patient, *rest, amount in PatientLedgerEntry.objects.values_list(*year).annotate(Sum("counted")):
        counted[(organisation, patient_key(patient), *rest)] += amount
    told = [(*key, amount) for key, amount in counted.items() if amount]
    kept = PatientYear.objects.exclude(counted=0).values_list(*year, "counted")
    return [Fault("patient's year", f"{row[1]}, {row[2]}: {row[3]} does not add up") for row in differ(told, kept)]


PASSED_OVER = re.compile("[ \t\n\r._/\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff-]")


def patient_key(reference: str) -> str:
    """Whose year a reference stands for, however it was typed; complaints/sql/facts.sql has the same."""
    plain = PASSED_OVER.sub("", unicodedata.normalize("NFKC", reference))
    return "".join(one.upper() if one.isascii() else one for one in plain) or reference


def differ(one: Iterable[tuple[object, ...]], other: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted(set(one) ^ set(other), key=str)
