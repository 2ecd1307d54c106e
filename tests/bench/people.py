"""Who works here besides the cast: two hundred people at the desk and twenty managers, at ten places a site."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, draft
from staff.models import Level, Location, Membership, Person, Site
from staff.roles import Role
from tests.cast import Cast

PLACES = 10
AT_THE_DESK = 100  # at each site
MANAGERS = 10  # at each site
BACKEND = "staff.backends.PersonBackend"


@dataclass(frozen=True)
class Staffed:
    """One site with everybody who works there, in the order they were made; and where each one sits."""

    site: Site
    desk: list[Person]
    managers: list[Person]
    place: dict[int, int]


def staff(cast: Cast) -> list[Staffed]:
    """Both sites, filled; and a draft of Ada's that waits, to be looked at."""
    parking = Cell("allowance", cast.level(1).pk, cast.remedy_type("parking").pk, currency="USD")
    draft(Wanted(cast.organisation, {parking: 15_00}, today(cast.organisation), "Dearer"), by=cast.ada)
    return [fill(cast, site) for site in (cast.northgate, cast.riverside)]


def fill(cast: Cast, site: Site) -> Staffed:
    more = range(site.locations.count(), PLACES)
    Location.objects.bulk_create(Location(site=site, name=f"Ward {n + 10}", position=n) for n in more)
    places = list(site.locations.all())
    levels = {rank: cast.level(rank) for rank in (1, 2, 3)}
    desk = people(f"{site.prefix.lower()}-desk", [levels[rank_of(n)] for n in range(AT_THE_DESK)])
    managers = people(f"{site.prefix.lower()}-manager", [levels[3]] * MANAGERS)
    sits = {person.pk: places[n // (AT_THE_DESK // PLACES)].pk for n, person in enumerate(desk)}
    sits |= {person.pk: places[n].pk for n, person in enumerate(managers)}
    join(site, desk, Role.FRONT_DESK, sits)
    join(site, managers, Role.MANAGER, sits)
    return Staffed(site, desk, managers, sits)


def rank_of(number: int) -> int:
    """One experienced person at each place, whose day limit a benchmark cannot use up; most are level 1."""
    return {0: 3, 1: 2, 2: 2}.get(number % (AT_THE_DESK // PLACES), 1)


def people(prefix: str, levels: list[Level]) -> list[Person]:
    return Person.objects.bulk_create(
        Person(username=f"{prefix}-{n}", name=f"{prefix.title()} {n}", short_name=f"{n}", level=level, password="!")
        for n, level in enumerate(levels)
    )


def join(site: Site, who: list[Person], role: Role, sits: dict[int, int]) -> None:
    Membership.objects.bulk_create(
        Membership(person=person, site=site, role=role, home_location_id=sits[person.pk]) for person in who
    )


def signed_in(person: Person) -> str:
    """The key of a session as signing in leaves it; two hundred sign-ins a minute are more than the door allows."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    assert session.session_key
    return session.session_key
