"""What somebody was told would happen: promises to keep, and who waits to be called back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from staff.models import Person
from staff.roles import Role

MOST = 20  # of each kind
COLUMNS = (
    "complaint", "reference", "words", "category", "day", "today", "who", "remedy", "what", "amount", "currency",
)  # fmt: skip

# By hand: two pages ask it whenever they are looked at, and building it out of querysets took longer than asking it.
# Everything at the sites of ``all``; at those of ``own`` what is this person's: given by them, or of what they have.
OWED = f"""
(SELECT c.id AS complaint, c.reference, c.what_happened AS words, k.name AS category, c.call_back_due AS day,
        (%(at)s AT TIME ZONE s.time_zone)::date AS today, p.short_name AS who,
        NULL::uuid AS remedy, '' AS what, 0::bigint AS amount, '' AS currency
   FROM public.complaints_complaint c
   JOIN public.staff_site s ON s.id = c.site_id
   JOIN public.complaints_category k ON k.id = c.category_id
   LEFT JOIN public.staff_person p ON p.id = c.owner_id
  WHERE c.state = 'open' AND c.call_back_due IS NOT NULL AND %(person)s <> ALL (c.about_people)
    AND (c.site_id = ANY (%(all)s) OR c.site_id = ANY (%(own)s) AND c.owner_id = %(person)s)
  ORDER BY c.call_back_due, c.id LIMIT {MOST})
UNION ALL
(SELECT c.id, c.reference, c.what_happened, k.name, r.promised_by, (%(at)s AT TIME ZONE s.time_zone)::date,
        p.short_name, r.id, t.name, r.amount, r.currency
   FROM public.complaints_remedy r
   JOIN public.complaints_complaint c ON c.id = r.complaint_id
   JOIN public.staff_site s ON s.id = c.site_id
   JOIN public.complaints_category k ON k.id = c.category_id
   JOIN public.staff_remedytype t ON t.id = r.remedy_type_id
   JOIN public.staff_person p ON p.id = r.given_by_id
  WHERE r.promised_by IS NOT NULL AND r.kept_at IS NULL AND %(person)s <> ALL (c.about_people)
    AND (c.site_id = ANY (%(all)s)
         OR c.site_id = ANY (%(own)s) AND (r.given_by_id = %(person)s OR c.owner_id = %(person)s))
  ORDER BY r.promised_by, r.at, r.id LIMIT {MOST})
"""


@dataclass(frozen=True)
class Owed:
    """One thing, by when and by whom, ``today`` being the date at its site; ``amount`` in minor units of ``currency``.

    Who is to be called back has no ``remedy``: ``who`` has the complaint then, else who promised.
    """

    complaint: UUID
    reference: str
    words: str
    category: str
    day: date
    today: date
    who: str | None
    remedy: UUID | None
    what: str
    amount: int
    currency: str

    @property
    def late(self) -> bool:
        return self.day < self.today


def owed_to(person: Person, at: datetime, *, everything_at: Collection[int], own_at: Collection[int]) -> list[Owed]:
    """Who is to be called back, then what is promised, soonest due first; never on a complaint about themselves."""
    asked: dict[str, Any] = {"person": person.pk, "at": at, "all": list(everything_at), "own": list(own_at)}
    with connection.cursor() as cursor:
        cursor.execute(OWED, asked)
        return [Owed(**dict(zip(COLUMNS, row, strict=True))) for row in cursor.fetchall()]


def owed_at_desk(person: Person, at: datetime) -> list[Owed]:
    """This person's own, and a manager's whole site's."""
    managed = [one.site_id for one in person.works if one.role == Role.MANAGER]
    return owed_to(person, at, everything_at=managed, own_at=[one.site_id for one in person.works])
