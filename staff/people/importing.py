"""Adding everybody of a file: all of them in one transaction, or none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.utils import timezone

from staff.acting import tell
from staff.models import Membership, Organisation, OrganisationEvent, Person
from staff.people.changing import SOMEBODY_ELSE, one_change
from staff.people.checking import Candidate, Checked, check
from staff.people.errors import NotDone
from staff.people.passwords import digest, one_of, quickly
from staff.people.reading import read

IMPORT = "import_people"
# a second press comes while the first is still being answered; whoever comes back to the form comes later
SECOND_PRESS = timedelta(seconds=5)
# how long the page that shows them is waited for
WAITS = timedelta(minutes=2)


@dataclass(frozen=True)
class Added:
    """One new person and what they sign in with the first time."""

    name: str
    username: str
    password: str


def checked(content: bytes, organisations: set[int]) -> Checked:
    """What would become of a file; nothing is written.

    Raises:
        Unreadable: it cannot be read as a file of people.
    """
    return check(read(content), organisations)


def add_people(candidates: list[Candidate], content: bytes, *, by: Person, key: str) -> None:
    """Write them all, each with a made password that ``passwords_of`` makes again and nobody keeps.

    Raises:
        NotDone: one of them came in meanwhile; nobody was added.
    """
    organisations = by_organisation(candidates)
    if len(organisations) > 1:
        raise NotDone("This file names sites of several organisations. Part it: one organisation, one file.")
    organisation = next(iter(organisations))
    with one_change(organisation.pk, by=by):
        if imported(key, by=by):
            raise NotDone(SOMEBODY_ELSE)
        people = Person.objects.bulk_create(person_of(one, key) for one in candidates)
        Membership.objects.bulk_create(
            Membership(person=person, site=one.place.site, role=one.place.role, home_location=one.place.home)
            for person, one in zip(people, candidates, strict=True)
        )
        facts = {"key": digest(key), "file": sha256(content).hexdigest(), "people": str(len(people))}
        tell(organisation, IMPORT, by=by, at=None, person=None, change=None, **facts)


def by_organisation(candidates: list[Candidate]) -> dict[Organisation, list[Candidate]]:
    found: dict[Organisation, list[Candidate]] = defaultdict(list)
    for one in candidates:
        found[one.place.site.organisation].append(one)
    return found


def person_of(one: Candidate, key: str) -> Person:
    said = one.details
    assert said.level is not None
    return Person(
        username=said.username, name=said.name, short_name=said.short_name, email=said.email, level=said.level,
        password=quickly(one_of(key, said.username)),
    )  # fmt: skip


def imported(key: str, *, by: Person) -> OrganisationEvent | None:
    """The import that this very form made before."""
    return OrganisationEvent.objects.filter(verb=IMPORT, by=by, facts__key=digest(key)).first()


def pressed_twice(event: OrganisationEvent, content: bytes) -> bool:
    """Whether this is the same file again, from a second press of the same button."""
    same = event.facts["file"] == sha256(content).hexdigest()
    return same and event.at >= timezone.now() - SECOND_PRESS


def passwords_of(event: OrganisationEvent, key: str) -> list[Added]:
    """Everybody whom this import added, in the order of its file; nobody once it is too long ago."""
    if event.at < timezone.now() - WAITS:
        return []
    # one transaction, and the chain's lock was held: a person's event and a membership's each, then the import's own
    first = event.position - 2 * int(event.facts["people"])
    rows = OrganisationEvent.objects.filter(
        organisation=event.organisation_id, verb="add_person", position__gte=first, position__lt=event.position
    )
    return [of(one, key) for one in rows.select_related("person").order_by("position")]


def of(event: OrganisationEvent, key: str) -> Added:
    assert event.person is not None
    username = event.facts["username"]
    return Added(event.person.name, username, one_of(key, username))
