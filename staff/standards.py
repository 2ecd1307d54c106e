"""Which standards are in force where, what they aim at, and who has not acknowledged them yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Prefetch, Q

from staff.models import Measure, Site, Standard, StandardVersion
from staff.roles import AT_THE_DESK, Role, Verb

if TYPE_CHECKING:
    from staff.models import Person

REMIND_AFTER = 14  # days, after which a manager is reminded of who has not acknowledged


@dataclass(frozen=True)
class Target:
    """What a standard in force aims at."""

    measure: Measure
    number: int
    standard_id: UUID
    title: str

    @property
    def said(self) -> str:
        """``within 3 minutes``."""
        return self.measure.scale.said(self.number)

    def met_by(self, value: float) -> bool:
        return value <= self.number if self.measure.scale.at_most else value >= self.number


def targets_at(site: Site, day: date) -> dict[Measure, Target]:
    """The target of each measure that a standard in force at this site on this day sets.

    Where two set one, the site's own counts before the organisation's, and the later one before the earlier.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT measure, target, standard_id, title FROM public.staff_targets_at(%s, %s)", [site.pk, day]
        )
        found = [Target(Measure(measure), *rest) for measure, *rest in cursor.fetchall()]
    return {one.measure: one for one in found}


@dataclass(frozen=True)
class Unread:
    """Somebody who has not acknowledged what is in force, and for how many days they could have."""

    site_id: int
    standard_id: UUID
    version_id: UUID
    person_id: int
    days: int
    name: str
    title: str

    @property
    def overdue(self) -> bool:
        return self.days >= REMIND_AFTER


UNREAD = """
SELECT u.site_id, u.standard_id, u.version_id, u.person_id, u.days, p.name, s.title
  FROM public.staff_unacknowledged(%s, %s, %s) u
  JOIN public.staff_person p ON p.id = u.person_id JOIN public.staff_standard s ON s.id = u.standard_id
 ORDER BY u.days DESC, p.name, u.site_id
"""


def unread_at(sites: Collection[int], *, at: datetime, person: Person | None = None) -> list[Unread]:
    """Everybody at these sites who has something to acknowledge, or this person alone; the longest first."""
    with connection.cursor() as cursor:
        cursor.execute(UNREAD, [list(sites), at, person.pk if person else None])
        return [Unread(*row) for row in cursor.fetchall()]


# For the desk, in one statement with others: how many standards somebody has to acknowledge, and how many people of
# the sites that they manage are overdue.
REMINDERS = f"""
(SELECT count(DISTINCT u.version_id) FROM public.staff_unacknowledged(%(desks)s, %(at)s, %(person)s) u) AS to_read,
(SELECT count(DISTINCT u.person_id) FROM public.staff_unacknowledged(%(managed)s, %(at)s) u
  WHERE u.days >= {REMIND_AFTER} AND u.person_id <> %(person)s) AS overdue
"""


def reminders_for(person: Person, at: datetime) -> dict[str, Any]:
    """The arguments of ``REMINDERS``."""
    managed = [one.site_id for one in person.works if one.role == Role.MANAGER]
    return {"person": person.pk, "at": at, "desks": [one.site_id for one in person.desks], "managed": managed}


class Shelf:
    """The standards that one person reads, each as it stands on a day at their site."""

    def __init__(self, person: Person, at: datetime) -> None:
        self.person, self.at = person, at
        self.sites = sites_of(person)

    def standards(self) -> models.QuerySet[Standard]:
        """Those of their sites and of their organisation, with every version."""
        organisations = {one.organisation_id for one in self.sites}
        versions = StandardVersion.objects.select_related("published_by")
        found = Standard.objects.filter(
            Q(site__in=self.sites) | Q(site__isnull=True, organisation__in=organisations), versions__isnull=False
        )
        found = found.select_related("site", "organisation").prefetch_related(Prefetch("versions", versions))
        return found.distinct().order_by("site__name", "title")

    def standing(self, standard: Standard) -> Standing:
        site = standard.site or self.sites[0]
        return Standing.on(standard, site.day(self.at))

    def unread(self) -> list[Unread]:
        """Of everybody where this person sets standards, and their own elsewhere."""
        return unread_at([one.pk for one in self.sites], at=self.at)


@dataclass(frozen=True)
class Standing:
    """A standard on a day: the version in force, what is to come, and what stood there before."""

    standard: Standard
    current: StandardVersion | None
    coming: StandardVersion | None
    last: StandardVersion

    @classmethod
    def on(cls, standard: Standard, day: date) -> Standing:
        versions = list(standard.versions.all())
        begun = [one for one in versions if one.starts <= day]
        current, last = begun[-1] if begun else None, versions[-1]
        return cls(standard, current, last if last != current and last.starts > day else None, last)

    @property
    def in_force(self) -> bool:
        return self.current is not None and not self.current.ends

    @property
    def withdrawn(self) -> bool:
        return self.current is not None and self.current.ends


def sites_of(person: Person) -> list[Site]:
    """Where this person works, and for an admin every site of the organisation; their desk's first."""
    own = [one.site for one in person.works]
    if person.desk:
        own.sort(key=lambda site: site.pk != person.desk.site_id)  # type: ignore[union-attr]
    admins = {one.site.organisation_id for one in person.works if one.role == Role.ADMIN}
    others = Site.objects.filter(organisation__in=admins).exclude(pk__in=[one.pk for one in own]) if admins else []
    return [*own, *others]


def may_set(person: Person, standard: Standard) -> bool:
    """A manager for their site, an admin for any site of the organisation and for all of them."""
    if any(one.role == Role.ADMIN and one.site.organisation_id == standard.organisation_id for one in person.works):
        return True
    return standard.site_id is not None and person.may_at(Verb.SET_STANDARDS, standard.site_id)


def is_asked(person: Person, standard: Standard) -> bool:
    """Standards bind whoever meets patients or manages there; others only read them."""
    return any(standard.site_id in (None, one.site_id) and one.role in AT_THE_DESK for one in person.works)


def by_standard(unread: Iterable[Unread]) -> dict[UUID, list[Unread]]:
    """Each person once under each standard, also who works at several sites."""
    found: dict[UUID, dict[int, Unread]] = {}
    for one in unread:
        found.setdefault(one.standard_id, {}).setdefault(one.person_id, one)
    return {standard: list(people.values()) for standard, people in found.items()}
