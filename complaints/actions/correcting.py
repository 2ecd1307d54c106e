"""Facts that come later: notes, corrections with what stood there before, and the right to speak for a patient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from complaints import history, policies, transitions
from complaints.errors import Refused
from complaints.giving import one_act
from complaints.history import FORMAL_PREFIX
from complaints.models import Authority, Complaint, Event, FormalCause, RedFlag
from complaints.particulars import as_text
from complaints.states import Act
from complaints.submission import NO_FORM, Submission
from staff.models import Person


@dataclass(frozen=True)
class Correction:
    """What is different from now on, by the names of the complaint's columns; red flags can only be added."""

    values: dict[str, Any] = field(default_factory=dict)
    red_flags: Sequence[RedFlag] = ()


def note(
    complaint: Complaint, *, by: Person, words: str, at: datetime | None = None, submission: Submission = NO_FORM
) -> Complaint:
    """Something to know, in any state."""
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.lock(complaint.pk, by=by)
        history.write([history.draft(complaint, Act.NOTE, by=by, at=at, words={"note": words})], submission)
    return complaint


def correct(
    complaint: Complaint,
    *,
    by: Person,
    correction: Correction,
    reason: str,
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Put facts right, in any state; before and after are kept. PostgreSQL moves a wrong patient's ledger.

    Raises:
        Refused: nothing is different, or it would name whoever has it now.
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.lock(complaint.pk, by=by)
        verdict = policies.may_correct(by, complaint, correction.values.get("about_people"))
        if not verdict:
            raise Refused(verdict)
        history.write([put_right(complaint, correction, reason, by=by, at=at)], submission)
    return complaint


def put_right(complaint: Complaint, correction: Correction, reason: str, *, by: Person, at: datetime) -> Event:
    """Write what differs; the event tells of it word by word."""
    words, changes = {"reason": reason}, dict[str, Any]()
    for name, value in correction.values.items():
        before = getattr(complaint, name)
        if as_text(before) != as_text(value):
            changes[name] = value
            words |= {f"before.{name}": as_text(before), f"after.{name}": as_text(value)}
    flags = [flag for flag in correction.red_flags if flag not in complaint.red_flags]
    if not changes and not flags:
        raise Refused(policies.NOTHING_DIFFERENT)
    if flags:
        changes["red_flags"] = [*complaint.red_flags, *flags]
    if flags and not complaint.is_formal:
        changes |= {"formal_at": at, "formal_cause": FormalCause.RED_FLAG}
    fact = f"{FORMAL_PREFIX}{','.join(flags)}" if flags else ""
    return transitions.change(complaint, Act.CORRECT, by=by, at=at, words=words, fact=fact, **changes)


def see_authority(
    complaint: Complaint,
    *,
    by: Person,
    kind: Authority,
    what: str = "",
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Somebody who is not the patient may be told about them: by what right, seen by whom and when."""
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.lock(complaint.pk, by=by)
        event = transitions.change(
            complaint, Act.SEE_AUTHORITY, by=by, at=at, words={"note": what}, fact=f"authority:{kind}",
            authority=kind, authority_seen_by=by, authority_seen_at=at,
        )  # fmt: skip
        history.write([event], submission)
    return complaint
