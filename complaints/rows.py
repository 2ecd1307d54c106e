"""Rows that every act at the desk writes, said by hand: the ORM took as long to say it as PostgreSQL to do it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

Row = Sequence[Any]


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Row], then: str = "") -> tuple[Any, ...] | None:
    """One INSERT of all the rows, with ``then`` behind it; what its RETURNING gives back of the first, if anything."""
    values = list(rows)
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO public.{model._meta.db_table} ({names}) VALUES {marks} {then}",
            [value for row in values for value in row],
        )
        found: tuple[Any, ...] | None = cursor.fetchone() if "RETURNING" in then else None
    return found


def update(row: Model, values: dict[str, Any]) -> None:
    """Write these fields of one row, and keep them on the object; a related object stands for its key."""
    if values:
        column = {field.name: field.column for field in row._meta.concrete_fields}
        changes = ", ".join(f'"{column[name]}" = %s' for name in values)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE public.{row._meta.db_table} SET {changes} WHERE id = %s",
                [*(getattr(value, "pk", value) for value in values.values()), row.pk],
            )
    for name, value in values.items():
        setattr(row, name, value)
