"""How a complaint leaves the desk and comes back."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from complaints import actions
from complaints.answers import answer, moved_on
from complaints.choices import choices_at
from complaints.errors import LostRace
from complaints.forms import EscalateForm, ResolveForm
from complaints.kept import give_back, keep
from complaints.models import Complaint
from complaints.pages import escalate_page, initial, resolve_page
from complaints.submission import read
from complaints.views.seeing import at_my_desk
from staff.access import SignedIn, page
from staff.models import Person
from staff.roles import Verb


@page("GET", "POST", verb=Verb.RESOLVE, keep=keep)
def resolve(request: SignedIn, pk: UUID) -> HttpResponse:
    """Put right what was saved for later."""
    person = request.user
    try:
        found = at_my_desk(request, pk, Verb.RESOLVE)
    except LostRace as lost:
        return moved_on(request, lost.complaint)
    choices = choices_at(found.site)
    show = partial(resolve_page, request, person, found)
    if request.method != "POST":
        return show(ResolveForm(initial=initial(give_back(request, person)), person=person, choices=choices))
    form = ResolveForm(request.POST, person=person, choices=choices)
    return answer(request, person, form, partial(put_right, request, person, found, form), show)


def put_right(request: HttpRequest, person: Person, found: Complaint, form: ResolveForm) -> Complaint:
    return actions.resolve(
        found, by=person, remedy=form.chosen, put_right=form.cleaned_data["put_right"],
        what_was_done=form.cleaned_data["what_was_done"], submission=read(request.POST),
    )  # fmt: skip


@page("GET", "POST", verb=Verb.ESCALATE, keep=keep)
def escalate(request: SignedIn, pk: UUID) -> HttpResponse:
    """Hand it to the managers, with the reason."""
    person = request.user
    try:
        found = at_my_desk(request, pk, Verb.ESCALATE)
    except LostRace as lost:
        return moved_on(request, lost.complaint)
    choices = choices_at(found.site)
    show = partial(escalate_page, request, person, found)
    if request.method != "POST":
        return show(EscalateForm(initial=initial(give_back(request, person)), person=person, choices=choices))
    form = EscalateForm(request.POST, person=person, choices=choices)
    return answer(request, person, form, partial(hand_up, request, person, found, form), show)


def hand_up(request: HttpRequest, person: Person, found: Complaint, form: EscalateForm) -> Complaint:
    return actions.escalate(
        found, by=person, reason=form.cleaned_data["reason"], wanted=form.given, submission=read(request.POST)
    )
