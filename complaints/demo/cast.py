"""Who works in the demo. Sign-ins, roles and levels are promised to people who script against them.

Theo was a trainee while the stories happened. He holds level 1 since, and works as trainee until he has passed its
courses (``learning.py``).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password

from staff.acting import acting
from staff.models import Level, Location, Membership, Organisation, Person, Site
from staff.roles import Role

PASSWORD = "recovery-demo"  # public on purpose: invented people, on a demo that serves this machine only
BOTH = ("Northgate", "Riverside")


@dataclass(frozen=True)
class Member:
    """One invented person. ``rank`` is their level's; those who give nothing hold the lowest.

    ``raised_to`` is the rank that they were given after the stories.
    """

    username: str
    name: str
    role: Role
    rank: int
    sites: tuple[str, ...]
    home: str = ""
    raised_to: int | None = None

    @property
    def short_name(self) -> str:
        return self.name.split()[0]


CAST = (
    Member("theo", "Theo Brandvold", Role.FRONT_DESK, 0, ("Northgate",), "Outpatients, Reception A", 1),
    Member("ava", "Ava Lindqvist", Role.FRONT_DESK, 1, ("Northgate",), "Outpatients, Reception A"),
    Member("ben", "Ben Halloway", Role.FRONT_DESK, 2, ("Northgate",), "Outpatients, Reception A"),
    Member("mona", "Mona Reyes", Role.MANAGER, 3, ("Northgate",), "Main entrance and garage"),
    Member("cleo", "Cleo Marchbanks", Role.FRONT_DESK, 1, ("Riverside",), "Outpatients, main desk"),
    Member("rui", "Rui Valadas", Role.MANAGER, 3, ("Riverside",), "Outpatients, main desk"),
    Member("ada", "Ada Okonjo", Role.ADMIN, 0, BOTH),
    Member("amir", "Amir Sayegh", Role.ADMIN, 0, BOTH),
    Member("gus", "Gus Wendelin", Role.AUDITOR, 0, BOTH),
)


def write_cast(organisation: Organisation, now: datetime) -> None:
    """Everybody, with the one password hashed once: nine times Argon2 would be most of the wait."""
    password = make_password(PASSWORD)
    levels = {level.rank: level for level in Level.objects.filter(organisation=organisation)}
    for member in CAST:
        person = Person.objects.create(
            username=member.username,
            name=member.name,
            short_name=member.short_name,
            level=levels[member.rank],
            password=password,
            date_joined=now - timedelta(days=365),
        )
        for site in Site.objects.filter(organisation=organisation, name__in=member.sites).order_by("id"):
            write_membership(person, site, member)


def raise_levels(organisation: Organisation) -> None:
    """Who was new while the stories happened holds another level from now on, as Ada gave it."""
    with acting(Person.objects.get(username="ada")):
        for member in CAST:
            if member.raised_to is not None:
                level = Level.objects.get(organisation=organisation, rank=member.raised_to)
                Person.objects.filter(username=member.username).update(level=level)


def write_membership(person: Person, site: Site, member: Member) -> None:
    home = Location.objects.get(site=site, name=member.home) if member.home else None
    Membership.objects.create(person=person, site=site, role=member.role, home_location=home)
