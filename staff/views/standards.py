"""Service standards: read and acknowledged by whom they bind, published by managers and admins."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from staff import publishing
from staff.access import SignedIn, page
from staff.models import Acknowledgement, Standard
from staff.publishing import Overtaken
from staff.reminding import remember
from staff.roles import Verb
from staff.standard_forms import AcknowledgeForm
from staff.standards import Shelf, Standing, Unread, by_standard, is_asked, may_set


@page("GET")
def standards(request: SignedIn) -> HttpResponse:
    """Those of my sites as they stand today; whoever sets them sees who has not acknowledged."""
    shelf = Shelf(request.user, timezone.now())
    unread = shelf.unread()
    remember(request, unread)
    people = by_standard(unread)
    rows = [row(shelf, one, people.get(one.pk, [])) for one in shelf.standards()]
    context = {
        "to_read": [one for one in rows if one.mine],
        "in_force": [one for one in rows if one.standing.in_force and not one.mine],
        "coming": [one for one in rows if one.standing.current is None],
        "withdrawn": [one for one in rows if one.standing.withdrawn],
        "sets": request.user.may(Verb.SET_STANDARDS),
        "today": shelf.sites[0].day(shelf.at),
    }
    return render(request, "staff/standards.html", context)


@dataclass(frozen=True)
class Row:
    """One standard of the list: how it stands, whether I have to read it, and who else has, where I set it."""

    standard: Standard
    standing: Standing
    mine: bool
    sets: bool
    missing: list[Unread]


def row(shelf: Shelf, standard: Standard, unread: list[Unread]) -> Row:
    sets, me = may_set(shelf.person, standard), shelf.person.pk
    others = [one for one in unread if one.person_id != me]
    mine = any(one.person_id == me for one in unread)
    return Row(standard, shelf.standing(standard), mine, sets, others if sets else [])


@page("GET")
def standard(request: SignedIn, pk: UUID) -> HttpResponse:
    """The text first; then one tap."""
    shelf, found = on_my_shelf(request, pk)
    return standard_page(request, shelf, found, AcknowledgeForm())


def on_my_shelf(request: SignedIn, pk: UUID) -> tuple[Shelf, Standard]:
    """A standard of one of their sites or of their organisation; otherwise there is none (404)."""
    shelf = Shelf(request.user, timezone.now())
    return shelf, get_object_or_404(shelf.standards(), pk=pk)


def overtaken(request: SignedIn, found: Standard) -> HttpResponse:
    """Somebody published, withdrew or left it a moment ago: who, and what was typed."""
    last = found.versions.select_related("published_by").last()
    typed = [request.POST[name] for name in ("text", "reason") if request.POST.get(name)]
    return render(request, "staff/overtaken.html", {"standard": found, "last": last, "typed": typed}, status=409)


def standard_page(
    request: SignedIn, shelf: Shelf, found: Standard, form: AcknowledgeForm, *, status: int = 200
) -> HttpResponse:
    person, standing = request.user, shelf.standing(found)
    read_by_me = Acknowledgement.objects.filter(version=standing.current, person=person).first()
    unread = shelf.unread()
    remember(request, unread)
    people = by_standard(unread).get(found.pk, [])
    if standing.current:
        form.initial["version"] = standing.current.number
    context = {
        "standard": found,
        "standing": standing,
        "versions": list(reversed(found.versions.all())),
        "acknowledged": read_by_me,
        "form": form,
        "asks": any(one.person_id == person.pk for one in people),
        "missing": [one for one in people if one.person_id != person.pk] if may_set(person, found) else [],
        "sets": may_set(person, found),
        "site": found.site or shelf.sites[0],
        "today": shelf.sites[0].day(shelf.at),
    }
    return render(request, "staff/standard.html", context, status=status)


@page("POST")
def acknowledge(request: SignedIn, pk: UUID) -> HttpResponse:
    """I have read it: once, by myself, and only what is in force."""
    shelf, found = on_my_shelf(request, pk)
    if not is_asked(request.user, found):
        raise PermissionDenied
    form = AcknowledgeForm(request.POST)
    if not form.is_valid():
        form.key_again()
        return standard_page(request, shelf, found, form, status=422)
    version = get_object_or_404(found.versions, number=form.cleaned_data["version"])
    if Acknowledgement.objects.filter(version=version, person=request.user).exists():
        return redirect("staff:standard", found.pk)
    try:
        publishing.acknowledge(version, by=request.user)
    except Overtaken:
        return overtaken(request, found)
    return redirect("staff:standard", found.pk)
