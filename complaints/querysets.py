"""Which complaints: by who may see them and where they stand. Words that read as English.

``visible_to`` is the only definition of who sees what; every page and action begins with it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection, models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from complaints.states import UNSETTLED, State
from staff.roles import AT_THE_DESK, Role

if TYPE_CHECKING:
    from uuid import UUID

    from complaints.models import BackupCall, Complaint, Event, Remedy, Thanks  # noqa: F401  (named in base classes)
    from staff.models import Membership, Person

Place = tuple[bool, datetime, "UUID"]  # in the queue: at once, waiting since, key

# what one row of a list shows of a complaint, and of whoever it names
ROW = (
    "reference", "state", "what_happened", "red_flags", "recorded_at", "formal_at", "escalated_at",
    "escalated_by", "patient_name", "complainant_name", "site__name", "site__time_zone", "site__regime",
    "location__name", "category__name", "owner__name", "owner__short_name",
)  # fmt: skip
SENT_BY = """(SELECT p.name FROM public.staff_person p
    WHERE p.id = coalesce("complaints_complaint"."escalated_by_id", "complaints_complaint"."recorded_by_id"))"""

AT_ONCE_FLAGS = ["abuse_or_neglect", "harm", "at_risk"]


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, person: Person) -> ComplaintQuerySet:
        """Those that this person may read in full (design.md, People); never one about themselves."""
        whole = [one.site_id for one in person.works if one.role in (Role.MANAGER, Role.AUDITOR)]
        seen = Q(site__in=whole)
        if named := named_by_fallback(person):
            seen |= Q(pk__in=named)
        for membership in person.works:
            if membership.role == Role.FRONT_DESK:
                seen |= Q(site=membership.site_id) & involved(person, membership)
        return self.filter(seen).not_about(person)

    def not_about(self, person: Person) -> ComplaintQuerySet:
        return self.exclude(about_people__contains=[person.pk])

    def known_by_reference(self, person: Person, reference: str) -> ComplaintQuerySet:
        """One of this person's own sites, by its exact reference: only that and its state may be shown of it."""
        sites = [one.site_id for one in person.works if one.role in AT_THE_DESK]
        return self.filter(site__in=sites, reference=reference.upper()).not_about(person)

    def past_the_limit(self, at: datetime, after: tuple[datetime | None, UUID] | None = None) -> ComplaintQuerySet:
        """Not settled, not formal, and the time for settling it on the spot has passed; longest first."""
        found = self.filter(state__in=UNSETTLED, formal_at__isnull=True, on_the_spot_until__lte=at)
        if after is not None:
            until, pk = after
            found = found.filter(Q(on_the_spot_until__gt=until) | Q(on_the_spot_until=until, pk__gt=pk))
        return found.order_by("on_the_spot_until", "pk")

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

    def at_once_first(self, after: Place | None = None) -> ComplaintQuerySet:
        """Somebody may be in danger first; then by how long they wait for a manager (complaints/sql/queue.sql)."""
        found: ComplaintQuerySet = self.annotate(
            danger=Q(red_flags__overlap=AT_ONCE_FLAGS),
            waiting_since=Coalesce("escalated_at", "formal_at", "recorded_at"),
        ).order_by("-danger", "waiting_since", "pk")
        if after is None:
            return found
        danger, since, pk = after
        later = Q(waiting_since__gt=since) | Q(waiting_since=since, pk__gt=pk)
        return found.filter((later & Q(danger=True)) | Q(danger=False) if danger else later & Q(danger=False))

    def for_rows(self) -> ComplaintQuerySet:
        """What one row of a list shows, in the same query and nothing more."""
        return self.select_related("site", "location", "category", "owner").only(*ROW)

    def with_who_sent_it(self) -> ComplaintQuerySet:
        """The name of whoever escalated it, else recorded it, as ``sent_by``.

        Not by joins: PostgreSQL took ten times as long to order them as to find the rows.
        """
        return self.annotate(sent_by=RawSQL(SENT_BY, []))

    def with_names(self) -> ComplaintQuerySet:
        """Everything that a page shows of a complaint, in the same query."""
        return self.select_related(
            "site", "location", "category", "owner", "recorded_by", "escalated_by", "resolved_by", "authority_seen_by"
        )


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


class ThanksQuerySet(models.QuerySet["Thanks"]):
    def for_reader(self, person: Person, seen: ComplaintQuerySet) -> ThanksQuerySet:
        """With whether each one's complaint is among those ``seen`` by this person; never one about themselves."""
        found = self.exclude(complaint__about_people__contains=[person.pk]).select_related("by", "to", "site")
        return found.annotate(
            may_see=Exists(seen.filter(pk=OuterRef("complaint"))), reference=F("complaint__reference")
        )

    def given_to(self, person: Person) -> ThanksQuerySet:
        return self.filter(to=person).order_by("-at", "pk")

    def shown_at(self, person: Person, site_id: int, since: datetime) -> ThanksQuerySet:
        """What this person's desk shows: those that the thanked let their site see, and their own."""
        return self.filter(Q(site=site_id, shown=True) | Q(to=person), at__gte=since).order_by("-at", "pk")


# Each is a lookup of its own: conditions with OR would read every complaint of the site. Recording is an event of
# theirs too; and what they have without an event of their own was handed to them, so it is open.
INVOLVED = """
SELECT e.complaint_id FROM public.complaints_event e WHERE e.by_id = %s
UNION ALL SELECT c.id FROM public.complaints_complaint c WHERE c.owner_id = %s AND c.state = 'open'
UNION ALL SELECT c.id FROM public.complaints_complaint c
 WHERE c.site_id = %s AND c.location_id = %s AND c.state = 'open' AND c.red_flags = '{}'
"""


def involved(person: Person, membership: Membership) -> Q:
    """What somebody at the desk recorded, has, or acted on; and what is open at their place."""
    arguments = [person.pk, person.pk, membership.site_id, membership.home_location_id]
    return Q(pk__in=RawSQL(INVOLVED, arguments))


def named_by_fallback(person: Person) -> list[UUID]:
    """What no manager of its own site may decide, where this person is the one who may (complaints/sql/facts.sql)."""
    if not any(one.role in (Role.MANAGER, Role.ADMIN) for one in person.works):
        return []
    if person.kept is None:
        return ask_whom_the_fallback_names(person)
    if "named" not in person.kept:
        person.kept["named"] = ask_whom_the_fallback_names(person)
    named: list[UUID] = person.kept["named"]
    return named


def ask_whom_the_fallback_names(person: Person) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM public.complaints_named_to(%s)", [person.pk])
        return [pk for (pk,) in cursor.fetchall()]
