"""What every change of a person shares: one transaction, told as somebody's, by an admin who still is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError

from staff.acting import acting
from staff.models import Organisation, Person
from staff.people.errors import NotDone
from staff.people.seeing import admins_of
from staff.refusals import listed, sentence_of

TAKEN = "Somebody has this username already."
CAPITALS = "capitals make no difference"
SOMEBODY_ELSE = "Nothing was saved: somebody changed this a moment ago. Look again."
LAST_ADMIN = "Somebody has to stay admin: make another person admin first."


@contextmanager
def one_change(organisation: int, *, by: Person, person: Person | None = None) -> Iterator[None]:
    """All of it or nothing.

    Raises:
        NotDone: a rule said no, here or in PostgreSQL, or nobody would be left to configure.
        PermissionDenied: whoever acts is no admin of this organisation any more.
    """
    try:
        with acting(by):
            lock(organisation, person)
            if not admins_of(organisation).filter(pk=by.pk).exists():
                if not admins_of(organisation, but=person).exists():
                    raise NotDone(LAST_ADMIN)
                raise PermissionDenied
            yield
            if not admins_of(organisation).exists():
                raise NotDone(LAST_ADMIN)
    except IntegrityError as error:
        if "staff_person_username" in str(error):
            raise NotDone(TAKEN, "username") from error
        raise NotDone(SOMEBODY_ELSE) from error
    except DatabaseError as error:
        sentence = sentence_of(error)
        if sentence is None:
            raise
        raise NotDone(sentence) from error


def lock(organisation: int, person: Person | None) -> None:
    """The person, then the organisation: in the order in which somebody's own new password takes them.

    Both leave foreign keys alone: what is recorded meanwhile commits, and is waited for in complaints/sql/leaving.sql.
    """
    if person is not None:
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation)


def taken_by(said: str, has: str) -> str:
    """Why a username is not free; where it differs by capitals only, the one that is there is named."""
    return TAKEN if said == has else f"Somebody has the username “{has}” already: {CAPITALS}."


def their_own(person: Person) -> str:
    """Why an admin does not change this of themselves, and who does."""
    others = list(admins_of(person.level.organisation_id, but=person).values_list("name", flat=True))
    if not others:
        return "Nobody changes their own level, sites or sign-in, and there is no other admin: name one first."
    return f"Nobody changes their own level, sites or sign-in. {listed(others)} can."
