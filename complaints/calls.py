"""A caller's own calls: what waits, and what was answered, for the region that every page of theirs carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import F, Q
from django.utils import timezone

from complaints import policies
from complaints.models import BackupCall, CallState, Complaint
from complaints.states import State
from staff.models import Duty, Person

SHOWN = timedelta(minutes=15)
RECENT = timedelta(hours=12)
OFTEN, SELDOM = 3, 15
MOST_SHOWN = 10

# One look at an index: when did anything of mine change, and how many have waited too long since.
VERSION = """
SELECT max(c.changed_at), count(*) FILTER (
           WHERE c.state = 'open' AND c.asked_at + make_interval(mins => s.backup_wait) <= now())
  FROM public.complaints_backupcall c JOIN public.staff_site s ON s.id = c.site_id
 WHERE c.asked_by_id = %s AND c.asked_at > now() - interval '12 hours'
"""


@dataclass(frozen=True)
class MyCall:
    """One call as its caller sees it."""

    call: BackupCall
    unanswered: bool

    @property
    def state(self) -> str:
        return self.call.state


def version_of(person: Person) -> str:
    """Says nothing but whether something changed."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION, [person.pk])
        changed, late = cursor.fetchone()
    return f"{changed.timestamp() if changed else 0:.6f}-{late}"


def region_of(person: Person, version: str | None = None) -> dict[str, Any]:
    """What the region shows: calls that wait, answers of the last quarter of an hour, and a yes until it is used."""
    version = version or version_of(person)
    mine = list(shown(person)) if not version.startswith("0.000000") else []
    waits = [one for one in mine if one.state == CallState.OPEN]
    return {
        "my_calls": mine,
        "my_calls_version": version,
        "my_calls_every": OFTEN if waits else SELDOM,
        "duties": duties_for(person, waits),
        "my_fallback": person.desk.site.backup_fallback if person.desk else "",
    }


def shown(person: Person) -> list[MyCall]:
    now = timezone.now()
    fresh = Q(state__in=[CallState.DECLINED, CallState.ATTENDED], answered_at__gte=now - SHOWN)
    usable = Q(state=CallState.APPROVED, remedy__isnull=True)
    found = BackupCall.objects.with_names().filter(
        Q(state=CallState.OPEN) | fresh | usable, asked_by=person, asked_at__gte=now - RECENT
    )
    # a no is for where the complaint stood: escalated since, it is answered there
    found = found.exclude(state=CallState.DECLINED, complaint__escalated_at__gte=F("answered_at"))
    found = found.filter(complaint__state__in=[State.OPEN, State.ESCALATED]).exclude(
        complaint__about_people__contains=[person.pk]
    )
    return [MyCall(one, one.state == CallState.OPEN and one.waits_until() <= now) for one in found[:MOST_SHOWN]]


def duties_for(person: Person, waits: list[MyCall]) -> list[Duty]:
    """Who could answer what waits; asked only when something does."""
    if not waits:
        return []
    about = {pk for one in waits for pk in one.call.complaint.about_people}
    return policies.on_duty(waits[0].call.site, but=[person.pk, *about])


def approved_for(person: Person, complaint: Complaint) -> dict[str, Any]:
    """What a manager said yes to and nobody gave yet, as a form's first values."""
    call = (
        BackupCall.objects.select_related("remedy_type")
        .filter(complaint=complaint, asked_by=person, state=CallState.APPROVED, remedy__isnull=True)
        .first()
    )
    if call is None or call.remedy_type is None:
        return {}
    amount = f"{Decimal(call.amount or 0) / 100:.2f}" if call.amount else ""
    return {"remedy_type": call.remedy_type.code, "amount": amount, "what_was_done": call.remedy_type.sentence}
