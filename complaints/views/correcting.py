"""Notes, corrections, and by what right somebody speaks for a patient."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from complaints import actions, policies
from complaints.choices import choices_at
from complaints.forms import AuthorityForm, CorrectForm, NoteForm
from complaints.models import Authority, ComplainantKind, Complaint
from complaints.submission import read
from complaints.views.acting import Act, Make, act_on
from staff.access import SignedIn, page
from staff.kept import keep
from staff.roles import Verb


def only_theirs(request: SignedIn, complaint: Complaint) -> None:
    """What others wrote is not for everybody to correct."""
    if not policies.may_correct(request.user, complaint):
        raise PermissionDenied


def said_before(complaint: Complaint) -> list[str]:
    return ["What stood here before stays in the history, and so does the reason."]


def why_asked(complaint: Complaint) -> list[str]:
    who = ComplainantKind(complaint.complainant).label.lower()
    if complaint.complainant == ComplainantKind.PATIENT:
        return ["The patient complains themselves, so nothing has to be shown."]
    return [f"This comes from {who}. Before they are told anything about the patient, somebody has to see their right."]


NOTE = Act(Verb.NOTE, "Add a note", "Add the note")
CORRECT = Act(Verb.CORRECT, "Correct it", "Correct", wide=True, explained=said_before, may=only_theirs)
AUTHORITY = Act(Verb.NOTE, "Authority to act", "I have seen it", explained=why_asked)


@page("GET", "POST", verb=Verb.NOTE, keep=keep)
def note(request: SignedIn, pk: UUID) -> HttpResponse:
    """Something to know, in any state."""

    def do(found: Complaint, form: NoteForm) -> Complaint:
        return actions.note(found, by=request.user, words=form.cleaned_data["note"], submission=read(request.POST))

    return act_on(request, pk, NOTE, lambda found: NoteForm, do)


@page("GET", "POST", verb=Verb.CORRECT, keep=keep)
def correct(request: SignedIn, pk: UUID) -> HttpResponse:
    """Put facts right, in any state."""

    def make(found: Complaint) -> Make:
        return partial(CorrectForm, complaint=found, choices=choices_at(found.site))

    def do(found: Complaint, form: CorrectForm) -> Complaint:
        return actions.correct(
            found, by=request.user, correction=form.correction, reason=form.cleaned_data["reason"],
            submission=read(request.POST),
        )  # fmt: skip

    return act_on(request, pk, CORRECT, make, do)


@page("GET", "POST", verb=Verb.NOTE, keep=keep)
def authority(request: SignedIn, pk: UUID) -> HttpResponse:
    """Asked for later, not at the desk."""

    def do(found: Complaint, form: AuthorityForm) -> Complaint:
        kind = Authority(form.cleaned_data["authority"])
        return actions.see_authority(
            found, by=request.user, kind=kind, what=form.cleaned_data["note"], submission=read(request.POST)
        )

    return act_on(request, pk, AUTHORITY, lambda found: AuthorityForm, do)
