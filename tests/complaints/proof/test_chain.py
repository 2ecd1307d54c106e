"""The canonical form, byte for byte, as docs/record.md gives it: Python, SQL and the page agree."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from complaints.models import Event
from complaints.proof.chain import GENESIS, event_hash, part, word_digest
from tests.cast import Cast, give

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "record.md").read_text(encoding="utf-8")


def example() -> Event:
    return Event(
        id=UUID("6f1c2a44-0000-4000-8000-0000000000e1"), complaint_id=UUID("6f1c2a44-0000-4000-8000-000000000001"),
        position=1, verb="record", by_id=7, by_name="Ava Lindqvist", by_level="Level 1", to_state="open",
        at=datetime(2026, 11, 24, 15, 4, 5, 123456, tzinfo=UTC),
        recorded_at=datetime(2026, 11, 24, 15, 4, 5, 200000, tzinfo=UTC),
    )  # fmt: skip


def test_the_worked_example_of_the_page() -> None:
    text = re.search(r"```\n(64:0+;.*?)\n```", PAGE, re.DOTALL)
    digest = re.search(r"Its SHA-256 is `([0-9a-f]{64})`", PAGE)
    assert text
    assert digest

    assert hashlib.sha256(text[1].encode()).hexdigest() == digest[1] == event_hash(example(), GENESIS)


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "-;"), ("", "0:;"), ("record", "6:record;"), ("Zoë", "4:Zoë;"), (12, "2:12;"), ("a;1:b", "5:a;1:b;")],
)
def test_a_field_is_its_length_in_bytes_and_itself(value: object, written: str) -> None:
    assert part(value) == written


@pytest.mark.django_db
def test_the_database_and_python_compute_the_same(cast: Cast) -> None:
    complaint = give(cast, cast.ava, "parking", 500)
    events = list(complaint.events.order_by("position"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_hash(e) FROM complaints_event e ORDER BY position")
        in_sql = [row[0] for row in cursor.fetchall()]

    previous = [GENESIS, *(event.hash for event in events)]
    assert [event_hash(event, before) for event, before in zip(events, previous, strict=False)] == in_sql
    assert [event.hash for event in events] == in_sql
    assert [event.verb for event in events] == ["record", "give", "resolve"]


@pytest.mark.django_db
def test_words_are_proven_by_their_digest_alone(cast: Cast) -> None:
    complaint = give(cast, cast.ava, "parking", 500)

    first = complaint.events.get(position=1)
    value = first.values.get()
    assert (value.field, len(value.salt)) == ("what_happened", 64)
    assert first.digests == {"what_happened": word_digest(value)}
    assert hashlib.sha256((value.salt + value.value).encode()).hexdigest() == word_digest(value)
