"""Adding and changing people. Each is one transaction, and each change an event of the organisation by itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from staff.acting import tell
from staff.models import Duty, Level, Location, Membership, OrganisationEvent, Person, Site
from staff.people.changing import SOMEBODY_ELSE, one_change, taken_by
from staff.people.errors import NotDone
from staff.people.passwords import digest
from staff.roles import Role

BY_FORM = "add_by_form"  # keeps a form's key: sent twice, it is one person


@dataclass(frozen=True)
class Details:
    """Who somebody is; without a level it stays as it was."""

    name: str
    short_name: str
    username: str
    email: str = ""
    level: Level | None = None


@dataclass(frozen=True)
class Place:
    """Where somebody works: as what, where they usually sit, and whether they still do."""

    site: Site
    role: Role
    home: Location | None = None
    works: bool = True


def add_person(details: Details, place: Place, *, by: Person, password: str = "", key: str = "") -> Person:
    """Somebody new at one site; without a password they sign in when an admin gives them one."""
    organisation = place.site.organisation
    assert details.level is not None
    with one_change(organisation.pk, by=by):
        free(details.username)
        person = Person.objects.create_user(
            details.username, name=details.name, short_name=details.short_name, email=details.email, level=details.level
        )
        write_place(person, place, by=by)
        if password:
            give_password(person, password)
        if key:
            tell(organisation, BY_FORM, by=by, person=person, key=digest(key))
    return person


def added_before(key: str, *, by: Person, username: str) -> Person | None:
    """Whom this very form added when it came before."""
    event = OrganisationEvent.objects.filter(verb=BY_FORM, by=by, facts__key=digest(key)).first()
    return event.person if event and event.person and event.person.username == username else None


def change_details(person: Person, details: Details, *, by: Person) -> None:
    """Name, username, address and level; what PostgreSQL does not tell by itself is told here."""
    organisation = person.level.organisation
    with one_change(organisation.pk, by=by, person=person):
        now = Person.objects.select_related("level").get(pk=person.pk)
        free(details.username, but=now)
        level = now.level if by.pk == person.pk or details.level is None else details.level
        new = {"name": details.name, "username": details.username, "short_name": details.short_name,
               "email": details.email, "level": level}  # fmt: skip
        changed = [name for name, value in new.items() if getattr(now, name) != value]
        for name in changed:
            setattr(now, name, new[name])
        if changed:
            now.save(update_fields=changed)
        facts = {"short name": now.short_name} if "short_name" in changed else {}
        if "email" in changed:
            facts |= {"email": "changed" if now.email else "removed"}
        if facts:
            tell(organisation, "change_person", by=by, at=None, person=now, change=None, **facts)


def add_place(person: Person, place: Place, *, by: Person) -> None:
    """Another site; twice, it is one. Somebody who worked there before works there again."""
    not_oneself(person, by)
    with one_change(place.site.organisation_id, by=by, person=person):
        if person.memberships.filter(site=place.site, is_active=True).exclude(role=place.role).exists():
            raise NotDone(SOMEBODY_ELSE)
        write_place(person, place, by=by)


def change_place(person: Person, place: Place, *, by: Person) -> None:
    """Another role or place at a site of theirs, or none there any more. Who manages no more is off duty."""
    not_oneself(person, by)
    with one_change(place.site.organisation_id, by=by, person=person):
        write_place(person, place, by=by)
        if place.role != Role.MANAGER or not place.works:
            off_duty(person, place.site)


def set_password(person: Person, password: str, *, by: Person) -> None:
    """A password that an admin tells them. Every session of theirs ends; sent twice, it is set once."""
    not_oneself(person, by)
    with one_change(person.level.organisation_id, by=by, person=person):
        now = Person.objects.get(pk=person.pk)
        if not now.check_password(password):
            give_password(now, password)


def let_in(person: Person, may: bool, *, by: Person) -> None:
    """Whether they may sign in. Whoever may not is off duty, and out at their next request."""
    not_oneself(person, by)
    with one_change(person.level.organisation_id, by=by, person=person):
        if not may:
            off_duty(person)
        Person.objects.filter(pk=person.pk).exclude(is_active=may).update(is_active=may)


def write_place(person: Person, place: Place, *, by: Person) -> None:
    """Add or change one membership; what is as it was is not told again, and the place to sit is told here."""
    new = {"role": place.role, "home_location": place.home, "is_active": place.works}
    row = Membership.objects.select_related("site", "home_location").filter(person=person, site=place.site).first()
    if row is None:
        Membership.objects.create(person=person, site=place.site, **new)
        return
    changed = [name for name, value in new.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, new[name])
    if changed:
        row.save(update_fields=changed)
    if "home_location" in changed:
        home = place.home.name if place.home else "nowhere"
        tell(place.site.organisation, "change_home", by=by, person=person, site=place.site.name, home=home)


def give_password(person: Person, password: str) -> None:
    person.set_password(password)
    person.save(update_fields=["password"])


def off_duty(person: Person, site: Site | None = None) -> None:
    running = Duty.objects.filter(person=person, until__isnull=True)
    (running.filter(site=site) if site else running).update(until=timezone.now())


def free(username: str, but: Person | None = None) -> None:
    """Sign-in does not tell capital letters apart, so nobody may differ by them alone.

    Raises:
        NotDone: somebody has it.
    """
    found = Person.objects.filter(username__iexact=username)
    other = (found.exclude(pk=but.pk) if but else found).first()
    if other is not None:
        raise NotDone(taken_by(username, other.username), "username")


def not_oneself(person: Person, by: Person) -> None:
    if person.pk == by.pk:
        raise PermissionDenied
