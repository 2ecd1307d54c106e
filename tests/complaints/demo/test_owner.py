import pytest
from django.conf import settings
from django.db import connection, connections

from complaints.demo.owner import NoOwner, connected_as_owner

pytestmark = pytest.mark.django_db(transaction=True)


def who() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        return str(cursor.fetchone()[0])


def test_the_app_writes_as_the_owner_within_and_as_itself_afterwards() -> None:
    before = who()

    with connected_as_owner():
        within = who()

    assert (before, within, who()) == (
        settings.DATABASES["default"]["USER"],
        settings.DATABASES["owner"]["USER"],
        settings.DATABASES["default"]["USER"],
    )


def test_the_app_is_itself_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), connected_as_owner():
        raise ZeroDivisionError

    assert who() == settings.DATABASES["default"]["USER"]


def test_it_is_the_same_database() -> None:
    before = connection.settings_dict["NAME"]

    with connected_as_owner():
        assert connection.settings_dict["NAME"] == before


def test_a_process_that_knows_no_owner_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(connections.settings, "owner")

    with pytest.raises(NoOwner), connected_as_owner():
        pass
