"""Who acts, for the organisation's history that PostgreSQL writes by itself (staff/sql/organisation_chain.sql)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from staff.models import AuthorityChange, Organisation, OrganisationEvent, Person


@contextmanager
def acting(by: Person) -> Iterator[None]:
    """One transaction in which every change of people and places is told as this person's.

    Raises:
        django.db.DatabaseError: RA002 where somebody would raise, move or shut out themselves.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('recovery.acting', %s, true)", [str(by.pk)])
        yield


def tell(
    organisation: Organisation,
    verb: str,
    *,
    by: Person,
    at: datetime | None = None,
    person: Person | None = None,
    change: AuthorityChange | None = None,
    **facts: str,
) -> OrganisationEvent:
    """One line of the organisation's history, for what the database does not tell by itself; facts are short texts."""
    return OrganisationEvent.objects.create(
        organisation=organisation, verb=verb, by=by, person=person, change=change, facts=facts, at=at or timezone.now()
    )
