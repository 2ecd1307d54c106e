"""Standards published, followed by a new version, withdrawn and acknowledged; each publishing is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from staff.acting import acting, tell
from staff.models import Acknowledgement, Measure, Organisation, Person, Site, Standard, StandardVersion
from staff.sent import NO_FORM, KeyTaken, Sent, done_before


class Overtaken(Exception):
    """Somebody published or withdrew a moment ago, or may not any more: nothing was published."""


class TitleTaken(Exception):
    """A standard of this name is there already."""


@dataclass(frozen=True)
class Says:
    """What a version says: its text, from which day, and what it aims at, if anything."""

    text: str
    starts: date
    measure: Measure | None = None
    target: int | None = None


def publish(
    title: str, says: Says, *, organisation: Organisation, site: Site | None, by: Person, at: datetime | None = None,
    sent: Sent = NO_FORM,
) -> Standard:  # fmt: skip
    """A new standard at one site, or at every site of the organisation.

    Raises:
        TitleTaken: there is one of this name.
        Overtaken: they may not publish here any more.
        KeyTaken: the form's key stands for another act.
    """
    try:
        with one_publication():
            standard = Standard.objects.create(organisation=organisation, site=site, title=title)
            add(standard, version(standard, says, by=by, at=at, sent=sent), "publish_standard", by=by, after=0)
    except IntegrityError as error:
        if done := published_before(sent, by):
            return done.standard
        raise TitleTaken from error
    return standard


def publish_again(
    standard: Standard, says: Says, *, after: int, by: Person, at: datetime | None = None, sent: Sent = NO_FORM
) -> Standard:
    """The next version, which supersedes the one before from its day on; ``after`` is the number of the one read.

    Raises:
        Overtaken: there is a later version already, or they may not publish here any more.
        KeyTaken: the form's key stands for another act.
    """
    return follow(standard, version(standard, says, by=by, at=at, sent=sent), "publish_standard", by, after, sent)


def withdraw(
    standard: Standard, *, reason: str, starts: date, after: int, by: Person, at: datetime | None = None,
    sent: Sent = NO_FORM,
) -> Standard:  # fmt: skip
    """A last version that ends it, with the reason; it raises what ``publish_again`` raises."""
    last = StandardVersion(
        standard=standard, ends=True, reason=reason, starts=starts, published_by=by, published_at=at or timezone.now(),
        key=sent.key, digest=sent.digest,
    )  # fmt: skip
    return follow(standard, last, "withdraw_standard", by, after, sent)


def acknowledge(version: StandardVersion, *, by: Person, at: datetime | None = None) -> None:
    """By oneself, once however often; PostgreSQL refuses it of what is not in force where they work.

    Raises:
        Overtaken: it is not in force any more.
    """
    with one_publication(), acting(by):
        row = Acknowledgement(version=version, person=by, at=at or timezone.now())
        Acknowledgement.objects.bulk_create([row], ignore_conflicts=True)


def follow(standard: Standard, row: StandardVersion, verb: str, by: Person, after: int, sent: Sent) -> Standard:
    try:
        with one_publication():
            add(standard, row, verb, by=by, after=after)
    except IntegrityError:
        if published_before(sent, by) is None:
            raise
    return standard


def add(standard: Standard, row: StandardVersion, verb: str, *, by: Person, after: int) -> None:
    """Write the version and tell of it; PostgreSQL numbers it, one after the other."""
    row.save(force_insert=True)
    row.refresh_from_db(fields=["number", "published_at"])
    if row.number != after + 1:
        raise Overtaken
    where = standard.site.name if standard.site else "every site"
    tell(
        standard.organisation, verb, by=by, at=row.published_at, title=standard.title, where=where,
        version=str(row.number), starts=row.starts.isoformat(), target=row.aim, reason=row.reason,
    )  # fmt: skip


def version(standard: Standard, says: Says, *, by: Person, at: datetime | None, sent: Sent) -> StandardVersion:
    return StandardVersion(
        standard=standard, text=says.text, starts=says.starts, measure=says.measure or "", target=says.target,
        published_by=by, published_at=at or timezone.now(), key=sent.key, digest=sent.digest,
    )  # fmt: skip


def published_before(sent: Sent, by: Person) -> StandardVersion | None:
    """The version that this very form published.

    Raises:
        KeyTaken: the key stands for another act.
    """
    versions = StandardVersion.objects.select_related("standard")
    return done_before(versions, sent, by=by, author="published_by")


@contextmanager
def one_publication() -> Iterator[None]:
    """All of it or nothing; what PostgreSQL refuses of a standard was overtaken by somebody else's act."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        if getattr(error.__cause__, "pgcode", None) == "RS001":
            raise Overtaken from error
        raise


__all__ = [
    "KeyTaken", "Overtaken", "Says", "TitleTaken", "acknowledge", "publish", "publish_again", "published_before",
    "withdraw",
]  # fmt: skip
