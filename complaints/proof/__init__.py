"""Proves the record: every complaint's chain, head, words, row, calls, remedies and ledger, told again from its events.

``manage.py verify_record`` reads all of it, a fixed number of queries a chunk. Nothing that stands in the database
stops it: what cannot be read, or what nobody can have done, is a fault of its complaint (docs/record.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from complaints.proof.acts import deeds_of
from complaints.proof.calls import call_faults, told_calls
from complaints.proof.chain import chain_faults, head_faults, word_faults
from complaints.proof.evidence import Evidence, Fault, all_ids, gathered
from complaints.proof.ledgers import day_ledger_faults, patient_ledger_faults, patient_year_faults
from complaints.proof.named import named_faults
from complaints.proof.remedies import remedy_faults, told_remedies
from complaints.proof.row import row_faults
from staff.proof import organisation_faults

CHUNK = 500
UNREADABLE = "what is kept of it cannot be read"


@dataclass(frozen=True)
class Proof:
    """How much was read, and every fault found."""

    complaints: int
    events: int
    faults: list[Fault]


def verify() -> Proof:
    """Read everything and compare; an empty list of faults means that the record holds."""
    known, left = all_ids()
    ids, events, faults = known + left, 0, list[Fault]()
    for start in range(0, len(ids), CHUNK):
        for pk, evidence in gathered(ids[start : start + CHUNK]).items():
            events += len(evidence.events)
            faults += [Fault(evidence.reference or str(pk), what) for what in faults_of(evidence)]
    faults += [*day_ledger_faults(), *patient_year_faults()]
    return Proof(len(known), events, faults + [Fault(*one) for one in organisation_faults()])


def faults_of(evidence: Evidence) -> list[str]:
    """What does not hold in one complaint; never an exception, whatever stands there."""
    if not evidence.readable:
        return [UNREADABLE]
    try:
        return list(found_in(evidence))
    except Exception:  # what is read here may have been written to make this end: then that is the fault
        return [UNREADABLE]


def found_in(evidence: Evidence) -> Iterator[str]:
    """A broken chain says nothing more about the rest."""
    complaint, events = evidence.complaint, evidence.events
    if complaint is None:
        yield "its row is gone"
        return
    broken = list(chain_faults(events)) if events else ["it has no history"]
    yield from broken
    if broken:
        return
    yield from head_faults(complaint, evidence.head, events)
    yield from word_faults(evidence)
    deeds, impossible = deeds_of(events, evidence.told)
    yield from impossible
    yield from named_faults(deeds)
    yield from row_faults(complaint, deeds)
    calls = told_calls(complaint, deeds)
    yield from call_faults(calls, evidence.calls)
    remedies = told_remedies(complaint, deeds, calls, evidence.remedies)
    yield from remedy_faults(remedies, evidence.remedies)
    yield from patient_ledger_faults(complaint, deeds, remedies, evidence.entries)


__all__ = ["Fault", "Proof", "verify"]
