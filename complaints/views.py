"""The desk's pages."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from complaints import actions
from complaints.answers import answer, moved_on
from complaints.choices import choices_at
from complaints.errors import LostRace
from complaints.forms import EscalateForm, RecordForm, ResolveForm
from complaints.kept import give_back, keep
from complaints.models import Complaint, ReadRecord
from complaints.pages import complaint_context, escalate_page, initial, record_page, resolve_page
from complaints.states import State
from complaints.submission import read
from staff.access import SignedIn, page
from staff.models import Person
from staff.roles import Role, Verb

MOST_SHOWN = 200
A_MOMENT = timedelta(minutes=15)


@page("GET")
def desk(request: SignedIn) -> HttpResponse:
    """What is open for me and at my place, oldest first; admins and auditors are led to their own pages."""
    person = request.user
    if not person.may(Verb.RECORD):
        return lead_on(person)
    opened = Complaint.objects.visible_to(person).at_the_desk().with_names()
    context = {
        "mine": list(opened.owned_by(person)[:MOST_SHOWN]),
        "here": list(opened.for_anyone_at(person)[:MOST_SHOWN]),
        "shown_limit": MOST_SHOWN,
    }
    return render(request, "complaints/desk.html", context)


def lead_on(person: Person) -> HttpResponse:
    """To the page somebody without a desk works on.

    Raises:
        PermissionDenied: they have no role anywhere (any more).
    """
    if person.is_staff:
        return redirect("admin:index")
    if Role.AUDITOR in person.roles:
        return redirect("review:queue")
    raise PermissionDenied


@page("GET", "POST", verb=Verb.RECORD, keep=keep)
def record(request: SignedIn) -> HttpResponse:
    """From words to done on one page: resolve, save for later, or escalate."""
    person = request.user
    assert person.desk is not None
    choices = choices_at(person.desk.site)
    show = partial(record_page, request, person, choices.site)
    if request.method != "POST":
        return show(RecordForm(initial=initial(give_back(request, person)), person=person, choices=choices))
    form = RecordForm(request.POST, person=person, choices=choices)
    return answer(request, person, form, partial(tell, request, person, form), show)


def tell(request: HttpRequest, person: Person, form: RecordForm) -> Complaint:
    """What was typed, as the act that the pressed button names."""
    cleaned, submission = form.cleaned_data, read(request.POST)
    if cleaned["then"] == RecordForm.SAVE:
        return actions.record(form.told, by=person, wanted=form.given, submission=submission)
    if cleaned["then"] == RecordForm.ESCALATE:
        return actions.record_and_escalate(
            form.told, by=person, reason=cleaned["reason"], wanted=form.given, submission=submission
        )
    return actions.record_and_resolve(
        form.told, by=person, remedy=form.chosen, put_right=cleaned["put_right"],
        what_was_done=cleaned["what_was_done"], submission=submission,
    )  # fmt: skip


@page("GET", verb=Verb.READ)
def complaint(request: SignedIn, pk: UUID) -> HttpResponse:
    """One complaint with its history. Opening it is itself recorded."""
    person = request.user
    found = visible(person, pk)
    ReadRecord.objects.create(complaint=found, person=person)
    return render(request, "complaints/complaint.html", complaint_context(person, found))


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


def visible(person: Person, pk: UUID) -> Complaint:
    """The complaint, when this person may see it at all; otherwise there is none (404)."""
    found: Complaint = get_object_or_404(Complaint.objects.visible_to(person).with_names(), pk=pk)
    return found


def at_my_desk(request: SignedIn, pk: UUID, verb: Verb) -> Complaint:
    """The complaint, when this person's role at its very site may do this.

    Raises:
        Http404: they may not see it.
        PermissionDenied: they may only read it.
        LostRace: it is over, or a colleague took it from their own place a moment ago.
    """
    person, lost = request.user, False
    found = Complaint.objects.visible_to(person).with_names().filter(pk=pk).first()
    if found is None:
        recent = Complaint.objects.just_left(person, since=timezone.now() - A_MOMENT)
        found, lost = get_object_or_404(recent.with_names(), pk=pk), True
    if not person.may_at(verb, found.site_id):
        raise PermissionDenied
    if lost or (request.method != "POST" and found.state != State.OPEN):
        raise LostRace(found)
    return found
