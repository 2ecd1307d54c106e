"""What an admin changes of somebody else: where they work, their password, whether they sign in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from staff.access import SignedIn, page
from staff.kept import keep, posted_or_kept
from staff.models import Membership, Person
from staff.people import actions
from staff.people.errors import NotDone
from staff.people.forms import PasswordForm
from staff.people.place_forms import NewPlaceForm, ThisPlaceForm
from staff.people.seeing import to_change
from staff.roles import Verb

# what becomes of what somebody has open, told by whoever knows complaints: of whom, to whom
WhenTheyLeave = Callable[[Person, Person], list[str]]


@dataclass(frozen=True)
class Act:
    """One page with one form: its words, and what is said when it is done."""

    title: str
    button: str
    done: str
    explained: tuple[str, ...] = ()


def posted(request: SignedIn) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def somebody_else(request: SignedIn, pk: int) -> Person:
    """Whom this admin may change; never themselves.

    Raises:
        Http404: there is none of that key in their organisation.
        PermissionDenied: it is themselves.
    """
    found = to_change(request.user, pk)
    if found.pk == request.user.pk:
        raise PermissionDenied
    return found


def act_on(
    request: SignedIn, found: Person, act: Act, form: forms.Form, do: Callable[[], None], **more: Any
) -> HttpResponse:
    """Show the form, or do what it says and go back to the person."""
    if request.method == "POST":
        try:
            if form.is_valid():
                do()
                messages.success(request, act.done)
                return redirect("staff:person", person=found.pk)
        except NotDone as no:
            form.add_error(no.field if no.field in form.fields else None, no.sentence)
    context = {"shown": found, "form": form, "act": act} | more
    return render(request, "staff/person_act.html", context, status=422 if request.method == "POST" else 200)


@page("GET", "POST", verb=Verb.CONFIGURE, keep=keep)
def add_site(request: SignedIn, person: int) -> HttpResponse:
    """Another site."""
    found = somebody_else(request, person)
    form = NewPlaceForm(posted_or_kept(request, request.user), person=found)
    act = Act(f"Another site for {found.name}", "Add this site", f"Added: another site for {found.name}.")
    if request.method == "POST" and sent_before(found, request.POST.get("site", ""), request.POST.get("role", "")):
        return redirect("staff:person", person=found.pk)
    return act_on(request, found, act, form, lambda: actions.add_place(found, form.place, by=request.user))


def sent_before(found: Person, site: str, role: str) -> bool:
    """Whether they work there in this role already: a second click of the same button."""
    places: list[Membership] = found.places  # type: ignore[attr-defined]
    return any(one.is_active and (str(one.site_id), one.role) == (site, role) for one in places)


@page("GET", "POST", verb=Verb.CONFIGURE, keep=keep)
def change_site(request: SignedIn, person: int, site: int) -> HttpResponse:
    """Role and place at one site of theirs, or that they work there no more."""
    found = somebody_else(request, person)
    places: list[Membership] = found.places  # type: ignore[attr-defined]
    row = next((one for one in places if one.site_id == site), None)
    if row is None:
        raise Http404
    first = {"role": row.role, "home": row.home_location_id, "works": "yes" if row.is_active else "no"}
    form = ThisPlaceForm(posted_or_kept(request, request.user), site=row.site, initial=first)
    title = f"{found.name} at {row.site}"
    act = Act(title, "Save", f"Saved: {title}.", ("It counts from their next page on.",))
    return act_on(request, found, act, form, lambda: actions.change_place(found, form.place, by=request.user))


@page("GET", "POST", verb=Verb.CONFIGURE)
def password(request: SignedIn, person: int) -> HttpResponse:
    """A first or another password, told by hand."""
    found = somebody_else(request, person)
    form = PasswordForm(posted(request), person=found)
    explained = (
        "It ends everything that they are signed in to, at once.",
        "They choose their own as soon as they sign in with it.",
    )
    first = not found.has_usable_password()
    title = f"A first password for {found.name}" if first else f"A new password for {found.name}"
    act = Act(title, "Set this password", f"{found.name} signs in with the new password from now on.", explained)
    return act_on(
        request, found, act, form,
        lambda: actions.set_password(found, form.cleaned_data["password"], by=request.user), secret=True,
    )  # fmt: skip


class SignInForm(forms.Form):
    """The button that was pressed."""

    may = forms.ChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        widget=forms.HiddenInput,
        error_messages={"required": "Press the button again.", "invalid_choice": "Press the button again."},
    )


@page("GET", "POST", verb=Verb.CONFIGURE)
def let_in(request: SignedIn, person: int, when_they_leave: WhenTheyLeave) -> HttpResponse:
    """Disable somebody, or let them sign in again."""
    found = somebody_else(request, person)
    form = SignInForm(posted(request), initial={"may": "no" if found.is_active else "yes"})
    disables = request.POST.get("may", "no" if found.is_active else "yes") == "no"
    work = when_they_leave(found, request.user) if disables else []
    act = disable(found, work) if disables else enable(found)

    def do() -> None:
        actions.let_in(found, form.cleaned_data["may"] == "yes", by=request.user)

    return act_on(request, found, act, form, do, disables=disables, work=work)


def disable(found: Person, work: list[str]) -> Act:
    explained = (
        "They are out at their next page, and sign in no more. What they did stays theirs; nobody is deleted.",
        *work,
    )
    return Act(f"Disable {found.name}", "Disable", f"{found.name} signs in no more.", explained)


def enable(found: Person) -> Act:
    explained = ("They sign in again with the password they had, and work where they worked.",)
    return Act(f"Let {found.name} sign in again", "Let them in", f"{found.name} may sign in again.", explained)
