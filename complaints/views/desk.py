"""The desk: what is open, and one complaint."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from complaints.desk_figures import desk_figures
from complaints.kind_words import said_on, thanks_on_the_desk
from complaints.models import Complaint
from complaints.owed import owed_at_desk
from complaints.pages import complaint_context
from complaints.views.seeing import opened, visible
from staff import reminding
from staff.access import SignedIn, page
from staff.curriculum import standing
from staff.models import Person
from staff.roles import Role, Verb

MOST_SHOWN = 15


@page("GET")
def desk(request: SignedIn) -> HttpResponse:
    """What is open for me and at my place, oldest first; admins and auditors are led to their own pages."""
    person = request.user
    if not person.may(Verb.RECORD):
        return lead_on(person)
    opened = Complaint.objects.visible_to(person).at_the_desk().for_rows()
    assert person.desk is not None
    site, now = person.desk.site, timezone.now()
    figures = desk_figures(person, site, now)
    reminding.keep(request, figures.to_read + figures.overdue)
    today = site.day(now)
    context = {
        "figures": figures,
        "thanks": thanks_on_the_desk(person, site.pk, now) if figures.thanks else [],
        "owed": owed_at_desk(person, now),
        "today": today,
        "standing": standing(person, now),
        "mine": list(opened.owned_by(person)[:MOST_SHOWN]),
        "here": list(opened.for_anyone_at(person)[:MOST_SHOWN]),
        "shown_limit": MOST_SHOWN,
    }
    return render(request, "complaints/desk.html", context)


def lead_on(person: Person) -> HttpResponse:
    """To the page somebody without a desk works on.

    Raises:
        PermissionDenied: they have no role anywhere (any more).
    """
    if person.is_staff:
        return redirect("admin:index")
    if Role.AUDITOR in person.roles:
        return redirect("review:queue")
    raise PermissionDenied


@page("GET", verb=Verb.READ)
def complaint(request: SignedIn, pk: UUID) -> HttpResponse:
    """One complaint with its history. Opening it is itself recorded."""
    person = request.user
    found = visible(person, pk)
    opened(request, found)
    context = complaint_context(person, found) | said_on(found, person)
    return render(request, "complaints/complaint.html", context)
