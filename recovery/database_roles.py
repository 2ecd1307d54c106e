"""The two roles of the embedded database: the owner, who migrates, and the app, which serves and owns nothing."""

from __future__ import annotations

from typing import Any

from psycopg2 import sql

SUPERUSER, OWNER, APP, NAME = "postgres", "recovery_owner", "recovery_app", "recovery"


def make_roles(connection: Any, passwords: dict[str, str], for_tests: bool) -> None:
    """Make the roles and the database, or bring them back to what they should be."""
    connection.autocommit = True
    with connection.cursor() as cursor:
        write_role(cursor, OWNER, passwords[OWNER], "CREATEDB" if for_tests else "NOCREATEDB")
        write_role(cursor, APP, passwords[APP], "NOCREATEDB NOINHERIT")
        # every role may change its own settings, and whoever ran SQL as the app may have
        cursor.execute(f"ALTER ROLE {APP} RESET ALL")
        cursor.execute(f"ALTER ROLE {APP} SET synchronous_commit = on")
        # a page reads a page: starting helpers for that takes longer than reading it
        cursor.execute(f"ALTER ROLE {APP} SET max_parallel_workers_per_gather = 0")
        give = "GRANT pg_signal_backend TO" if for_tests else "REVOKE pg_signal_backend FROM"
        cursor.execute(f"{give} {OWNER}")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {NAME} OWNER {OWNER}")
        cursor.execute(f"ALTER ROLE {APP} IN DATABASE {NAME} RESET ALL")
        # temporary tables of the app could shadow the names that the guards look up
        cursor.execute(f"REVOKE TEMPORARY ON DATABASE {NAME} FROM PUBLIC")


def write_role(cursor: Any, role: str, password: str, rights: str) -> None:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    verb = "ALTER" if cursor.fetchone() else "CREATE"
    words = sql.SQL(f"{verb} ROLE {{}} LOGIN NOSUPERUSER NOCREATEROLE {rights} PASSWORD %s")
    cursor.execute(words.format(sql.Identifier(role)), [password])
