"""Calls for backup as managers see them: who asks, for what, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Q
from django.utils import timezone

from complaints.models import BackupCall, Complaint
from complaints.querysets import AT_ONCE_FLAGS
from complaints.review.policies import is_reviewer, named_by_fallback
from staff.models import Person
from staff.roles import Role, Verb

MOST_CALLS = 20
READERS = frozenset({Role.FRONT_DESK, Role.AUDITOR})


@dataclass(frozen=True)
class Asked:
    """One call, as one person sees it.

    ``late`` are the minutes it has waited, once they are more than its site lets a call wait.
    """

    call: BackupCall
    answerable: bool
    since: str
    late: int | None


def calls_seen_by(person: Person) -> list[Asked]:
    """Every call that waits where this person manages or audits, their own among them; at once first."""
    return in_order(person, without={Role.FRONT_DESK}, own=True)


def calls_for(person: Person) -> list[Asked]:
    """Those that this person may answer."""
    return in_order(person, without=READERS, own=False)


def in_order(person: Person, *, without: frozenset[Role] | set[Role], own: bool) -> list[Asked]:
    """At most ``MOST_CALLS``, in one query: somebody in danger first, then whoever has waited longest."""
    elsewhere = [one.site_id for one in person.works if one.role in without]
    found = BackupCall.objects.of_complaints(Complaint.objects.visible_to(person)).waiting().with_names()
    found = found.exclude(site__in=elsewhere) if own else found.exclude(site__in=elsewhere).exclude(asked_by=person)
    first = found.annotate(danger=Q(complaint__red_flags__overlap=AT_ONCE_FLAGS)).order_by("-danger", "asked_at", "pk")
    now = timezone.now()
    return [asked(person, call, now) for call in first[:MOST_CALLS]]


def asked(person: Person, call: BackupCall, now: datetime) -> Asked:
    return Asked(
        call=call,
        answerable=is_reviewer(person, call.complaint) and call.asked_by_id != person.pk,
        since=f"{call.site.local(call.asked_at):%H:%M}",
        late=int((now - call.asked_at).total_seconds() // 60) if now >= call.waits_until() else None,
    )


def region_of(person: Person) -> dict[str, Any]:
    """What the region of every page shows this person; nothing to who answers no calls. One query for managers."""
    if not (person.may(Verb.ANSWER) or named_by_fallback(person)):
        return {}
    calls = calls_for(person)
    return {"calls": calls, "calls_version": version_of(calls)}


def version_of(calls: list[Asked]) -> str:
    """Changes exactly when what is shown does: another call, a corrected complaint, a minute more of a late one."""
    shown = [(str(one.call.pk), one.call.complaint.moves, one.call.complaint.changes, one.late) for one in calls]
    return sha256(repr(shown).encode()).hexdigest()[:16]
