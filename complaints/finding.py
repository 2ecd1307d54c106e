"""Finding: pages of what somebody may see, newest first, and what the words of a search match."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from complaints.models import Complaint, Search
from complaints.querysets import ComplaintQuerySet
from staff.models import Person

PAGE = 30
KEPT_FOR = timedelta(minutes=15)
PHONE = re.compile(r"[\d\s+().\-/]{6,}")
REFERENCE = re.compile(r"[A-Za-z]{2,4}-\d{1,18}-[A-Za-z]")
# 1306, ng1306, NG 1306 V: the number of a reference, however somebody reads it out
NUMBER = re.compile(r"(?:[A-Za-z]{2,4})?[\s-]*(\d{1,18})[\s-]*[A-Za-z]?")
LOCAL_DIGITS = 7
Key = tuple[datetime, UUID]

MOST_WORDS = 20

# Each word by its English stem, as the story is kept, or as it is written, as names are; all of them have to be there.
# A word that English leaves out (“the”) asks for nothing, unless nothing else is asked: somebody is called Will.
WORD = """(CASE WHEN numnode(plainto_tsquery('pg_catalog.english', %s)) = 0 THEN ''::tsquery
    ELSE plainto_tsquery('pg_catalog.english', %s) || plainto_tsquery('pg_catalog.simple', %s) END)"""
WHOLE = "plainto_tsquery('pg_catalog.simple', %s) || to_tsquery('pg_catalog.simple', %s)"


@dataclass(frozen=True)
class Found:
    """One page, and where the next begins."""

    complaints: list[Complaint]
    older: str


def page_of(found: ComplaintQuerySet, before: Key | None = None) -> Found:
    """At most ``PAGE`` rows and never a count: one more row tells whether there are older ones."""
    rows = list(found.newest_first(before).for_rows()[: PAGE + 1])
    shown = rows[:PAGE]
    return Found(shown, cursor(shown[-1].recorded_at, shown[-1].pk) if len(rows) > PAGE else "")


def cursor(at: datetime, pk: UUID) -> str:
    """A place between two rows, for an address."""
    text = f"{at.isoformat()}|{pk}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Key:
    """Where a page begins.

    Raises:
        ValueError: it is none that we gave.
    """
    try:
        at, _, pk = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition("|")
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise ValueError(text)
        # in UTC: PostgreSQL knows fewer offsets than Python
        return moment.astimezone(UTC), UUID(pk)
    except (binascii.Error, UnicodeDecodeError, OverflowError) as error:
        raise ValueError(text) from error


def digits_of(words: str) -> str:
    """A telephone number's digits as words of a tsquery: all of them, or the last seven. Else nothing."""
    digits = re.sub(r"\D", "", words)
    if not PHONE.fullmatch(words.strip()) or len(digits) < LOCAL_DIGITS - 1:
        return ""
    return f"{digits} | {digits[-LOCAL_DIGITS:]}"


def matching(found: ComplaintQuerySet, words: str) -> ComplaintQuerySet:
    """Those in which all the words are, or the telephone number, or whose reference has that number."""
    each = words.split()[:MOST_WORDS]
    query = f"({' && '.join([WORD] * len(each))}) || {WHOLE}"
    arguments = [one for word in each for one in (word, word, word)] + [words, digits_of(words)]
    condition = RawSQL(f'"complaints_complaint"."found_by" @@ ({query})', arguments, output_field=BooleanField())
    number = NUMBER.fullmatch(words.strip())
    matched: ComplaintQuerySet = found.filter(Q(condition) | Q(number=int(number[1])) if number else condition)
    return matched


def says_something(words: str) -> bool:
    """Whether anything is left to look for: not of operators or marks alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(plainto_tsquery('pg_catalog.simple', %s)) > 0", [words])
        return bool(cursor.fetchone()[0])


def remember(person: Person, words: str) -> Search:
    """Keep what is looked for under a token; what is too old goes, whoever looked for it."""
    forget_searches()
    return Search.objects.create(person=person, words=words)


def forget_searches() -> None:
    """Names and numbers of patients do not outlive their quarter of an hour; the worker asks this too."""
    Search.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()


def remembered(person: Person, token: UUID) -> Search | None:
    return Search.objects.filter(person=person, token=token, at__gte=timezone.now() - KEPT_FOR).first()


def by_reference(person: Person, words: str) -> Complaint | None:
    """The one with exactly this reference at this person's own sites; whether they may read it is another question."""
    if not REFERENCE.fullmatch(words.strip()):
        return None
    return Complaint.objects.known_by_reference(person, words.strip()).first()


def masked(names: Iterable[str]) -> str:
    """``Ann Example`` as ``A•• E••``: enough to recognise, not enough to read over a shoulder."""
    return " ".join(f"{part[0]}••" for name in names for part in name.split())
