"""Which complaint or call a manager's page is about: only one that its reader may see, and may review."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from complaints.answers import done_already
from complaints.models import BackupCall, Complaint
from complaints.review.policies import is_reviewer
from staff.access import SignedIn, View
from staff.models import Person
from staff.roles import Role, Verb

P = ParamSpec("P")
Onward = Callable[[Person, Complaint], str]


def to_review(person: Person, pk: UUID) -> Complaint:
    """The complaint, when this person may review it.

    Raises:
        Http404: they may not see it.
        PermissionDenied: they see it, but not as its manager.
    """
    found: Complaint = get_object_or_404(Complaint.objects.visible_to(person).with_names(), pk=pk)
    if not is_reviewer(person, found):
        raise PermissionDenied
    return found


def to_answer(person: Person, pk: UUID) -> BackupCall:
    """The call, when its complaint is one that this person may review.

    Raises:
        Http404: they may not see its complaint.
        PermissionDenied: they see it, but not as its manager.
    """
    calls = BackupCall.objects.of_complaints(Complaint.objects.visible_to(person))
    found: BackupCall = get_object_or_404(calls.with_names().select_related("complaint__site"), pk=pk)
    if not is_reviewer(person, found.complaint):
        raise PermissionDenied
    return found


def onward(person: Person, complaint: Complaint) -> str:
    """Where to go on to: its page; or their own, when only the fallback let them see it and may not any more."""
    if person.may_at(Verb.READ, complaint.site_id):
        return complaint.get_absolute_url()
    return reverse("complaints:desk")


def to_its_review(person: Person, complaint: Complaint) -> str:
    return reverse("review:complaint", args=[complaint.pk])


def done_here(request: SignedIn) -> Complaint | None:
    """The complaint of this page, when this very form did its work on it before."""
    done, asked = done_already(request), request.resolver_match
    if done is None or asked is None:
        return None
    ids = asked.kwargs
    here = done.calls.filter(pk=ids["call"]).exists() if "call" in ids else done.pk == ids["pk"]
    return done if here else None


def sent_before(request: SignedIn) -> bool:
    """Whether an admin, whom nothing lets in any more, sends again what they did while the fallback named them."""
    return Role.ADMIN in request.user.roles and done_here(request) is not None


def once(then: Onward) -> Callable[[View[P]], View[P]]:
    """A form sent twice is answered twice, also to whom only the fallback let see the complaint until they acted."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def answered(request: SignedIn, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except Http404:
                done = done_here(request)
                if done is None:
                    raise
                return redirect(then(request.user, done))

        return answered

    return decorate
