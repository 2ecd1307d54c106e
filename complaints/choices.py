"""What a form at one site lets people choose from: subjects, places and remedies in one query, staff in another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db import connection

from complaints.models import Category
from staff.models import Location, Membership, RemedyType, Site


@dataclass
class Choices:
    """Active ones only, in the order in which they are shown."""

    site: Site
    categories: dict[str, Category]
    locations: dict[str, Location]
    remedy_types: dict[str, RemedyType]

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
        categories, locations, remedy_types = (found or [] for found in cursor.fetchone())
    return Choices(
        site=site,
        categories={one["code"]: Category(organisation_id=organisation, **one) for one in categories},
        locations={str(one["id"]): Location(site=site, **one) for one in locations},
        remedy_types={one["code"]: RemedyType(organisation_id=organisation, **one) for one in remedy_types},
    )
