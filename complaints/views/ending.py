"""How a complaint leaves the desk and comes back."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from complaints import actions, policies
from complaints.answers import answer, moved_on
from complaints.calls import approved_for
from complaints.choices import choices_at
from complaints.errors import LostRace
from complaints.forms import EscalateForm, HandOverForm, ReopenForm, ResolveForm
from complaints.models import Complaint
from complaints.pages import escalate_page, initial, resolve_page
from complaints.regulations import rules_of
from complaints.states import State
from complaints.submission import read
from complaints.views.acting import Act, Make, act_on
from complaints.views.seeing import at_my_desk, opened
from staff.access import SignedIn, page
from staff.kept import give_back, keep
from staff.models import Person
from staff.roles import Verb


def what_reopening_starts(complaint: Complaint) -> list[str]:
    if complaint.is_formal:
        return [f"This is a {rules_of(complaint.site).formal_name}: reopened, it goes to the managers."]
    return ["It comes back to the desk as yours."]


def only_its_owner(request: SignedIn, complaint: Complaint) -> None:
    """A colleague's complaint is not handed on by passers-by."""
    if complaint.owner_id != request.user.pk and not request.user.may_at(Verb.CLAIM, complaint.site_id):
        raise PermissionDenied


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
        opened(request, found)
        first = initial(give_back(request, person)) or approved_for(person, found)
        return show(ResolveForm(initial=first, person=person, choices=choices))
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
    make = partial(EscalateForm, person=person, choices=choices, contact_known=bool(found.contact_by))
    if request.method != "POST":
        opened(request, found)
        return show(make(initial=initial(give_back(request, person))))
    form = make(request.POST)
    return answer(request, person, form, partial(hand_up, request, person, found, form), show)


def hand_up(request: HttpRequest, person: Person, found: Complaint, form: EscalateForm) -> Complaint:
    return actions.escalate(
        found, by=person, reason=form.cleaned_data["reason"], wanted=form.given, contact=form.contact,
        submission=read(request.POST),
    )  # fmt: skip


REOPEN = Act(Verb.REOPEN, "Reopen it", "Reopen", states=frozenset({State.RESOLVED}), explained=what_reopening_starts)
HAND_OVER = Act(
    Verb.HAND_OVER, "Hand it over", "Hand over", states=frozenset({State.OPEN}), may=only_its_owner,
    explained=lambda complaint: ["From now on it is theirs, and on their page."],
)  # fmt: skip


@page("GET", "POST", verb=Verb.REOPEN, keep=keep)
def reopen(request: SignedIn, pk: UUID) -> HttpResponse:
    """It was not put right after all."""

    def do(found: Complaint, form: ReopenForm) -> Complaint:
        return actions.reopen(
            found, by=request.user, reason=form.cleaned_data["reason"], submission=read(request.POST)
        )  # fmt: skip

    return act_on(request, pk, REOPEN, lambda found: ReopenForm, do)


@page("GET", "POST", verb=Verb.HAND_OVER, keep=keep)
def hand_over(request: SignedIn, pk: UUID) -> HttpResponse:
    """To a colleague at the same desk."""

    def make(found: Complaint) -> Make:
        return partial(HandOverForm, colleagues=policies.colleagues_for(found))

    def do(found: Complaint, form: HandOverForm) -> Complaint:
        return actions.hand_over(
            found, by=request.user, to=form.chosen, note=form.cleaned_data["note"], submission=read(request.POST)
        )

    return act_on(request, pk, HAND_OVER, make, do)
