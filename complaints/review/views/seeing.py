"""Which complaint or call a manager's page is about: only one that its reader may see, and may review."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from complaints.models import BackupCall, Complaint
from complaints.review.policies import is_reviewer
from staff.models import Person
from staff.roles import Verb


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
