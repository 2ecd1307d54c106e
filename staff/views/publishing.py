"""Publishing a standard, its next version, and withdrawing it: a manager for their site, an admin for all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from staff import publishing
from staff.access import SignedIn, page
from staff.kept import keep, posted_or_kept
from staff.models import Person, Site, Standard
from staff.publishing import KeyTaken, Overtaken, TitleTaken, published_before
from staff.roles import MAY, Role, Verb
from staff.sent import Sent, read
from staff.standard_forms import SentForm, StandardForm, VersionForm, WithdrawForm
from staff.standards import Shelf, Standing, may_set
from staff.views.standards import on_my_shelf, overtaken

TAKEN = "There is a standard of this name here already. Publish a new version of it, or choose another name."


@page("GET", "POST", verb=Verb.SET_STANDARDS, keep=keep)
def publish(request: SignedIn) -> HttpResponse:
    """A new standard at a site I manage; for admins at any site, or at every one."""
    person = request.user
    sites, everywhere = sites_to_set(person)
    make = partial(StandardForm, sites=sites, everywhere=everywhere, at=timezone.now())
    show = partial(form_page, request, None, "Publish a standard", "Publish")
    if request.method != "POST":
        return show(make(posted_or_kept(request, person)))
    form = make(request.POST)

    def act(sent: Sent) -> Standard:
        title, organisation = form.cleaned_data["title"], sites[0].organisation
        return publishing.publish(title, form.says, organisation=organisation, site=form.site, by=person, sent=sent)

    return answer(request, None, form, act, show)


def sites_to_set(person: Person) -> tuple[list[Site], str]:
    """Where somebody may publish, and how “everywhere” is called where they may do that too."""
    sites = Shelf(person, timezone.now()).sites
    admin = [one.site.organisation for one in person.works if one.role == Role.ADMIN]
    if admin:
        return [one for one in sites if one.organisation_id == admin[0].pk], f"Every site of {admin[0].name}"
    managed = {one.site_id for one in person.works if one.role in MAY[Verb.SET_STANDARDS]}
    return [one for one in sites if one.pk in managed], ""


@page("GET", "POST", verb=Verb.SET_STANDARDS, keep=keep)
def publish_again(request: SignedIn, pk: UUID) -> HttpResponse:
    """The next version: it supersedes this one from its day on."""
    found, standing, today = to_set(request, pk)
    last, show = standing.last, partial(form_page, request, found, "A new version", "Publish")
    if request.method != "POST":
        if last.ends:
            return overtaken(request, found)
        first = {"text": last.text, "measure": last.measure, "target": last.target, "after": last.number}
        return show(VersionForm(posted_or_kept(request, request.user), initial=first, today=today))
    form = VersionForm(request.POST, today=today)

    def act(sent: Sent) -> Standard:
        after = form.cleaned_data["after"]
        return publishing.publish_again(found, form.says, after=after, by=request.user, sent=sent)

    return answer(request, found, form, act, show)


@page("GET", "POST", verb=Verb.SET_STANDARDS, keep=keep)
def withdraw(request: SignedIn, pk: UUID) -> HttpResponse:
    """It ends, with a reason that everybody reads."""
    found, standing, today = to_set(request, pk)
    show = partial(form_page, request, found, "Withdraw it", "Withdraw")
    if request.method != "POST":
        if standing.last.ends:
            return overtaken(request, found)
        first = {"after": standing.last.number}
        return show(WithdrawForm(posted_or_kept(request, request.user), initial=first, today=today))
    form = WithdrawForm(request.POST, today=today)

    def act(sent: Sent) -> Standard:
        said = form.cleaned_data
        return publishing.withdraw(
            found, reason=said["reason"], starts=said["starts"], after=said["after"], by=request.user, sent=sent
        )

    return answer(request, found, form, act, show)


def to_set(request: SignedIn, pk: UUID) -> tuple[Standard, Standing, date]:
    """A standard that this person may change, how it stands, and today's date where it holds."""
    shelf, found = on_my_shelf(request, pk)
    if not may_set(request.user, found):
        raise PermissionDenied
    sites = [found.site] if found.site else shelf.sites
    return found, shelf.standing(found), min(site.day(shelf.at) for site in sites)


def answer(
    request: SignedIn,
    found: Standard | None,
    form: SentForm,
    act: Callable[[Sent], Standard],
    show: Callable[..., HttpResponse],
) -> HttpResponse:
    """In the contract's order: done before, bad input, overtaken."""
    sent = read(request.POST)
    try:
        if done := published_before(sent, request.user):
            return redirect("staff:standard", done.standard_id)
        if form.is_valid():
            return redirect("staff:standard", act(sent).pk)
    except KeyTaken:
        return render(request, "staff/key_taken.html", status=409)
    except Overtaken:
        return overtaken(request, found) if found else render(request, "staff/key_taken.html", status=409)
    except TitleTaken:
        form.add_error("title", TAKEN)
    form.key_again()
    return show(form, status=422)


def form_page(
    request: SignedIn, found: Standard | None, title: str, button: str, form: SentForm, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"standard": found, "title": title, "button": button, "form": form}
    return render(request, "staff/standard_form.html", context, status=status)
