"""What I may give today, and what else is mine: parts that read complaints are named by recovery/urls.py."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from staff.access import SignedIn, page
from staff.authority import Offer, offers
from staff.curriculum import curriculum, site_of
from staff.models import Membership
from staff.next_level import next_level
from staff.reminding import to_acknowledge
from staff.verdict import money

Parts = Callable[[SignedIn], dict[str, Any]]


@page("GET")
def me(request: SignedIn, more: Parts = lambda request: {}) -> HttpResponse:
    """My authority today, at the site where I record."""
    person, desk, now = request.user, request.user.desk, timezone.now()
    mine, learning = offers(person, desk.site, at=now) if desk else [], curriculum(person, now)
    context: dict[str, Any] = {
        "person": person,
        "desk": desk,
        "level": mine[0].level_name if mine else "",
        "offers": mine,
        "standing": learning,
        "clock": site_of(person),
        "next_level": next_level(person, desk.site, now) if desk else None,
    }
    context |= {"to_acknowledge": to_acknowledge(request)} | more(request)
    return render(request, "staff/me.html", context | totals(desk, mine))


def totals(desk: Membership | None, mine: list[Offer]) -> dict[str, str]:
    """The sums over all remedy types, as people read them; every offer carries the same ones."""
    if desk is None or not mine:
        return {"per_complaint": "", "per_day": "", "left_today": ""}
    first, currency = mine[0], desk.site.currency
    return {
        "per_complaint": money(first.per_complaint, currency),
        "per_day": money(first.per_day, currency),
        "left_today": money(first.left_today, currency),
    }
