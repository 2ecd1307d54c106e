import pytest

from recovery.database_url import connection_settings
from recovery.trouble import Trouble


def test_every_part_of_the_address_finds_its_place() -> None:
    known = connection_settings("postgres://app:s%2Fecret@db.example.org:6543/recovery?sslmode=verify-full")

    assert known["ENGINE"] == "django.db.backends.postgresql"
    assert (known["USER"], known["PASSWORD"], known["HOST"], known["PORT"], known["NAME"]) == (
        "app",
        "s/ecret",
        "db.example.org",
        "6543",
        "recovery",
    )
    assert known["OPTIONS"]["sslmode"] == "verify-full"


def test_a_socket_folder_is_a_host() -> None:
    known = connection_settings("postgresql://app:secret@/recovery?host=/run/postgresql")

    assert (known["HOST"], known["PORT"], known["OPTIONS"]) == ("/run/postgresql", "", {"connect_timeout": "5"})


def test_connections_are_kept_and_looked_at_before_use() -> None:
    known = connection_settings("postgres://app@localhost/recovery")

    assert (known["CONN_MAX_AGE"], known["CONN_HEALTH_CHECKS"]) == (None, True)


def test_waiting_for_a_server_can_be_set() -> None:
    assert connection_settings("postgres://app@localhost/recovery?connect_timeout=1")["OPTIONS"] == {
        "connect_timeout": "1"
    }


@pytest.mark.parametrize(
    "address",
    [
        "mysql://app@localhost/recovery",
        "localhost/recovery",
        "postgres://localhost/recovery",
        "postgres://app@localhost",
        "postgres://app@localhost/",
        "postgres://app@localhost:port/recovery",
        "postgres://app@[::1/recovery",
    ],
)
def test_what_is_no_address_gets_a_sentence(address: str) -> None:
    with pytest.raises(Trouble, match="The database URL cannot be read"):
        connection_settings(address)


def test_the_sentence_keeps_the_password_to_itself() -> None:
    with pytest.raises(Trouble) as caught:
        connection_settings("postgres://app:secret@localhost:port/recovery")

    assert "secret" not in str(caught.value)
