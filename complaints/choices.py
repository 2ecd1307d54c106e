"""What a form at one site lets people choose from: subjects, places and remedies in one query, staff in another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeVar

from django.db import connection

from complaints.models import Category
from staff.models import Location, Membership, RemedyType, Site

Chosen = TypeVar("Chosen")


class Offered(Mapping[str, Chosen]):
    """What is offered under each value of a form, made only when it is chosen: a form sent needs one of forty."""

    def __init__(self, make: Callable[..., Chosen], key: str, found: list[dict[str, Any]] | None) -> None:
        self.make = make
        self.found = {str(one[key]): one for one in found or ()}

    @property
    def names(self) -> list[tuple[str, str]]:
        """Values and names, as a field's choices."""
        return [(key, one["name"]) for key, one in self.found.items()]

    def __getitem__(self, key: str) -> Chosen:
        return self.make(**self.found[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


@dataclass
class Choices:
    """Active ones only, in the order in which they are shown."""

    site: Site
    categories: Offered[Category]
    locations: Offered[Location]
    remedy_types: Offered[RemedyType]

    @cached_property
    def people(self) -> dict[str, str]:
        """Keys and names of everybody who works there; asked only by a form that shows or names some of them."""
        found = Membership.objects.filter(site=self.site, is_active=True, person__is_active=True)
        names = found.order_by("person__name", "person").values_list("person", "person__name")
        return {str(pk): name for pk, name in names}


# By hand: this runs with every form that is sent, and building it out of querysets took longer than asking it.
OFFERED = """
SELECT (SELECT json_agg(json_build_object('id', c.id, 'code', c.code, 'name', c.name,
                                          'may_end_at_desk', c.may_end_at_desk) ORDER BY c.position, c.name)
          FROM public.complaints_category c WHERE c.organisation_id = %(organisation)s AND c.is_active),
       (SELECT json_agg(json_build_object('id', l.id, 'name', l.name) ORDER BY l.position, l.name)
          FROM public.staff_location l WHERE l.site_id = %(site)s AND l.is_active),
       (SELECT json_agg(json_build_object('id', t.id, 'code', t.code, 'name', t.name, 'is_free', t.is_free,
                                          'sentence', t.sentence) ORDER BY t.is_free DESC, t.position, t.name)
          FROM public.staff_remedytype t WHERE t.organisation_id = %(organisation)s AND t.is_active)
"""


def choices_at(site: Site) -> Choices:
    """Everything one form at this site offers; the values are the codes (locations: ids) of the form."""
    organisation = site.organisation_id
    with connection.cursor() as cursor:
        cursor.execute(OFFERED, {"organisation": organisation, "site": site.pk})
        categories, locations, remedy_types = cursor.fetchone()
    return Choices(
        site=site,
        categories=Offered(partial(Category, organisation_id=organisation), "code", categories),
        locations=Offered(partial(Location, site=site), "id", locations),
        remedy_types=Offered(partial(RemedyType, organisation_id=organisation), "code", remedy_types),
    )
