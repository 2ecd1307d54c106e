"""Every other test here is worth nothing unless these hold: we are the app's role, and it owns nothing."""

from __future__ import annotations

import pytest
from django.db import connection, connections

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def ask(question: str, alias: str = "default") -> tuple[object, ...]:
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        row: tuple[object, ...] = cursor.fetchone()
        return row


def test_the_connected_user_owns_nothing() -> None:
    assert ask("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == (0,)
    assert ask("SELECT count(*) FROM pg_proc WHERE proowner = current_user::regrole") == (0,)
    assert ask("SELECT count(*) FROM pg_database WHERE datdba = current_user::regrole") == (0,)
    assert ask("SELECT count(*) FROM pg_namespace WHERE nspowner = current_user::regrole") == (0,)


def test_the_connected_user_has_no_power_of_its_own() -> None:
    assert ask(
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls "
        "FROM pg_roles WHERE rolname = current_user"
    ) == (False, False, False, False, False)


def test_the_connected_user_is_nobody_else_either() -> None:
    assert ask("SELECT session_user = current_user") == (True,)
    assert ask("SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole") == (0,)


def test_tables_are_the_owners() -> None:
    owner = connections["owner"].settings_dict["USER"]

    assert owner != connection.settings_dict["USER"]
    assert ask(f"SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner <> '{owner}'") == (0,)
    assert ask("SELECT count(*) > 20 FROM pg_tables WHERE schemaname = 'public'") == (True,)


@pytest.mark.parametrize(
    ("kind", "right"),
    [("database", "CREATE"), ("database", "TEMPORARY"), ("schema", "CREATE")],
)
def test_nothing_can_be_made_that_would_stand_before_a_guard(kind: str, right: str) -> None:
    what = "current_database()" if kind == "database" else "'public'"

    assert ask(f"SELECT has_{kind}_privilege({what}, '{right}')") == (False,)


def test_both_aliases_look_at_one_database() -> None:
    assert ask("SELECT current_database()") == ask("SELECT current_database()", "owner")


def test_saved_means_on_disk() -> None:
    assert ask("SELECT current_setting('synchronous_commit'), current_setting('fsync')") == ("on", "on")
