"""Withdrawing a classroom course that was recorded by mistake: by whoever keeps that person's training."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from staff.access import SignedIn, page
from staff.course_forms import WithdrawCourseForm
from staff.kept import keep, posted_or_kept
from staff.learners import people_to_train
from staff.models import Completion, CompletionWithdrawal
from staff.passing import CannotBeTaken, SentBefore
from staff.roles import Verb
from staff.withdrawing import what_will_happen, withdraw

NOT_NOW = "This cannot be withdrawn now: you keep the training of your own sites, and nobody withdraws their own."


@page("GET", "POST", verb=Verb.TRAIN, keep=keep)
def withdraw_course(request: SignedIn, completion: UUID) -> HttpResponse:
    """What will happen, in words; then with a reason."""
    found = to_withdraw(request, completion)
    form = WithdrawCourseForm(posted_or_kept(request, request.user))
    usable = form.is_valid()
    if done := done_before(request, found, form):
        return done
    if request.method != "POST":
        return shown(request, found, form)
    if not usable:
        form.key_again()
        return shown(request, found, form, status=422)
    said = form.cleaned_data
    try:
        withdraw(found, by=request.user, reason=said["reason"], key=said["submission_key"])
    except (CannotBeTaken, SentBefore):
        form.add_error(None, NOT_NOW)
        return done_before(request, found, form) or shown(request, found, form, status=422)
    messages.success(request, f"Withdrawn: “{found.course}” of {found.person}.")
    return redirect("staff:training")


def to_withdraw(request: SignedIn, pk: UUID) -> Completion:
    """A classroom course of somebody whose training they keep; otherwise there is none (404).

    Raises:
        PermissionDenied: it is their own.
    """
    recorded = Completion.objects.select_related("course", "person__level", "recorded_by")
    found = get_object_or_404(recorded, pk=pk, how=Completion.HOW.CLASSROOM)
    if found.person_id == request.user.pk:
        raise PermissionDenied
    get_object_or_404(people_to_train(request.user), pk=found.person_id)
    return found


def done_before(request: SignedIn, found: Completion, form: WithdrawCourseForm) -> HttpResponse | None:
    """The answer that this very form got before; 409 where it is withdrawn already, or the key stands for another."""
    said = getattr(form, "cleaned_data", {})
    key = said.get("submission_key")
    # in one question: between two of them the same form may be done
    there = CompletionWithdrawal.objects.select_related("withdrawn_by").filter(Q(completion=found) | Q(pk=key))
    withdrawn = {one.completion_id: one for one in there}
    done = withdrawn.get(found.pk)
    if done is None:
        return render(request, "staff/sent_before.html", status=409) if withdrawn else None
    if (done.pk, done.withdrawn_by_id, done.reason) == (key, request.user.pk, said.get("reason")):
        return redirect("staff:training")
    context = {"completion": found, "done": done, "clock": request.user.works[0].site, "typed": said.get("reason")}
    return render(request, "staff/course_withdrawn.html", context, status=409)


def shown(request: SignedIn, found: Completion, form: WithdrawCourseForm, status: int = 200) -> HttpResponse:
    context = {
        "completion": found,
        "form": form,
        "what_will_happen": what_will_happen(found, timezone.now()),
        "clock": request.user.works[0].site,
    }
    return render(request, "staff/withdraw_course.html", context, status=status)
