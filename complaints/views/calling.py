"""Calling a manager while the patient is still there, and the answers that come back."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string

from complaints import actions
from complaints.calls import region_of, version_of
from complaints.choices import choices_at
from complaints.forms import CallForm, WithdrawForm
from complaints.models import BackupCall, Complaint
from complaints.pages import duty_context
from complaints.states import State
from complaints.submission import read
from complaints.views.acting import Act, Make, act_on
from complaints.views.seeing import visible
from staff.access import SignedIn, page
from staff.kept import keep
from staff.roles import Verb


def duty(request: SignedIn, complaint: Complaint) -> dict[str, Any]:
    return {"shows_duty": True} | duty_context(request.user, complaint)


CALL = Act(Verb.CALL, "Call a manager", "Call", states=frozenset({State.OPEN}), more=duty)
WITHDRAW = Act(Verb.CALL, "Take the call back", "Take it back")


@page("GET", "POST", verb=Verb.CALL, keep=keep)
def call_backup(request: SignedIn, pk: UUID) -> HttpResponse:
    """Come now, or may I? It stays open and stays theirs."""

    def make(found: Complaint) -> Make:
        return partial(CallForm, choices=choices_at(found.site))

    def do(found: Complaint, form: CallForm) -> Complaint:
        return actions.call_backup(found, by=request.user, asked=form.asked, submission=read(request.POST))

    return act_on(request, pk, CALL, make, do)


@page("GET", "POST", verb=Verb.CALL)
def withdraw(request: SignedIn, pk: UUID, call: UUID) -> HttpResponse:
    """Only who called takes a call back."""
    found = get_object_or_404(BackupCall.objects.with_names(), pk=call, complaint=visible(request.user, pk))
    if found.asked_by_id != request.user.pk:
        raise PermissionDenied

    def do(complaint: Complaint, form: WithdrawForm) -> Complaint:
        return actions.withdraw_call(found, by=request.user, submission=read(request.POST))

    return act_on(request, pk, WITHDRAW, lambda complaint: WithdrawForm, do)


@page("GET", verb=Verb.CALL)
def calls(request: SignedIn) -> HttpResponse:
    """What became of my calls: nothing (204) while that is what the page shows already. No read, no session."""
    version = version_of(request.user)
    if request.GET.get("v") == version:
        return HttpResponse(status=204)
    # without the request: the page that asked has its menu already
    return HttpResponse(render_to_string("complaints/_calls.html", region_of(request.user, version)))
