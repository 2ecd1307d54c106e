"""Giving something without resolving, and keeping what was promised."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from complaints import actions
from complaints.choices import choices_at
from complaints.forms import GiveForm, KeepForm
from complaints.models import Complaint, Remedy
from complaints.states import State
from complaints.submission import read
from complaints.views.acting import Act, Make, act_on
from complaints.views.seeing import visible
from staff.access import SignedIn, page
from staff.kept import keep
from staff.roles import Verb

GIVE = Act(
    Verb.GIVE, "Give something", "Give it", states=frozenset({State.OPEN, State.IN_REVIEW}),
    explained=lambda complaint: ["The complaint stays where it is."],
)  # fmt: skip
KEEP = Act(Verb.KEEP, "The promise is kept", "Kept")


@page("GET", "POST", verb=Verb.GIVE, keep=keep)
def give(request: SignedIn, pk: UUID) -> HttpResponse:
    """A remedy, or one promised by a date."""

    def make(found: Complaint) -> Make:
        return partial(GiveForm, choices=choices_at(found.site))

    def do(found: Complaint, form: GiveForm) -> Complaint:
        return actions.give_remedy(
            found, by=request.user, remedy=form.chosen, what_was_done=form.cleaned_data["what_was_done"],
            submission=read(request.POST),
        )  # fmt: skip

    return act_on(request, pk, GIVE, make, do)


@page("GET", "POST", verb=Verb.KEEP, keep=keep)
def keep_promise(request: SignedIn, pk: UUID, remedy: UUID) -> HttpResponse:
    """With the evidence."""
    promises = Remedy.objects.select_related("complaint__site", "remedy_type").filter(promised_by__isnull=False)
    promise = get_object_or_404(promises, pk=remedy, complaint=visible(request.user, pk))

    def do(found: Complaint, form: KeepForm) -> Complaint:
        how = form.cleaned_data["how"]
        return actions.keep_promise(promise, by=request.user, how=how, submission=read(request.POST))

    return act_on(request, pk, KEEP, lambda found: KeepForm, do)
