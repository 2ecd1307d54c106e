"""What the manager's sites owe: promises to keep and people to call back, soonest due first."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from complaints.owed import Owed, owed_to
from complaints.regulations import spoken
from staff.models import Person
from staff.roles import MAY, Verb
from staff.verdict import money


@dataclass(frozen=True)
class Due:
    """One thing somebody was told would happen, in words, and by when."""

    owed: Owed
    what: str
    by: str


def owed_at(person: Person) -> list[Due]:
    """All of it, soonest due first."""
    sites = [one.site_id for one in person.works if one.role in MAY[Verb.READ_QUEUE]]
    found = owed_to(person, timezone.now(), everything_at=sites, own_at=())
    return [in_words(one) for one in sorted(found, key=lambda one: (one.day, one.remedy is None))]


def in_words(one: Owed) -> Due:
    worth = f", {money(one.amount, one.currency)}" if one.amount else ""
    year = "" if one.day.year == one.today.year else f" {one.day.year}"
    return Due(one, f"{one.what}{worth}" if one.remedy else "Call back", f"{spoken(one.day)}{year}")
