"""What is given to one patient past the actions, what their year adds up to, and what rule 8 says of more."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions, policies
from complaints.actions import Told
from complaints.models import Complaint, PatientYear, Remedy
from complaints.particulars import Particulars
from complaints.proof.ledgers import patient_key
from staff.models import Person
from staff.verdict import Rule
from tests.cast import Cast


def told(cast: Cast, **particulars: Any) -> Told:
    site = cast.northgate
    return Told("Waited", site, cast.category("waiting"), particulars=Particulars(**particulars))


def open_one(cast: Cast, by: Person | None = None, **particulars: Any) -> Complaint:
    return actions.record(told(cast, **particulars), by=by or cast.mona)


def rule(cast: Cast, complaint: Complaint, code: str, amount: int, by: Person | None = None) -> Rule | None:
    """What the verdict says; and that the database says the same."""
    by, kind = by or cast.mona, cast.remedy_type(code)
    said = policies.offer_of(by, complaint.site, kind.pk, amount, at=timezone.now(), complaint=complaint).rule
    assert refused(cast, complaint, code, amount, by) == (f"RV00{said}" if said else None)
    return said


def refused(cast: Cast, complaint: Complaint, code: str, amount: int, by: Person) -> str | None:
    """PostgreSQL's own code for the refusal, None where it took it; nothing is kept."""
    try:
        with transaction.atomic():
            put(cast, complaint, code, amount, by)
            transaction.set_rollback(True)
    except DatabaseError as error:
        return getattr(error.__cause__, "pgcode", "") or ""
    return None


def put(cast: Cast, complaint: Complaint, code: str, amount: int, by: Person) -> None:
    Remedy(complaint=complaint, remedy_type=cast.remedy_type(code), amount=amount, given_by=by, at=timezone.now()).save(
        force_insert=True
    )


def year(cast: Cast, patient: str) -> int:
    found = PatientYear.objects.filter(organisation=cast.organisation, patient_reference=patient_key(patient))
    return sum(found.values_list("counted", flat=True))
