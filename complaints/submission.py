"""A form sent once, twice or fifty times is one act: its key, and the digest of what was in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from complaints.errors import KeyTaken
from complaints.models import CoachingNote, Event, Thanks
from staff.kept import TOKENS

if TYPE_CHECKING:
    from django.http import QueryDict

    from staff.models import Person


@dataclass(frozen=True)
class Submission:
    """``key`` from the form, ``digest`` of its fields; both empty for what no form sent (demo, tests)."""

    key: UUID | None = None
    digest: str = ""


NO_FORM = Submission()


def digest_of(fields: QueryDict) -> str:
    """SHA-256 over the fields as posted, sorted, without the tokens; length-prefixed, so nothing runs together."""
    parts = sorted((name, value) for name, values in fields.lists() if name not in TOKENS for value in values)
    text = "".join(f"{len(part)}:{part};" for pair in parts for part in pair)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read(fields: QueryDict) -> Submission:
    """The submission of a posted form; without a usable key it stands for nothing yet."""
    try:
        key = UUID(fields.get("submission_key", ""))
    except ValueError:
        return NO_FORM
    return Submission(key, digest_of(fields))


def done_before(submission: Submission, by: Person) -> Event | Thanks | CoachingNote | None:
    """What this very form wrote before, by the same person with the same content.

    Raises:
        KeyTaken: when the key stands for another content or another person's act.
    """
    found = written_under(submission.key) if submission.key else None
    if found is None:
        return None
    if found.by_id != by.pk or found.digest != submission.digest:
        raise KeyTaken
    return found


def written_under(key: UUID) -> Event | Thanks | CoachingNote | None:
    """An act's event, or kind words, which are in no history."""
    event = Event.objects.select_related("complaint").filter(key=key).first()
    thanks = event or Thanks.objects.select_related("complaint").filter(key=key).first()
    return thanks or CoachingNote.objects.select_related("complaint").filter(key=key).first()
