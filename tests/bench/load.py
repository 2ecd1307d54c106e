"""Fills the database with complaints and their histories, every trigger on: as the owner, who may back-date.

Each is born open with its event by COPY, then moved by statements over the whole batch; one transaction a batch,
so that what the database checks at commit is checked.
"""

from __future__ import annotations

import io
import json
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import islice
from typing import Any

import psycopg2
from django.db import connections
from django.utils import timezone

from complaints.facts import facts
from complaints.models import Category
from recovery.database_roles import NAME
from recovery.embedded import Server
from staff.models import RemedyType
from tests.bench.births import Birth, births
from tests.bench.moves import FATES, MOVES
from tests.bench.people import Staffed

BATCH = 2_000


class Keys:
    """What rows name by key."""

    def __init__(self) -> None:
        self.category = dict(Category.objects.values_list("code", "pk"))
        self.remedy_type = dict(RemedyType.objects.values_list("code", "pk"))


def load(server: Server, staffed: list[Staffed], number: int, seed: int) -> float:
    """Seconds that it took to add so many, without the tidying up afterwards."""
    began, keys = time.perf_counter(), Keys()
    with closing(owner()) as connection, connection.cursor() as cursor:
        cursor.execute(FATES)
        coming = births(staffed, number, timezone.now(), seed)
        while batch := list(islice(coming, BATCH)):
            write(cursor, batch, keys)
            connection.commit()
    took = time.perf_counter() - began
    settle(server)
    return took


def owner() -> Any:
    """A connection of its own as the role that migrates."""
    place = connections["owner"].settings_dict
    return psycopg2.connect(
        host=place["HOST"], port=place["PORT"] or None, user=place["USER"], password=place["PASSWORD"],
        dbname=place["NAME"],
    )  # fmt: skip


def settle(server: Server) -> None:
    """What autovacuum and the checkpointer would do at a bad moment is done now."""
    with closing(server.connect(NAME)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("CHECKPOINT")


def write(cursor: Any, batch: list[Birth], keys: Keys) -> None:
    copy(cursor, "complaints_complaint", (complaint(one, keys) for one in batch))
    copy(cursor, "complaints_event", (recorded(one, keys) for one in batch))
    copy(cursor, "complaints_remedy", (remedy(one, keys) for one in batch if one.ending == "resolved"))
    copy(cursor, "bench_fate", (fate(one) for one in batch if one.ending != "open"))
    cursor.execute("ANALYZE bench_fate")
    for statement in MOVES:
        cursor.execute(statement)
    # what is asked at commit is planned by what was known of the tables when they were empty
    cursor.execute("ANALYZE complaints_event, complaints_remedy, complaints_chainhead, staff_dayledger")


def complaint(one: Birth, keys: Keys) -> dict[str, Any]:
    name, reference = one.patient
    return {
        "id": one.pk, "number": 0, "reference": "", "moves": 0, "state": "open",
        "organisation_id": one.site.organisation_id, "site_id": one.site.pk, "location_id": one.place,
        "category_id": keys.category[one.subject], "what_happened": one.words,
        "red_flags": "{" + ",".join(one.flags) + "}", "recorded_at": one.at, "recorded_by_id": one.by.pk,
        "owner_id": one.by.pk, "on_the_spot_until": one.until, "formal_at": one.at if one.flags else None,
        "formal_cause": "red_flag" if one.flags else None, "patient_name": name, "patient_reference": reference,
    }  # fmt: skip


def recorded(one: Birth, keys: Keys) -> dict[str, Any]:
    name, reference = one.patient
    category = keys.category[one.subject]
    return {
        "id": uuid.uuid4(), "complaint_id": one.pk, "verb": "record", "by_id": one.by.pk, "to_state": "open",
        "fact": facts(category=category, location=one.place, until=one.until, formal=one.flags or None),
        "at": one.at, "key": one.pk, "digest": "0" * 64,
        "words": json.dumps({"what_happened": one.words, "patient_name": name, "patient_reference": reference}),
    }  # fmt: skip


def remedy(one: Birth, keys: Keys) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(), "complaint_id": one.pk, "remedy_type_id": keys.remedy_type[one.remedy],
        "amount": one.amount, "given_by_id": one.by.pk, "at": one.ended_at,
    }  # fmt: skip


def fate(one: Birth) -> dict[str, Any]:
    return {
        "complaint_id": one.pk, "ending": one.ending, "by_id": one.by.pk, "manager_id": one.manager.pk,
        "ended_at": one.ended_at, "claimed_at": one.claimed_at, "decided_at": one.decided_at, "sentence": one.sentence,
    }  # fmt: skip


def copy(cursor: Any, table: str, rows: Iterator[dict[str, Any]]) -> None:
    lines, columns = io.StringIO(), ""
    for row in rows:
        columns = columns or ", ".join(row)
        lines.write("\t".join(field(value) for value in row.values()) + "\n")
    lines.seek(0)
    if columns:
        cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", lines)


def field(value: Any) -> str:
    if value is None:
        return "\\N"
    text = value.isoformat() if isinstance(value, datetime) else str(value)
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
