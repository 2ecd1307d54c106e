"""Drafting a change, saying yes to it, taking it back. PostgreSQL decides what it raises, and writes the rows."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from staff.changes.cells import Cell
from staff.changes.words import Names
from staff.models import AuthorityChange, AuthorityLine, Organisation, Person

ALONE = timedelta(hours=24)


class Faulty(Exception):
    """What is wrong with a draft, in sentences."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


class NotDecided(Exception):
    """Why somebody's decision does not count, in a sentence."""


class SentBefore(Exception):
    """The form's key stands for a draft already."""


class DecidedAlready(Exception):
    """It took effect or was taken back before."""


@dataclass(frozen=True)
class Wanted:
    """A draft before it is one: which numbers are to be what, from which day on, and why."""

    organisation: Organisation
    numbers: Mapping[Cell, int | None]
    starts: date
    why: str


@transaction.atomic
def draft(wanted: Wanted, *, by: Person, at: datetime | None = None, key: uuid.UUID | None = None) -> AuthorityChange:
    """Write it. What only lowers holds at once; what raises anything waits.

    Raises:
        Faulty: nothing was written.
        SentBefore: the same form at the same moment was first.
    """
    try:
        change = AuthorityChange.objects.create(
            id=key or uuid.uuid4(), organisation=wanted.organisation, drafted_by=by, drafted_at=at or timezone.now(),
            why=wanted.why, starts=wanted.starts,
        )  # fmt: skip
    except IntegrityError as error:
        if "staff_authoritychange_pkey" in str(error):
            raise SentBefore from error
        raise
    for cell, after in wanted.numbers.items():
        AuthorityLine.objects.create(change=change, after=after, **vars(cell))
    found = faults(change)
    if found:
        raise Faulty(found)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS public.change_is_made IMMEDIATE")
        cursor.execute("SET CONSTRAINTS public.change_is_made DEFERRED")
    change.refresh_from_db()
    return change


@dataclass(frozen=True)
class Looked:
    """What a draft would be: its lines, whether it raises anything, and what is wrong with it."""

    lines: list[AuthorityLine]
    raises: bool
    wrong: list[str]


def look(wanted: Wanted, *, by: Person) -> Looked:
    """A draft as it would be; nothing is kept."""
    with transaction.atomic():
        change = AuthorityChange.objects.create(
            organisation=wanted.organisation, drafted_by=by, drafted_at=timezone.now(), why="…", starts=wanted.starts
        )
        for cell, after in wanted.numbers.items():
            AuthorityLine.objects.create(change=change, after=after, **vars(cell))
        looked = Looked(list(change.lines.all()), raises(change), faults(change))
        transaction.set_rollback(True)
    return looked


def raises(change: AuthorityChange) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM public.staff_authorityline n"
            " WHERE n.change_id = %s AND public.staff_line_raises(n.kind, n.before, n.after))",
            [change.pk],
        )
        return bool(cursor.fetchone()[0])


def faults(change: AuthorityChange) -> list[str]:
    """What staff_change_faults says, in sentences, each once."""
    names, lines = Names.of(change.organisation), {line.pk: line for line in change.lines.all()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, line_id FROM public.staff_change_faults(%s)", [change.pk])
        found = cursor.fetchall()
    return list(dict.fromkeys(names.fault(code, lines.get(line)) for code, line in found))


def approve(change: AuthorityChange, *, by: Person, at: datetime | None = None) -> AuthorityChange:
    """Another admin's yes: it takes effect, on its day or at once.

    Raises:
        NotDecided: theirs does not count, or the table is not what it was.
        DecidedAlready: somebody was first.
    """
    return decide(change, approved_by=by, approved_at=at or timezone.now())


def withdraw(change: AuthorityChange, *, by: Person, at: datetime | None = None) -> AuthorityChange:
    """Take a draft back.

    Raises:
        DecidedAlready: somebody was first.
    """
    return decide(change, withdrawn_by=by, withdrawn_at=at or timezone.now())


def decide(change: AuthorityChange, **decision: object) -> AuthorityChange:
    with transaction.atomic():
        change = AuthorityChange.objects.select_for_update(no_key=True).get(pk=change.pk)
        if change.took_effect_at or change.withdrawn_at:
            raise DecidedAlready
        found = [] if "withdrawn_by" in decision else faults(change)
        if found:
            raise NotDecided(" ".join(found))
        try:
            with transaction.atomic():
                AuthorityChange.objects.filter(pk=change.pk).update(**decision)
        except DatabaseError as error:
            if getattr(error.__cause__, "pgcode", "") != "RA002":
                raise
            raise NotDecided(why_not(change, decision)) from error
    change.refresh_from_db()
    return change


def why_not(change: AuthorityChange, decision: Mapping[str, object]) -> str:
    by = decision.get("approved_by")
    if by == change.drafted_by:
        return "Nobody approves what they drafted. Another admin has to."
    if isinstance(by, Person) and raises_their_own(change, by):
        return "It raises what your own level may give, and you work at a desk: another admin has to approve it."
    return (
        "A yes counts from somebody who has been an admin here for a day, with a password that is older than a day. "
        "Ask another admin, or wait."
    )


def raises_their_own(change: AuthorityChange, person: Person) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.staff_raises_their_own(%s, %s)", [change.pk, person.pk])
        return bool(cursor.fetchone()[0])


def waiting(organisation: Organisation) -> QuerySet[AuthorityChange]:
    """Drafts that raise something and have nobody's yes yet, oldest first."""
    open_ones = AuthorityChange.objects.filter(
        organisation=organisation, took_effect_at__isnull=True, withdrawn_at__isnull=True
    )
    return open_ones.select_related("drafted_by").order_by("drafted_at")


def take_effect(*, at: datetime | None = None) -> int:
    """Where an organisation has one admin, what they drafted a day ago takes effect; how many did. For the worker."""
    at = at or timezone.now()
    due = AuthorityChange.objects.filter(
        took_effect_at__isnull=True, withdrawn_at__isnull=True, drafted_at__lte=at - ALONE
    )
    return sum(taken(change, at) for change in due.order_by("drafted_at") if is_alone(change))


def is_alone(change: AuthorityChange) -> bool:
    """Whether whoever drafted it is the only admin, has been for a day, and does not raise their own limits by it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public.staff_is_only_admin(%(by)s, %(organisation)s)"
            " AND NOT public.staff_raises_their_own(%(change)s, %(by)s)",
            {"by": change.drafted_by_id, "organisation": change.organisation_id, "change": change.pk},
        )
        return bool(cursor.fetchone()[0])


def taken(change: AuthorityChange, at: datetime) -> bool:
    try:
        decide(change, took_effect_at=at)
    except (NotDecided, DecidedAlready):
        return False
    return True
