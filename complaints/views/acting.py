"""The desk's smaller verbs: each is one form on one page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from complaints.answers import answer, done_already, moved_on
from complaints.errors import LostRace
from complaints.forms import DeskForm, RemedyFields
from complaints.models import Complaint
from complaints.pages import initial, instead_of, remedy_context
from complaints.states import State
from complaints.views.seeing import at_my_desk, opened
from staff.access import SignedIn
from staff.kept import give_back
from staff.roles import Verb
from staff.verdict import Verdict

Make = Callable[..., DeskForm]
ANY = frozenset(State)


@dataclass(frozen=True)
class Act:
    """One verb's page: its words, the form, what to do with it, and where the complaint may stand."""

    verb: Verb
    title: str
    button: str
    states: Collection[State] = ANY
    wide: bool = False
    explained: Callable[[Complaint], list[str]] = lambda complaint: []
    more: Callable[[SignedIn, Complaint], dict[str, Any]] = field(default=lambda request, complaint: {})
    may: Callable[[SignedIn, Complaint], None] = lambda request, complaint: None


def act_on(
    request: SignedIn, pk: UUID, act: Act, make: Callable[[Complaint], Make], do: Callable[[Complaint, Any], Complaint]
) -> HttpResponse:
    """Show the form, or do what it says; in the contract's order: 403, 404, replay, 422, 409."""
    try:
        found = at_my_desk(request, pk, act.verb, act.states)
    except LostRace as lost:
        return moved_on(request, lost.complaint)
    try:
        act.may(request, found)
    except PermissionDenied:
        # they might, until they did it: a double click is one act
        if done_already(request) == found:
            return redirect(found)
        raise
    build = make(found)
    show = partial(act_page, request, found, act)
    if request.method != "POST":
        opened(request, found)
        return show(build(initial=initial(give_back(request, request.user)), person=request.user))
    form = build(request.POST, person=request.user)
    return answer(request, request.user, form, partial(do, found, form), show)


def act_page(
    request: SignedIn, found: Complaint, act: Act, form: DeskForm, *, status: int = 200, refused: Verdict | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "refused": refused,
        "who_can": refused.who_can if refused is not None else "",
        "complaint": found,
        "title": act.title,
        "button": act.button,
        "wide": act.wide,
        "explained": act.explained(found),
        "numbers": list(found.site.emergency_numbers.all()) if found.at_once else [],
    }
    if isinstance(form, RemedyFields):
        context |= remedy_context(request.user, found.site, form, refused, found)
        context |= instead_of(request.user, found, refused)
    return render(request, "complaints/act.html", context | act.more(request, found), status=status)
