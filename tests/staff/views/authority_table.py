"""The authority table as a browser posts its draft, and what is in force of it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, draft
from staff.models import Allowance, AuthorityChange, LineKind
from tests.cast import Cast

TABLE, DRAFT = "/staff/authority/", "/staff/authority/draft/"


def name(cast: Cast, code: str, rank: int = 1) -> str:
    return f"allowance-{cast.level(rank).pk}-{cast.remedy_type(code).pk}"


def filled(ada: Client, **changes: Any) -> dict[str, Any]:
    """Every field of the page as it stands, with these changes."""
    form = ada.get(DRAFT, {"currency": "USD"}).context["form"]
    fields: dict[str, Any] = {"currency": "USD", "then": "draft", "why": "The garage costs more."}
    for field in form:
        value = field.value()
        if field.name in ("why", "then") or value in (None, False):
            continue
        shown = field.field.prepare_value(value)
        fields[field.html_name] = "on" if value is True else str(shown)
        if field.field.show_hidden_initial:
            fields[field.html_initial_name] = "True" if value is True else str(shown)
    return fields | changes


def in_force(cast: Cast, code: str = "parking", rank: int = 1) -> int | None:
    found = Allowance.objects.filter(level=cast.level(rank), remedy_type__code=code, currency="USD")
    return found.filter(during__contains=today(cast.organisation)).values_list("per_remedy", flat=True).first()


def lower(cast: Cast, **more: Any) -> AuthorityChange:
    cell = Cell(LineKind.ALLOWANCE, cast.level(1).pk, cast.remedy_type("parking").pk, currency="USD")
    starts = more.get("starts") or today(cast.organisation)
    return draft(Wanted(cast.organisation, {cell: more.get("after", 5_00)}, starts, "Because"), by=cast.ada)
