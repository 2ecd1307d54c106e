"""A manager says thank you or leaves a note; whoever was thanked says whether their site sees it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from complaints import actions, kind_words
from complaints.answers import too_late
from complaints.errors import TooLate
from complaints.forms import CoachForm, ShowForm, ThankForm
from complaints.models import Complaint, Thanks
from complaints.states import State
from complaints.submission import read
from complaints.views.acting import Act, Make, act_on
from staff.access import SignedIn, page
from staff.kept import keep
from staff.models import Person
from staff.roles import Verb


def only_to_others(request: SignedIn, complaint: Complaint) -> None:
    """Nobody thanks themselves, and only for what was put right.

    Raises:
        TooLate: they did already; a form that did it is answered like the first time.
    """
    if complaint.state != State.RESOLVED:
        return
    if not kind_words.may_thank(request.user, complaint):
        raise PermissionDenied
    if request.method != "POST" and complaint.thanks.filter(by=request.user).exists():
        raise TooLate(complaint, f"You thanked {complaint.resolved_by} for this one already.")


def only_whom_there_is(request: SignedIn, complaint: Complaint) -> None:
    if not kind_words.who_could_be_coached(request.user, complaint):
        raise PermissionDenied


def who_sees_thanks(complaint: Complaint) -> list[str]:
    return [f"To {complaint.resolved_by}. Your site sees it only if they want that."]


def who_sees_a_note(complaint: Complaint) -> list[str]:
    return ["Only the two of you ever read it: no other manager, no admin, no auditor."]


THANK = Act(
    Verb.THANK, "Say thank you", "Thank them", states=frozenset({State.RESOLVED}), explained=who_sees_thanks,
    may=only_to_others,
)  # fmt: skip
COACH = Act(Verb.THANK, "A coaching note", "Leave the note", explained=who_sees_a_note, may=only_whom_there_is)


@page("GET", "POST", verb=Verb.THANK, keep=keep)
def thank(request: SignedIn, pk: UUID) -> HttpResponse:
    """Once for each manager and complaint, to whoever put it right."""

    def do(found: Complaint, form: ThankForm) -> Complaint:
        return actions.thank(found, by=request.user, words=form.cleaned_data["words"], submission=read(request.POST))

    try:
        return act_on(request, pk, THANK, lambda found: ThankForm, do)
    except TooLate as late:
        return too_late(request, late)


@page("GET", "POST", verb=Verb.THANK, keep=keep)
def coach(request: SignedIn, pk: UUID) -> HttpResponse:
    """A note that only the two of them read."""

    def make(found: Complaint) -> Make:
        return partial(CoachForm, people=kind_words.who_could_be_coached(request.user, found))

    def do(found: Complaint, form: CoachForm) -> Complaint:
        words, submission = form.cleaned_data["words"], read(request.POST)
        return actions.coach(found, by=request.user, to=form.chosen, words=words, submission=submission)

    return act_on(request, pk, COACH, make, do)


@page("POST")
def show(request: SignedIn, pk: UUID) -> HttpResponse:
    """Let my site see thanks that I was given, or take that back."""
    found = thanks_of(request.user, pk)
    form = ShowForm(request.POST, person=request.user)
    if not form.is_valid():
        form.key_again()
        return render(request, "complaints/show_thanks.html", {"one": found, "form": form}, status=422)
    actions.show_at_site(found, by=request.user, shown=form.cleaned_data["shown"] == "yes")
    return redirect("staff:me")


def thanks_of(person: Person, pk: UUID) -> Thanks:
    """Thanks that this person was given, on a complaint that is not about them; otherwise there are none (404)."""
    mine = Thanks.objects.for_reader(person, Complaint.objects.visible_to(person)).given_to(person)
    found: Thanks = get_object_or_404(mine, pk=pk)
    return found
