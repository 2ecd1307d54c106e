"""Which complaints: by who may see them and where they stand. Words that read as English.

``visible_to`` is the only definition of who sees what; every page and action begins with it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from complaints.states import State
from staff.roles import Role

if TYPE_CHECKING:
    from complaints.models import Complaint, Event  # noqa: F401  (named in a base class, which ruff does not read)
    from staff.models import Membership, Person

AT_ONCE_FLAGS = ["abuse_or_neglect", "harm", "at_risk"]


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, person: Person) -> ComplaintQuerySet:
        """Those that this person may read in full (design.md, People)."""
        seen = Q(pk__in=[])
        for membership in person.works:
            seen |= scope(person, membership)
        return self.filter(seen)

    def at_the_desk(self) -> ComplaintQuerySet:
        """Those that the desk still has in hand, oldest first."""
        return self.filter(state=State.OPEN).order_by("recorded_at", "pk")

    def owned_by(self, person: Person) -> ComplaintQuerySet:
        return self.filter(owner=person)

    def for_anyone_at(self, person: Person) -> ComplaintQuerySet:
        """Those at this person's own locations that any colleague there may take up."""
        homes = [one.home_location_id for one in person.works if one.home_location_id]
        return self.filter(location__in=homes, red_flags=[]).exclude(owner=person)

    def just_left(self, person: Person, *, since: datetime) -> ComplaintQuerySet:
        """Those that a colleague took from this person's own place a moment ago.

        They may not be read any more; but whoever had one on the page must hear who moved it, to what.
        """
        homes = [one.home_location_id for one in person.works if one.home_location_id]
        moved = (
            Q(resolved_at__gte=since) | Q(escalated_at__gte=since) | Q(claimed_at__gte=since) | Q(void_at__gte=since)
        )
        return self.filter(moved, location__in=homes, red_flags=[]).exclude(state=State.OPEN)

    def waiting_for_review(self) -> ComplaintQuerySet:
        """What managers have to look at: escalated, in review, and formal but still open."""
        return self.filter(
            Q(state__in=[State.ESCALATED, State.IN_REVIEW]) | Q(state=State.OPEN, formal_at__isnull=False)
        )

    def at_once_first(self) -> ComplaintQuerySet:
        """Somebody may be in danger first; then by how long they wait for a manager."""
        found: ComplaintQuerySet = self.annotate(
            danger=Q(red_flags__overlap=AT_ONCE_FLAGS),
            waiting_since=Coalesce("escalated_at", "formal_at", "recorded_at"),
        ).order_by("-danger", "waiting_since", "pk")
        return found

    def with_names(self) -> ComplaintQuerySet:
        """Everything that a list or page shows of a complaint, in the same query."""
        return self.select_related(
            "site", "location", "category", "owner", "recorded_by", "escalated_by", "resolved_by"
        )


def scope(person: Person, membership: Membership) -> Q:
    """What one membership lets its person see: all of the site, or what they have to do with."""
    here = Q(site=membership.site_id)
    if membership.role == Role.MANAGER:
        return here | stranded(person, membership)
    if membership.role == Role.AUDITOR:
        return here
    if membership.role != Role.FRONT_DESK:
        return Q(pk__in=[])
    acted = Exists(event_model().objects.filter(complaint=OuterRef("pk"), by=person))
    mine = Q(recorded_by=person) | Q(owner=person) | Q(acted)
    if membership.home_location_id:
        mine |= Q(state=State.OPEN, red_flags=[], location=membership.home_location_id)
    return here & mine


def stranded(person: Person, membership: Membership) -> Q:
    """What no manager of its own site may decide: another site's manager gets it, nothing waits for nobody."""
    eligible = (
        membership_model()
        .objects.filter(site=OuterRef("site"), role=Role.MANAGER, is_active=True, person__is_active=True)
        .exclude(person=Coalesce(OuterRef("escalated_by"), 0))
    )
    waiting = Q(organisation=membership.site.organisation_id, state__in=[State.ESCALATED, State.IN_REVIEW])
    theirs = Q(organisation=membership.site.organisation_id, state=State.RESOLVED, owner=person)
    return (waiting & ~Exists(eligible)) | theirs


def event_model() -> type[Event]:
    return apps.get_model("complaints", "Event")


def membership_model() -> type[Membership]:
    return apps.get_model("staff", "Membership")
