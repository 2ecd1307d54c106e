"""What the manager's sites owe: promises to keep and people to call back, soonest due first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from complaints.models import Complaint, Remedy
from complaints.querysets import ComplaintQuerySet
from complaints.regulations import spoken
from staff.models import Person
from staff.roles import MAY, Verb
from staff.verdict import money

MOST_DUE = 20


@dataclass(frozen=True)
class Due:
    """One thing somebody was told would happen, by when and by whom."""

    complaint: Complaint
    what: str
    who: Person | None
    day: date
    by: str
    late: bool
    today: bool


def owed_at(person: Person) -> list[Due]:
    """All of it, soonest due first."""
    return sorted([*promises_of(person), *call_backs_of(person)], key=lambda one: one.day)


def promises_of(person: Person) -> list[Due]:
    """Promised at their sites and not kept yet, at most ``MOST_DUE``."""
    found = Remedy.objects.owed().filter(complaint__in=of_their_sites(person)).for_rows()[:MOST_DUE]
    return [due(one.complaint, promised(one), one.given_by, one.promised_by) for one in found if one.promised_by]


def call_backs_of(person: Person) -> list[Due]:
    """Who waits at their sites to be called back, at most ``MOST_DUE``."""
    found = of_their_sites(person).call_backs().for_rows()[:MOST_DUE]
    return [due(one, "Call back", one.owner, one.call_back_due) for one in found if one.call_back_due]


def of_their_sites(person: Person) -> ComplaintQuerySet:
    sites = [one.site_id for one in person.works if one.role in MAY[Verb.READ_QUEUE]]
    found: ComplaintQuerySet = Complaint.objects.visible_to(person).filter(site__in=sites)
    return found


def promised(remedy: Remedy) -> str:
    name = remedy.remedy_type.name
    return f"{name}, {money(remedy.amount, remedy.currency)}" if remedy.amount else name


def due(complaint: Complaint, what: str, who: Person | None, day: date) -> Due:
    today = complaint.site.day(timezone.now())
    by = f"{spoken(day)}{'' if day.year == today.year else f' {day.year}'}"
    return Due(complaint, what, who, day, by, late=day < today, today=day == today)
