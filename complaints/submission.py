"""A form sent once, twice or fifty times is one act: its key, and the digest of what was in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from complaints.errors import KeyTaken
from complaints.models import Event

if TYPE_CHECKING:
    from django.http import QueryDict

    from staff.models import Person

TOKENS = frozenset({"csrfmiddlewaretoken", "form_token"})


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


def done_before(submission: Submission, by: Person) -> Event | None:
    """The event that this very form made before, by the same person with the same content.

    Raises:
        KeyTaken: when the key stands for another content or another person's act.
    """
    if submission.key is None:
        return None
    event = Event.objects.select_related("complaint").filter(key=submission.key).first()
    if event is None:
        return None
    if event.by_id != by.pk or event.digest != submission.digest:
        raise KeyTaken
    return event
