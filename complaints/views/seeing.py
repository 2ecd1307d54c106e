"""Which complaint a page is about: only one that its reader may see, and may act on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from complaints.errors import LostRace
from complaints.models import Complaint, ReadRecord
from complaints.states import State
from staff.access import SignedIn
from staff.models import Person
from staff.roles import Verb

A_MOMENT = timedelta(minutes=15)


def visible(person: Person, pk: UUID) -> Complaint:
    """The complaint, when this person may see it at all; otherwise there is none (404)."""
    found: Complaint = get_object_or_404(Complaint.objects.visible_to(person).with_names(), pk=pk)
    return found


def opened(request: SignedIn, complaint: Complaint) -> None:
    """Opening any page that shows something of one complaint is itself recorded; sending a form back is not."""
    if request.method == "GET":
        ReadRecord.objects.create(complaint=complaint, person=request.user)


def at_my_desk(
    request: SignedIn, pk: UUID, verb: Verb, states: Collection[State] = frozenset({State.OPEN})
) -> Complaint:
    """The complaint, when this person's role at its very site may do this, and it stands where this starts.

    Raises:
        Http404: they may not see it.
        PermissionDenied: they may only read it.
        LostRace: it stands elsewhere, or a colleague took it from their own place a moment ago.
    """
    person, lost = request.user, False
    found = Complaint.objects.visible_to(person).with_names().filter(pk=pk).first()
    if found is None:
        recent = Complaint.objects.just_left(person, since=timezone.now() - A_MOMENT)
        found, lost = get_object_or_404(recent.with_names(), pk=pk), True
    if not person.may_at(verb, found.site_id):
        raise PermissionDenied
    if lost or (request.method != "POST" and found.state not in states):
        raise LostRace(found)
    return found
