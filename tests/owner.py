"""Rows that the app's role may not write, laid down by a test as the database's owner, in the test's own transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

# Made in the tests' template only: what the owner may do, whoever asks.
AS_OWNER = """
CREATE OR REPLACE FUNCTION public.tests_as_owner(p_sql text) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_rows bigint;
BEGIN
    IF p_sql ~ ' RETURNING ' THEN
        RETURN QUERY EXECUTE p_sql;
    ELSE
        EXECUTE p_sql;
        GET DIAGNOSTICS v_rows = ROW_COUNT;
        RETURN NEXT v_rows;
    END IF;
END
$$;
"""


@contextmanager
def as_owner() -> Iterator[None]:
    """INSERT and UPDATE through the ORM as the owner: limits of a hospital of some other day."""
    with connection.execute_wrapper(by_the_owner):
        yield


def by_the_owner(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if not sql.startswith(("INSERT", "UPDATE", "DELETE")):
        return execute(sql, params, many, context)
    said = context["cursor"].cursor.mogrify(sql, params).decode()
    return execute("SELECT * FROM public.tests_as_owner(%s)", [said], many, context)
