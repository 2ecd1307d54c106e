"""Which complaints: by who may see them and where they stand. Words that read as English.

``visible_to`` is the only definition of who sees what; every page and action begins with it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from complaints.states import State
from staff.roles import AT_THE_DESK, Role

if TYPE_CHECKING:
    from uuid import UUID

    from complaints.models import BackupCall, Complaint, Event, Remedy  # noqa: F401  (named in base classes)
    from staff.models import Membership, Person

BOOLEAN = BooleanField()
AT_ONCE_FLAGS = ["abuse_or_neglect", "harm", "at_risk"]


class IsOneOf(Func):
    """Whether a value is a member of an array column."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, person: Person) -> ComplaintQuerySet:
        """Those that this person may read in full (design.md, People); never one about themselves."""
        seen = Q(pk__in=[])
        for membership in person.works:
            seen |= scope(person, membership)
        return self.filter(seen).not_about(person)

    def not_about(self, person: Person) -> ComplaintQuerySet:
        return self.exclude(about_people__contains=[person.pk])

    def known_by_reference(self, person: Person, reference: str) -> ComplaintQuerySet:
        """One of this person's own sites, by its exact reference: only that and its state may be shown of it."""
        sites = [one.site_id for one in person.works if one.role in AT_THE_DESK]
        return self.filter(site__in=sites, reference=reference.upper()).not_about(person)

    def past_the_limit(self, at: datetime) -> ComplaintQuerySet:
        """Still open at the desk, not formal, and the time for settling it on the spot has passed."""
        return self.filter(state=State.OPEN, formal_at__isnull=True, on_the_spot_until__lte=at).order_by(
            "on_the_spot_until"
        )

    def call_backs(self) -> ComplaintQuerySet:
        """Open, and somebody waits to be called back, soonest due first."""
        return self.filter(state=State.OPEN, call_back_due__isnull=False).order_by("call_back_due", "pk")

    def newest_first(self, before: tuple[datetime, UUID] | None = None) -> ComplaintQuerySet:
        """Keyset order: what was recorded before that moment, or at it with a smaller key."""
        found = self.order_by("-recorded_at", "-pk")
        if before is None:
            return found
        at, pk = before
        return found.filter(recorded_at__lte=at).exclude(recorded_at=at, pk__gte=pk)

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
        return self.filter(moved, location__in=homes, red_flags=[]).exclude(state=State.OPEN).not_about(person)

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
            "site", "location", "category", "owner", "recorded_by", "escalated_by", "resolved_by", "authority_seen_by"
        )

    def call_backs_of(self, person: Person) -> ComplaintQuerySet:
        """Those of this person's; a manager is reminded of everybody's."""
        found = self.call_backs()
        return found if Role.MANAGER in person.roles else found.filter(owner=person)


class CallQuerySet(models.QuerySet["BackupCall"]):
    def of_complaints(self, complaints: ComplaintQuerySet) -> CallQuerySet:
        return self.filter(complaint__in=complaints)

    def waiting(self) -> CallQuerySet:
        """Nobody has answered yet, longest waiting first."""
        return self.filter(state="open").order_by("asked_at", "pk")

    def with_names(self) -> CallQuerySet:
        return self.select_related(
            "complaint__category", "complaint__location", "site", "asked_by", "answered_by", "remedy_type"
        )


class RemedyQuerySet(models.QuerySet["Remedy"]):
    def owed(self) -> RemedyQuerySet:
        """Promised and not kept yet, soonest due first."""
        return self.filter(promised_by__isnull=False, kept_at__isnull=True).order_by("promised_by", "at", "pk")

    def owed_at(self, person: Person) -> RemedyQuerySet:
        """This person's own promises, and a manager's whole site's; never on a complaint about themselves."""
        managed = [one.site_id for one in person.works if one.role == Role.MANAGER]
        theirs = Q(given_by=person) | Q(complaint__owner=person) | Q(complaint__site__in=managed)
        found = self.owed().filter(theirs).exclude(complaint__about_people__contains=[person.pk])
        works = [one.site_id for one in person.works]
        return found.filter(complaint__site__in=works).select_related("complaint__category", "remedy_type", "given_by")


def scope(person: Person, membership: Membership) -> Q:
    """What one membership lets its person see: all of the site, or what they have to do with."""
    here = Q(site=membership.site_id)
    if membership.role == Role.MANAGER:
        return here | stranded(person, membership)
    if membership.role == Role.AUDITOR:
        return here
    if membership.role == Role.ADMIN:
        return stranded(person, membership)
    return here & involved(person, membership)


def involved(person: Person, membership: Membership) -> Q:
    """What somebody at the desk recorded, has, or acted on; and what is open at their place.

    Each is a lookup of its own, put together by UNION: conditions with OR would read every complaint of the site.
    """
    complaints, events = complaint_model().objects.order_by(), event_model().objects.order_by()
    looks = [
        complaints.filter(owner=person).values("pk"),
        events.filter(by=person).values("complaint"),
    ]
    if membership.home_location_id:
        here = complaints.filter(state=State.OPEN, red_flags=[], site=membership.site_id)
        looks.append(here.filter(location=membership.home_location_id).values("pk"))
    return Q(pk__in=complaints.filter(recorded_by=person).values("pk").union(*looks, all=True))


def stranded(person: Person, membership: Membership) -> Q:
    """What no manager of its own site may decide: complaint_reviewers (complaints/sql/facts.sql) names who may.

    The first condition finds the few there are by sets, the function decides about each.
    """
    asking = call_model().objects.filter(state="open").order_by()
    eligible = (
        membership_model()
        .objects.filter(site=OuterRef("site"), role=Role.MANAGER, is_active=True, person__is_active=True)
        .exclude(person=Coalesce(OuterRef("escalated_by"), 0))
        .exclude(IsOneOf(F("person"), OuterRef("about_people")))
        .exclude(Exists(asking.filter(complaint=OuterRef(OuterRef("pk")), asked_by=OuterRef("person"))))
    )
    organisation = Q(organisation=membership.site.organisation_id)
    waits = Q(state__in=[State.ESCALATED, State.IN_REVIEW]) | Q(state=State.OPEN, formal_at__isnull=False)
    calls = Q(state=State.OPEN, pk__in=asking.values("complaint"))
    reviewed = Q(Func(F("pk"), Value(person.pk), function="public.complaint_is_reviewed_by", output_field=BOOLEAN))
    theirs = Q(owner=person) & ~Q(state=State.OPEN)
    return organisation & ((waits | calls) & ~Exists(eligible) & reviewed | theirs)


def event_model() -> type[Event]:
    return apps.get_model("complaints", "Event")


def complaint_model() -> type[Complaint]:
    return apps.get_model("complaints", "Complaint")


def call_model() -> type[BackupCall]:
    return apps.get_model("complaints", "BackupCall")


def membership_model() -> type[Membership]:
    return apps.get_model("staff", "Membership")
