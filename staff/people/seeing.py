"""Who sees whom: admins everybody of their organisation, managers the people of their sites."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Lower
from django.http import Http404

from staff.models import Membership, Organisation, Person, Site
from staff.roles import MAY, Role, Verb

PAGE = 30


@dataclass(frozen=True)
class Page:
    """At most ``PAGE`` people, and whether more come after them."""

    people: list[Person]
    number: int
    more: bool


def configured_by(person: Person) -> set[int]:
    """The organisations in which this person adds and changes people."""
    return {one.site.organisation_id for one in person.works if one.role in MAY[Verb.CONFIGURE]}


def managed_by(person: Person) -> set[int]:
    """The sites whose people this person may read, beside an admin's."""
    readers = MAY[Verb.READ_PEOPLE] - MAY[Verb.CONFIGURE]
    return {one.site_id for one in person.works if one.role in readers}


def sites_seen_by(person: Person) -> QuerySet[Site]:
    found = Q(organisation__in=configured_by(person)) | Q(pk__in=managed_by(person))
    return Site.objects.filter(found).order_by("name", "pk")


def people_seen_by(person: Person) -> QuerySet[Person]:
    """Those of their organisations; of their sites also whoever worked there once."""
    here = Membership.objects.filter(person=OuterRef("pk"), site__in=managed_by(person))
    found = Q(level__organisation__in=configured_by(person)) | Q(Exists(here))
    return Person.objects.filter(found).select_related("level")


def with_places(people: QuerySet[Person]) -> QuerySet[Person]:
    """With where they work or worked, in one more query; ``places`` holds it, what is theirs now first."""
    rows = Membership.objects.select_related("site__organisation", "home_location").order_by("-is_active", "site__name")
    return people.prefetch_related(Prefetch("memberships", queryset=rows, to_attr="places"))


def working(person: Person) -> Person:
    """The same with ``works`` filled from ``places``, so that what they are costs no query more."""
    places: list[Membership] = person.places  # type: ignore[attr-defined]
    person.works = tuple(sorted((one for one in places if one.is_active), key=lambda one: one.pk))
    return person


def page_of(people: QuerySet[Person], number: int) -> Page:
    """Active ones first, by name; one more row tells whether there are more."""
    first = (number - 1) * PAGE
    rows = list(with_places(people).order_by("-is_active", Lower("name"), "pk")[first : first + PAGE + 1])
    return Page([working(one) for one in rows[:PAGE]], number, len(rows) > PAGE)


def seen(reader: Person, pk: int) -> Person:
    """Somebody whom this reader may see, with their places.

    Raises:
        Http404: there is none of that key for them.
    """
    found = with_places(people_seen_by(reader)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return working(found)


def may_change(reader: Person, person: Person) -> bool:
    """Whether this reader is an admin of the organisation whose person it is."""
    return person.level.organisation_id in configured_by(reader)


def to_change(reader: Person, pk: int) -> Person:
    """Somebody whom this admin may change.

    Raises:
        Http404: there is none of that key in their organisation.
    """
    found = seen(reader, pk)
    if not may_change(reader, found):
        raise Http404
    return found


def admins_of(organisation: Organisation | int, *, but: Person | None = None) -> QuerySet[Person]:
    """Active admins, by name."""
    works = Membership.objects.filter(
        person=OuterRef("pk"), site__organisation=organisation, role=Role.ADMIN, is_active=True
    )
    found = Person.objects.filter(Exists(works), is_active=True).order_by("name", "pk")
    return found.exclude(pk=but.pk) if but else found
