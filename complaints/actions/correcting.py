"""Facts that come later: notes, corrections with what stood there before, and the right to speak for a patient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from complaints import history, policies, transitions
from complaints.actions.calling import call_at_once
from complaints.errors import Refused
from complaints.facts import facts
from complaints.giving import one_act
from complaints.models import AT_ONCE, Authority, Complaint, Event, FormalCause, RedFlag
from complaints.particulars import as_text
from complaints.states import Act, State
from complaints.submission import NO_FORM, Submission
from staff.models import Person
from staff.verdict import Verdict

# of these the event keeps the key as well as the name
KEYS = ("category", "location")
# a red flag on what is over would reach nobody
OVER = {
    State.RESOLVED: Verdict(False, "It is resolved. Reopen it first: then a manager takes it on."),
    State.VOID: Verdict(False, "It is void. Record it again: then a manager takes it on."),
}


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
        Refused: nothing is different, it would name whoever has it now, take it out of a subject that managers decide,
            or a red flag comes after it is over.
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.lock(complaint.pk, by=by)
        subject = correction.values.get("category", complaint.category)
        verdict = policies.may_correct(by, complaint, correction.values.get("about_people"))
        verdict = verdict and policies.may_change_subject(by, complaint, subject)
        if not verdict:
            raise Refused(verdict)
        flags = [flag for flag in correction.red_flags if flag not in complaint.red_flags]
        if flags and complaint.state in OVER:
            raise Refused(OVER[State(complaint.state)])
        corrected = put_right(complaint, correction.values, flags, reason, by=by, at=at)
        called = complaint.state == State.OPEN and any(flag in AT_ONCE for flag in flags)
        history.write([corrected, *(call_at_once(complaint, by=by, at=at) if called else [])], submission)
    return complaint


def put_right(
    complaint: Complaint, values: dict[str, Any], flags: list[RedFlag], reason: str, *, by: Person, at: datetime
) -> Event:
    """Write what differs; the event tells of it word by word, and of keys in its facts.

    Raises:
        Refused: nothing differs.
    """
    changes = differing(complaint, values)
    if not changes and not flags:
        raise Refused(policies.NOTHING_DIFFERENT)
    words = {"reason": reason}
    for name, value in changes.items():
        words |= {f"before.{name}": as_text(getattr(complaint, name)), f"after.{name}": as_text(value)}
    keys = {name: changes[name].pk if changes[name] else "" for name in KEYS if name in changes}
    if flags:
        changes["red_flags"] = [*complaint.red_flags, *flags]
    if flags and not complaint.is_formal:
        changes |= {"formal_at": at, "formal_cause": FormalCause.RED_FLAG}
    fact = facts(**keys, formal=flags or None)
    return transitions.change(complaint, Act.CORRECT, by=by, at=at, words=words, fact=fact, **changes)


def differing(complaint: Complaint, values: dict[str, Any]) -> dict[str, Any]:
    """Those of the values that do not stand there already; two subjects of one name are two."""
    return {
        name: value
        for name, value in values.items()
        if (getattr(complaint, name) != value if name in KEYS else as_text(getattr(complaint, name)) != as_text(value))
    }


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
            complaint, Act.SEE_AUTHORITY, by=by, at=at, words={"note": what}, fact=facts(authority=kind),
            authority=kind, authority_seen_by=by, authority_seen_at=at,
        )  # fmt: skip
        history.write([event], submission)
    return complaint
