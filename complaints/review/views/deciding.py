"""One complaint in the manager's window: open it, claim it, decide it."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from complaints.answers import answer
from complaints.choices import choices_at
from complaints.forms import DeskForm
from complaints.models import Complaint
from complaints.pages import complaint_context, initial, remedy_context
from complaints.review import actions
from complaints.review.forms import ClaimForm, DecideForm
from complaints.review.policies import has_it, may_claim, named_by_fallback, ways_out
from complaints.review.views.seeing import once, sent_before, to_its_review, to_review
from complaints.states import State
from complaints.submission import read
from complaints.views.seeing import opened
from staff.access import SignedIn, page
from staff.kept import give_back, keep
from staff.models import Person
from staff.roles import Verb
from staff.verdict import Verdict


@page("GET", verb=Verb.CLAIM, named=named_by_fallback)
def review(request: SignedIn, pk: UUID) -> HttpResponse:
    """One complaint as the manager works on it. Opening it is recorded."""
    found = to_review(request.user, pk)
    return reading(request, found)


@page("GET", "POST", verb=Verb.CLAIM, named=named_by_fallback, again=sent_before)
@once(to_its_review)
def claim(request: SignedIn, pk: UUID) -> HttpResponse:
    """Take it out of the queue."""
    person = request.user
    found = to_review(person, pk)
    if request.method != "POST":
        return reading(request, found)
    form = ClaimForm(request.POST, person=person)
    act = partial(actions.claim, found, by=person, submission=read(request.POST))
    show = partial(review_page, request, person, found)
    return answer(request, person, form, act, show, to_its_review(person, found))


def decided(person: Person, complaint: Complaint) -> str:
    return complaint.get_absolute_url() if person.may(Verb.READ) else to_its_review(person, complaint)


@page("GET", "POST", verb=Verb.DECIDE, keep=keep, named=named_by_fallback, again=sent_before)
@once(decided)
def decide(request: SignedIn, pk: UUID) -> HttpResponse:
    """Close it, with what was done."""
    person = request.user
    found = to_review(person, pk)
    if request.method != "POST":
        return reading(request, found)
    form = DecideForm(request.POST, person=person, choices=choices_at(found.site))
    show = partial(review_page, request, person, found)
    act = partial(close, request, person, found, form)
    return answer(request, person, form, act, show, decided(person, found))


def reading(request: SignedIn, found: Complaint) -> HttpResponse:
    """The page opened, with the form that belongs to where the complaint stands."""
    opened(request, found)
    return review_page(request, request.user, found, fresh_form(request, request.user, found))


def close(request: HttpRequest, person: Person, found: Complaint, form: DecideForm) -> Complaint:
    cleaned = form.cleaned_data
    return actions.decide(
        found, by=person, what_was_done=cleaned["what_was_done"], put_right=cleaned["put_right"],
        remedy=form.given, submission=read(request.POST),
    )  # fmt: skip


def fresh_form(request: HttpRequest, person: Person, found: Complaint) -> DeskForm | None:
    """The form that belongs to where the complaint stands: claim, decide, or none."""
    if found.state == State.IN_REVIEW and has_it(person, found):
        kept = initial(give_back(request, person))
        return DecideForm(initial=kept, person=person, choices=choices_at(found.site))
    if found.state == State.ESCALATED or (found.state == State.OPEN and found.is_formal):
        return ClaimForm(person=person)
    return None


def review_page(
    request: HttpRequest, person: Person, found: Complaint, form: DeskForm | None, *, status: int = 200,
    refused: Verdict | None = None,
) -> HttpResponse:  # fmt: skip
    context: dict[str, Any] = complaint_context(person, found) | {
        "form": form,
        "refused": refused,
        "may_claim": may_claim(person, found),
        "ways": ways_out(person, found),
        "claim_form": form if isinstance(form, ClaimForm) else None,
        "decide_form": form if isinstance(form, DecideForm) else None,
    }
    if isinstance(form, DecideForm):
        context |= remedy_context(person, found.site, form, refused, found)
    return render(request, "review/complaint.html", context, status=status)
