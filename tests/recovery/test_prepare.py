from __future__ import annotations

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from recovery import checks, prepare
from recovery.trouble import Trouble

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def without_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "connections", {"default": connections["default"]})


def test_a_database_that_is_up_to_date_stays_as_it_is() -> None:
    before = MigrationRecorder(connections["owner"]).applied_migrations().keys()

    prepare.migrate()

    assert MigrationRecorder(connections["owner"]).applied_migrations().keys() == before


def test_without_the_owner_an_up_to_date_database_will_do(without_owner: None) -> None:
    prepare.migrate()


def test_without_the_owner_an_old_database_is_refused(without_owner: None) -> None:
    MigrationRecorder(connections["owner"]).record_unapplied("recovery", "0002_grants")

    with pytest.raises(Trouble, match="The database is not up to date. Set MIGRATION_DATABASE_URL"):
        prepare.migrate()


def test_a_database_of_a_newer_recovery_is_refused() -> None:
    MigrationRecorder(connections["owner"]).record_applied("complaints", "9999_of_tomorrow")

    with pytest.raises(Trouble, match=r"of a newer Recovery \(complaints\.9999_of_tomorrow\)"):
        prepare.migrate()


@pytest.mark.parametrize(("alias", "setting"), [("default", "DATABASE_URL"), ("owner", "MIGRATION_DATABASE_URL")])
def test_an_address_where_nobody_answers_is_named(alias: str, setting: str) -> None:
    known = connections[alias].settings_dict
    connections[alias].close()
    right, known["NAME"] = known["NAME"], "nowhere"
    try:
        with pytest.raises(Trouble, match=f"^The database of {setting} cannot be used: .*nowhere"):
            prepare.reach(alias)
    finally:
        known["NAME"] = right


def test_what_a_check_finds_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare.check()
    monkeypatch.setattr(checks, "connection", connections["owner"])

    with pytest.raises(Trouble) as caught:
        prepare.check()

    assert (
        "The role of DATABASE_URL owns tables or databases. Connect as a role of its own: docs/postgresql.md."
        in str(caught.value).splitlines()
    )
