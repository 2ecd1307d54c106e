"""A form of staff's own sent once or many times is one act: its key, and the digest of what was in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db import models

from staff.kept import TOKENS

if TYPE_CHECKING:
    from django.http import QueryDict

    from staff.models import Person

Row = TypeVar("Row", bound=models.Model)


class KeyTaken(Exception):
    """The submission key already stands for another content or another person's act."""


@dataclass(frozen=True)
class Sent:
    """``key`` from the form, ``digest`` of its fields; both empty for what no form sent (demo, tests)."""

    key: UUID | None = None
    digest: str = ""


NO_FORM = Sent()


def read(fields: QueryDict) -> Sent:
    """What was posted, by its key; without a usable key it stands for nothing yet."""
    try:
        key = UUID(fields.get("submission_key", ""))
    except ValueError:
        return NO_FORM
    return Sent(key, digest_of(fields))


def digest_of(fields: QueryDict) -> str:
    """SHA-256 over the fields as posted, sorted; length-prefixed, so nothing runs together."""
    parts = sorted((name, value) for name, values in fields.lists() if name not in TOKENS for value in values)
    text = "".join(f"{len(part)}:{part};" for pair in parts for part in pair)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def done_before(found: models.QuerySet[Row], sent: Sent, *, by: Person, author: str) -> Row | None:
    """The row that this very form made before, by the same person (its ``author`` column) with the same content.

    Raises:
        KeyTaken: when the key stands for another content or another person's act.
    """
    row = found.filter(key=sent.key).first() if sent.key else None
    if row is None:
        return None
    if getattr(row, f"{author}_id") != by.pk or getattr(row, "digest", "") != sent.digest:
        raise KeyTaken
    return row
