"""One number of the authority table, wherever it stands: what it is about, and its value on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from staff.models import AuthorityLine, LineKind, Organisation

COLUMNS = ("kind", "level_id", "remedy_type_id", "course_id", "all_of_id", "currency", "regime")


@dataclass(frozen=True)
class Cell:
    """What a number is about; keys, empty where the kind has none."""

    kind: str
    level_id: int | None = None
    remedy_type_id: int | None = None
    course_id: int | None = None
    all_of_id: int | None = None
    currency: str = ""
    regime: str = ""

    @classmethod
    def of(cls, line: AuthorityLine) -> Cell:
        return cls(**{name: getattr(line, name) for name in COLUMNS})

    @property
    def is_money(self) -> bool:
        return self.kind in MONEY


MONEY = frozenset(
    {LineKind.ALLOWANCE, LineKind.PER_COMPLAINT, LineKind.PER_DAY, LineKind.PATIENT_ITEM, LineKind.PATIENT_YEAR}
)
Values = dict[Cell, int]


def values_on(organisation: Organisation, day: date) -> Values:
    """Every number in force at an organisation on a day; minor units, months or per cent."""
    return {cell: amount for cell, amount, _ in rows(organisation, "during @> %s::date", day)}


def later_than(organisation: Organisation, day: date) -> list[tuple[Cell, int, date]]:
    """What begins after a day: the number, and from which day on."""
    found = rows(organisation, "lower(during) > %s", day)
    return sorted(((cell, amount, first) for cell, amount, first in found), key=lambda one: one[2])


def rows(organisation: Organisation, where: str, day: date) -> Iterator[tuple[Cell, int, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(COLUMNS)}, amount, lower(during) FROM public.staff_cell"
            f" WHERE organisation_id = %s AND {where}",
            [organisation.pk, day],
        )
        for row in cursor.fetchall():
            yield Cell(*row[:-2]), row[-2], row[-1]


def today(organisation: Organisation) -> date:
    """The earliest date at any of its sites: the first day on which a change can hold."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.staff_today(%s)", [organisation.pk])
        day: date = cursor.fetchone()[0]
    return day
