"""How a complaint leaves the manager's hands other than decided: released, handed back, void."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from complaints.answers import answer, moved_on
from complaints.forms import DeskForm
from complaints.models import Complaint
from complaints.pages import initial
from complaints.regulations import rules_of
from complaints.review import actions
from complaints.review.forms import HandBackForm, ReleaseForm, VoidForm
from complaints.review.policies import named_by_fallback, ways_out
from complaints.review.views.seeing import once, onward, sent_before, to_review
from complaints.states import Move
from complaints.submission import read
from complaints.views.seeing import opened
from staff.access import SignedIn, page
from staff.kept import give_back, keep
from staff.roles import Verb
from staff.verdict import Verdict

PAGES = {
    Move.RELEASE: "review/release.html",
    Move.HAND_BACK: "review/hand_back.html",
    Move.VOID: "review/void.html",
}


@page("GET", "POST", verb=Verb.RELEASE, keep=keep, named=named_by_fallback, again=sent_before)
@once(onward)
def release(request: SignedIn, pk: UUID) -> HttpResponse:
    """Give back to the queue what they claimed, or what a colleague cannot go on with."""
    found = to_review(request.user, pk)
    make = partial(ReleaseForm, complaint=found)
    return part_with(request, found, Move.RELEASE, make, partial(put_back, request, found))


def put_back(request: SignedIn, found: Complaint, form: ReleaseForm) -> Complaint:
    return actions.release(
        found, by=request.user, reason=form.cleaned_data["reason"], submission=read(request.POST)
    )  # fmt: skip


@page("GET", "POST", verb=Verb.HAND_BACK, keep=keep, named=named_by_fallback, again=sent_before)
@once(onward)
def hand_back(request: SignedIn, pk: UUID) -> HttpResponse:
    """Back to the desk, with guidance."""
    found = to_review(request.user, pk)
    make = partial(HandBackForm, complaint=found)
    return part_with(request, found, Move.HAND_BACK, make, partial(guide, request, found))


def guide(request: SignedIn, found: Complaint, form: HandBackForm) -> Complaint:
    to, guidance = form.cleaned_data["to"], form.cleaned_data["guidance"]
    return actions.hand_back(found, by=request.user, to=to, guidance=guidance, submission=read(request.POST))


@page("GET", "POST", verb=Verb.VOID, keep=keep)
def void(request: SignedIn, pk: UUID) -> HttpResponse:
    """It does not count, or repeats another. For managers of its very site: the fallback decides, it voids nothing."""
    found = to_review(request.user, pk)
    if not request.user.may_at(Verb.VOID, found.site_id):
        raise PermissionDenied
    make = partial(VoidForm, complaint=found)
    return part_with(request, found, Move.VOID, make, partial(strike, request, found))


def strike(request: SignedIn, found: Complaint, form: VoidForm) -> Complaint:
    reason, duplicate_of = form.cleaned_data["reason"], form.cleaned_data["duplicate_of"]
    return actions.void(
        found, by=request.user, reason=reason, duplicate_of=duplicate_of, submission=read(request.POST)
    )  # fmt: skip


def part_with(
    request: SignedIn, found: Complaint, move: Move, make: Callable[..., DeskForm], act: Callable[[Any], Complaint]
) -> HttpResponse:
    """The page of one way out, or the act when its form comes; a way that is not open any more says so (409)."""
    person = request.user
    show = partial(way_page, request, found, move)
    if request.method == "POST":
        form = make(request.POST, person=person)
        return answer(request, person, form, partial(act, form), show, onward(person, found))
    if move not in ways_out(person, found):
        return moved_on(request, found)
    opened(request, found)
    return show(make(initial=initial(give_back(request, person)), person=person))


def way_page(
    request: SignedIn, found: Complaint, move: Move, form: DeskForm, *, status: int = 200,
    refused: Verdict | None = None,
) -> HttpResponse:  # fmt: skip
    context = {
        "complaint": found,
        "form": form,
        "refused": refused,
        "who_can": refused.who_can if refused else "",
        "formal_name": rules_of(found.site).formal_name,
        "numbers": list(found.site.emergency_numbers.all()) if found.at_once else [],
        "back": reverse("review:complaint", args=[found.pk]),
    }
    return render(request, PAGES[move], context, status=status)
