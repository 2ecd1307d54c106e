"""How the first real organisation starts, and its categories in the desk's words; outside codes stay unconfirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.contrib.auth.password_validation import validate_password
from django.db import connection, transaction
from django.db.models import Model

from complaints.models import Category
from staff.models import Level, Location, Membership, Organisation, Person, Site
from staff.roles import Role
from staff.starter import write_courses, write_levels_and_remedy_types, write_limits, write_patient_limits

Row = TypeVar("Row", bound=Model)

CATEGORIES: tuple[tuple[str, str], ...] = (
    ("waiting", "Waiting"),
    ("appointment", "Appointment"),
    ("being_informed", "Being kept informed"),
    ("attitude", "Staff attitude"),
    ("cleanliness", "Cleanliness"),
    ("food", "Food"),
    ("noise", "Noise"),
    ("privacy", "Privacy"),
    ("parking", "Parking"),
    ("lost_item", "Lost item"),
    ("bill", "Bill"),
    ("clinical", "Care or treatment"),
)
NEVER_AT_THE_DESK = frozenset({"clinical"})


def write_categories(organisation: Organisation) -> None:
    Category.objects.bulk_create(
        Category(
            organisation=organisation,
            code=code,
            name=name,
            may_end_at_desk=code not in NEVER_AT_THE_DESK,
            position=position,
        )
        for position, (code, name) in enumerate(CATEGORIES)
    )


@dataclass(frozen=True)
class Admin:
    """``made_up``: nobody chose this password, so they choose their own when they first sign in."""

    username: str
    name: str
    short_name: str
    password: str
    made_up: bool = False


@dataclass(frozen=True)
class First:
    """What somebody has to say before a hospital can start; codes are those of Currency and Regime."""

    organisation: str
    site: str
    prefix: str
    time_zone: str
    currency: str
    regime: str
    locations: tuple[str, ...]
    admins: tuple[Admin, ...]


class NotEmpty(Exception):
    """Somebody works here already."""


@transaction.atomic
def start(first: First, *, at: datetime) -> Site:
    """The first organisation with lists, limits and courses from today on, and its admins: all of it or nothing.

    Raises:
        NotEmpty: there are people in this database.
        ValidationError: something is not as it must be; its sentences say what.
    """
    with connection.cursor() as cursor:
        # two set-ups at once: the second waits here and then finds somebody
        cursor.execute("LOCK TABLE public.staff_person IN SHARE ROW EXCLUSIVE MODE")
    if Person.objects.exists():
        raise NotEmpty
    organisation = written(Organisation(name=first.organisation))
    site = written(
        Site(
            organisation=organisation,
            name=first.site,
            prefix=first.prefix,
            time_zone=first.time_zone,
            currency=first.currency,
            regime=first.regime,
        )
    )
    for position, name in enumerate(first.locations):
        written(Location(site=site, name=name, position=position))
    write_levels_and_remedy_types(organisation)
    write_limits(organisation, site.currency, since=site.day(at))
    write_patient_limits(site, since=site.day(at))
    write_courses(organisation, since=site.day(at))
    write_categories(organisation)
    write_admins(first.admins, site)
    return site


def write_admins(admins: tuple[Admin, ...], site: Site) -> None:
    """Admins give nothing at a desk: they hold the lowest level."""
    lowest = Level.objects.filter(organisation=site.organisation_id).earliest("rank")
    for admin in admins:
        person = Person(
            username=admin.username, name=admin.name, short_name=admin.short_name, level=lowest,
            must_change_password=admin.made_up,
        )  # fmt: skip
        validate_password(admin.password, person)
        person.set_password(admin.password)
        written(Membership(person=written(person), site=site, role=Role.ADMIN))


def written(row: Row) -> Row:
    row.full_clean()
    row.save()
    return row
