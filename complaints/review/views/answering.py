"""Answering one call for backup, and being on duty to answer them."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from complaints import policies
from complaints.actions.calling import what_became_of
from complaints.answers import answer, too_late
from complaints.errors import TooLate
from complaints.forms import DeskForm
from complaints.models import BackupCall, CallKind, CallState, Complaint
from complaints.pages import initial
from complaints.review import actions
from complaints.review.calling_forms import AnswerForm, DutyForm
from complaints.review.calls import asked
from complaints.review.duties import DutyHere, duties_of
from complaints.review.policies import may_answer, named_by_fallback
from complaints.review.views.seeing import once, onward, sent_before, to_answer
from complaints.submission import read
from complaints.views.seeing import opened
from staff.access import SignedIn, page
from staff.authority import Offer
from staff.kept import give_back, keep
from staff.models import Person
from staff.roles import Verb
from staff.verdict import Verdict


@page("GET", "POST", verb=Verb.ANSWER, keep=keep, named=named_by_fallback, again=sent_before)
@once(onward)
def answer_call(request: SignedIn, call: UUID) -> HttpResponse:
    """Say yes, say no, or come."""
    person = request.user
    found = to_answer(person, call)
    show = partial(answer_page, request, found)
    if request.method == "POST":
        form = AnswerForm(request.POST, person=person)
        act = partial(reply, request, found, form)
        return answer(request, person, form, act, show, onward(person, found.complaint))
    if found.state != CallState.OPEN:
        return too_late(request, TooLate(found.complaint, what_became_of(found)))
    opened(request, found.complaint)
    return show(AnswerForm(initial=initial(give_back(request, person)), person=person))


def reply(request: SignedIn, found: BackupCall, form: AnswerForm) -> Complaint:
    note = form.cleaned_data["note"]
    return actions.answer_call(found, by=request.user, answer=form.state, note=note, submission=read(request.POST))


def answer_page(
    request: SignedIn, found: BackupCall, form: DeskForm, *, status: int = 200, refused: Verdict | None = None
) -> HttpResponse:
    person = request.user
    allows = may_allow(person, found)
    context = {
        "asked": asked(person, found, timezone.now()),
        "complaint": found.complaint,
        "numbers": list(found.site.emergency_numbers.all()) if found.complaint.at_once else [],
        "form": form,
        "refused": refused,
        "who_can": refused.who_can if refused else "",
        "may_answer": may_answer(person, found, CallState.DECLINED),
        "may_allow": allows.verdict if allows else None,
        "why_no_more": allows.why_no_more if allows else "",
    }
    return render(request, "review/answer.html", context, status=status)


def may_allow(person: Person, found: BackupCall) -> Offer | None:
    """What they may give themselves, for the verdict beside “Approve”. None where nothing is to be allowed."""
    if found.kind != CallKind.APPROVE or found.remedy_type_id is None:
        return None
    return policies.own_offer_of(
        person, found.site, found.remedy_type_id, found.amount or 0, at=timezone.now(), complaint=found.complaint
    )


@page("GET", "POST", verb=Verb.ANSWER)
def duty(request: SignedIn) -> HttpResponse:
    """On duty under an extension, or off. Sent twice, it is done once: it says how it is to be."""
    person = request.user
    if request.method != "POST":
        return duty_page(request, cards_of(person))
    form = DutyForm(request.POST, person=person)
    if form.is_valid():
        cleaned = form.cleaned_data
        actions.switch_duty(person, form.chosen_site, on=cleaned["on"] == "yes", extension=cleaned["extension"])
        return redirect("review:queue")
    form.key_again()
    return duty_page(request, cards_of(person, form), form, status=422)


def duty_page(
    request: SignedIn, cards: list[tuple[DutyHere, DutyForm]], form: DutyForm | None = None, *, status: int = 200
) -> HttpResponse:
    return render(request, "review/duty.html", {"duties": cards, "form": form}, status=status)


def cards_of(person: Person, sent: DutyForm | None = None) -> list[tuple[DutyHere, DutyForm]]:
    """A form for each of their sites; the one that was sent keeps what was typed."""
    where = sent.chosen_site if sent else None
    return [(one, sent if sent and one.site == where else DutyForm.at(one, person)) for one in duties_of(person)]
