"""What is open in somebody's name, and who may hand it over when they leave (complaints/sql/leaving.sql)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet, TextChoices

from complaints.models import BackupCall, Complaint, Remedy
from staff.models import Duty, Person, Site
from staff.people.seeing import may_change
from staff.roles import Verb

Row = TypeVar("Row", bound=Model)
MOST = 50  # in one form: the rest comes after them


class Kind(TextChoices):
    """What can be open in somebody's name."""

    OPEN = "open", "Open"
    IN_REVIEW = "in_review", "In review"
    CALL = "call", "Call"
    PROMISE = "promise", "Promise"


HANDED_OVER = frozenset({Kind.OPEN, Kind.IN_REVIEW})


@dataclass(frozen=True)
class Held:
    """One thing in their name, as one reader sees it.

    ``holds`` says whether they cannot leave before it is handed over, ``may`` whether this reader may do that, and
    ``reads`` whether more of the complaint than its reference and state is theirs to see.
    """

    kind: Kind
    complaint: Complaint
    holds: bool
    may: bool
    reads: bool
    call: BackupCall | None = None
    promise: Remedy | None = None


@dataclass(frozen=True)
class AtSite:
    """All of it at one site."""

    site: Site
    held: list[Held]
    duty: Duty | None = None

    @property
    def to_hand_over(self) -> list[Held]:
        """What this reader hands over in one form, oldest first."""
        return [one for one in self.held if one.may and one.kind in HANDED_OVER][:MOST]

    @property
    def more(self) -> bool:
        return len([one for one in self.held if one.may and one.kind in HANDED_OVER]) > MOST


def work_of(person: Person, reader: Person) -> list[AtSite]:
    """By site, oldest first: all of it for their admin, for anybody else what they may hand over."""
    everything = may_change(reader, person)
    rows = [row for row in asked(person, reader) if everything or row[4]]
    complaints = found(Complaint.objects.select_related("site", "category"), [row[1] for row in rows])
    calls = found(BackupCall.objects.all(), [row[2] for row in rows if row[0] == Kind.CALL])
    promises = found(Remedy.objects.select_related("remedy_type"), [row[2] for row in rows if row[0] == Kind.PROMISE])
    held = [
        Held(
            Kind(kind), complaints[key], holds, may, reader.may_at(Verb.READ, complaints[key].site_id),
            calls.get(row), promises.get(row),
        )
        for kind, key, row, holds, may in rows
        if key in complaints
    ]  # fmt: skip
    return by_site(person, held, duties_seen(person, reader))


def in_few_words(person: Person, reader: Person) -> list[tuple[str, str]]:
    """The same for a page that knows no complaints: the reference, and what it is; and where they are on duty."""
    work = work_of(person, reader)
    held = [(str(one.complaint), str(one.kind.label)) for there in work for one in there.held]
    return held + [(there.site.name, "On duty") for there in work if there.duty]


def asked(person: Person, reader: Person) -> list[tuple[str, UUID, UUID, bool, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, complaint_id, row_id, holds, may FROM public.work_seen_by(%s, %s)", [reader.pk, person.pk]
        )
        return [(kind, UUID(str(key)), UUID(str(row)), holds, may) for kind, key, row, holds, may in cursor.fetchall()]


def found(rows: QuerySet[Row], keys: Collection[UUID]) -> dict[UUID, Row]:
    return rows.in_bulk(keys) if keys else {}


def by_site(person: Person, held: list[Held], duties: list[Duty]) -> list[AtSite]:
    sites = {one.complaint.site_id: one.complaint.site for one in held} | {one.site_id: one.site for one in duties}
    kinds = list(Kind)
    order = sorted(held, key=lambda one: (kinds.index(one.kind), one.complaint.recorded_at, one.complaint.pk))
    return [
        AtSite(
            site,
            [one for one in order if one.complaint.site_id == pk],
            next((one for one in duties if one.site_id == pk), None),
        )
        for pk, site in sorted(sites.items(), key=lambda item: item[1].name)
    ]


def duties_seen(person: Person, reader: Person) -> list[Duty]:
    """Where they are on duty now: a manager's own sites, an admin's all."""
    running = Duty.objects.filter(person=person, until__isnull=True).select_related("site")
    if may_change(reader, person):
        return list(running)
    return list(running.filter(site__in=[one.site_id for one in reader.works if one.role == "manager"]))


def may_hand_on(by: Person, person: Person, complaint: Complaint) -> bool:
    """Whoever has it, or whom PostgreSQL names for it."""
    if by.pk == person.pk:
        return complaint.owner_id == by.pk
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM public.complaints_complaint c, public.who_hands_over(%s, c) h"
            " WHERE c.id = %s AND h.person_id = %s)",
            [person.pk, str(complaint.pk), by.pk],
        )
        return bool(cursor.fetchone()[0])


def who_could(person: Person, complaints: Collection[UUID]) -> list[str]:
    """Names of all who may hand over something of these, for an admin who may not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT p.name FROM public.complaints_complaint c, public.who_hands_over(%s, c) h"
            " JOIN public.staff_person p ON p.id = h.person_id WHERE c.id = ANY (%s::uuid[]) ORDER BY p.name",
            [person.pk, [str(key) for key in complaints]],
        )
        return [name for (name,) in cursor.fetchall()]
