"""Who works here: the list, one person, and somebody new."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from staff.access import SignedIn, page
from staff.kept import keep, posted_or_kept
from staff.models import Person
from staff.people import actions, history
from staff.people.changing import their_own
from staff.people.errors import NotDone
from staff.people.finding import PeopleFilter
from staff.people.forms import DetailsForm, NewPersonForm
from staff.people.passwords import readable
from staff.people.seeing import may_change, page_of, people_seen_by, seen
from staff.roles import Verb

MOST = 10
OpenWork = Callable[[Person, Person], list[tuple[str, str]]]


@page("GET", verb=Verb.READ_PEOPLE)
def people(request: SignedIn) -> HttpResponse:
    """Everybody whom this reader may see, active ones first."""
    form = PeopleFilter(request.GET, reader=request.user)
    context: dict[str, Any] = {"form": form, "may_add": request.user.may(Verb.CONFIGURE)}
    if not form.is_valid():
        return render(request, "staff/people.html", context, status=422)
    found = page_of(form.narrow(people_seen_by(request.user)), form.cleaned_data["page"])
    context |= {"found": found, "earlier": turned(request, found.number - 1)}
    context["later"] = turned(request, found.number + 1) if found.more else ""
    return render(request, "staff/people.html", context)


def turned(request: SignedIn, number: int) -> str:
    """The address of another page of the same list; empty where there is none before."""
    if number < 1:
        return ""
    fields = request.GET.copy()
    fields["page"] = str(number)
    return f"{request.path}?{fields.urlencode()}"


@page("GET", "POST", verb=Verb.CONFIGURE, keep=keep)
def new(request: SignedIn) -> HttpResponse:
    """Somebody new; the same form again is the same person."""
    if request.method != "POST":
        kept = posted_or_kept(request, request.user)
        if kept is not None:
            kept["password"] = readable()  # the one that was typed is kept nowhere
        return render(request, "staff/person_new.html", {"form": NewPersonForm(kept, by=request.user)})
    key, username = request.POST.get("submission_key", ""), request.POST.get("username", "")
    before = actions.added_before(key, by=request.user, username=Person.normalize_username(username.strip()))
    if before is not None:
        return redirect("staff:person", person=before.pk)
    form = NewPersonForm(request.POST, by=request.user)
    try:
        if form.is_valid():
            person = add(request.user, form)
            messages.success(request, f"{person.name} is here, and signs in as {person.username}.")
            return redirect("staff:person", person=person.pk)
    except NotDone as no:
        again = actions.added_before(key, by=request.user, username=form.details.username)
        if again is not None:
            return redirect("staff:person", person=again.pk)
        form.add_error(no.field, no.sentence)
    return render(request, "staff/person_new.html", {"form": form}, status=422)


def add(by: Person, form: NewPersonForm) -> Person:
    said = form.cleaned_data
    return actions.add_person(
        form.details, form.place, by=by, password=said["password"], key=str(said["submission_key"])
    )  # fmt: skip


@page("GET", "POST", verb=Verb.READ_PEOPLE, keep=keep)
def person(request: SignedIn, person: int, open_work: OpenWork) -> HttpResponse:
    """One person; an admin of theirs changes who they are."""
    if request.method == "POST" and not request.user.may(Verb.CONFIGURE):
        raise PermissionDenied
    found = seen(request.user, person)
    show = partial(person_page, request, found, open_work)
    if request.method != "POST":
        return show(details_form(request.user, found, posted_or_kept(request, request.user)))
    if not may_change(request.user, found):
        raise PermissionDenied
    form = details_form(request.user, found, request.POST)
    try:
        if form.is_valid():
            actions.change_details(found, form.details, by=request.user)
            messages.success(request, f"Saved: {form.details.name}.")
            return redirect("staff:person", person=found.pk)
    except NotDone as no:
        form.add_error(no.field, no.sentence)
    return show(form, status=422)


def details_form(reader: Person, found: Person, posted: Any = None) -> DetailsForm:
    own = reader.pk == found.pk
    organisations = {found.level.organisation_id}
    if posted is None:
        return DetailsForm.of(found, organisations=organisations, own=own)
    return DetailsForm(posted, organisations=organisations, own=own)


def person_page(
    request: SignedIn, found: Person, open_work: OpenWork, form: DetailsForm, *, status: int = 200
) -> HttpResponse:
    own, changes = request.user.pk == found.pk, may_change(request.user, found)
    work = open_work(found, request.user)
    context = {
        "shown": found,
        "form": form,
        "changes": changes,
        "own": own,
        "their_own": their_own(found) if own and changes else "",
        "places": found.places,  # type: ignore[attr-defined]
        "history": history.lines(found),
        "clock": request.user.works[0].site,
        "work": work[:MOST],
        "more_work": len(work) > MOST,
    }
    return render(request, "staff/person.html", context, status=status)
