"""What staff's own rules offer one person."""

from __future__ import annotations

from django.utils import timezone

from staff.authority import COLUMNS, Offer, ask
from staff.models import Person, Site
from tests.cast import Cast


def one(cast: Cast, person: Person, code: str, amount: int | None = None, **where: object) -> Offer:
    """What staff's own rules say of one type, and amount, for one person."""
    site, at = where.get("site", cast.northgate), where.get("at", timezone.now())
    assert isinstance(site, Site)
    arguments = [person.pk, site.pk, at, cast.remedy_type(code).pk, amount]
    return ask("public.staff_authority", COLUMNS, arguments, amount)[0]
