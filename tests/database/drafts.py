"""The limit for parking at Level 1: drafted, decided past the pages, and as it is in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, draft
from staff.models import Allowance, AuthorityChange, Person
from tests.cast import Cast


def parking(cast: Cast, rank: int = 1) -> Cell:
    return Cell("allowance", cast.level(rank).pk, cast.remedy_type("parking").pk, currency="USD")


def drafted(cast: Cast, after: int | None, by: Person | None = None, starts: date | None = None) -> AuthorityChange:
    wanted = Wanted(
        cast.organisation, {parking(cast): after}, starts or today(cast.organisation), "The garage costs more."
    )
    return draft(wanted, by=by or cast.ada)


def in_force(cast: Cast, day: date | None = None) -> int | None:
    found = Allowance.objects.filter(level=cast.level(1), remedy_type__code="parking", currency="USD")
    return found.filter(during__contains=day or today(cast.organisation)).values_list("per_remedy", flat=True).first()


def decide(change: AuthorityChange, **fields: Any) -> None:
    with transaction.atomic():
        AuthorityChange.objects.filter(pk=change.pk).update(**fields)
