"""Calls for backup as managers see them: who asks, for what, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from complaints.models import BackupCall, Complaint
from complaints.querysets import AT_ONCE_FLAGS, named_by_fallback
from complaints.review.policies import is_reviewer
from staff.models import Person
from staff.roles import Role, Verb

MOST_CALLS = 20
NOTHING_WAITS = "0"
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
    """At most ``MOST_CALLS``, in one query: somebody in danger first, then whoever has waited longest.

    Most of the time nobody calls anywhere, and that is asked first: the whole question costs twenty times as much.
    """
    if not BackupCall.objects.waiting().exists():
        return []
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


# Asked by every open page of a manager every few seconds: whether anything they may see of calls is different.
WAITING = """
SELECT c.id, k.moves, k.changes,
       greatest(0, extract(epoch FROM %s - c.asked_at)::integer / 60 - s.backup_wait + 1)
  FROM public.complaints_backupcall c
  JOIN public.complaints_complaint k ON k.id = c.complaint_id
  JOIN public.staff_site s ON s.id = c.site_id
 WHERE c.state = 'open' AND (c.site_id = ANY (%s) OR c.complaint_id = ANY (%s::uuid[])) AND c.asked_by_id <> %s
   AND %s <> ALL (k.about_people)
 ORDER BY c.asked_at, c.id
"""


def version_of(person: Person) -> str:
    """Changes when another call waits, one is answered, its complaint is corrected, or a late one is a minute later."""
    sites = [one.site_id for one in person.works if one.role == Role.MANAGER]
    named = [str(pk) for pk in named_by_fallback(person)]
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [timezone.now(), sites, named, person.pk, person.pk])
        rows = cursor.fetchall()
    return sha256(repr(rows).encode()).hexdigest()[:16] if rows else NOTHING_WAITS


def region_of(person: Person, version: str | None = None) -> dict[str, Any]:
    """What the region of every page shows this person; nothing to who answers no calls now."""
    if not person.may(Verb.ANSWER) and not named_by_fallback(person):
        return {}
    version = version or version_of(person)
    return {"calls": calls_for(person) if version != NOTHING_WAITS else [], "calls_version": version}
