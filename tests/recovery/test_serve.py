"""`make run` as somebody at a console meets it: it opens, it heals, it closes, and says why when it does not start."""

from __future__ import annotations

import os
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from recovery.embedded import urls
from tests.recovery.serving import Serving, alive, finished, folder, in_session, serving, until

pytestmark = pytest.mark.xdist_group("serve")
SERVE = ("-m", "recovery.serve")


@pytest.fixture(scope="module")
def house() -> Iterator[Serving]:
    """One that serves an empty database without the demo."""
    with folder() as data, serving(data) as running:
        yield running


def refusal(*command: str, **settings: str) -> str:
    """The words of something that should not start, and does not."""
    done = finished(*command, seconds=60, **settings)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    return done.stderr.strip()


def every_process(running: Serving) -> list[int]:
    return [*in_session(running.part("gunicorn")), *in_session(running.part("postgres"))]


def test_the_demo_opens_names_its_people_closes_and_opens_again() -> None:
    with folder() as data:
        with serving(data, RECOVERY_DEMO="1") as first:
            assert first.lines[-1] == f"Ready: http://127.0.0.1:{first.port}/"
            assert len(first.ready_lines()) == 1
            assert "  ava    Ava Lindqvist, front desk at Northgate" in first.lines
            assert "  The password of all of them: recovery-demo" in first.lines
            below = every_process(first)
            assert len(below) >= 3

            assert first.end(signal.SIGINT) == 0

        assert first.lines[-1] == "Stopped."
        assert not [number for number in below if alive(number)]
        with serving(data, RECOVERY_DEMO="1") as second:
            assert second.end(signal.SIGTERM) == 0
        assert not (data / "database" / "postmaster.pid").exists()


def test_a_killed_database_is_back_within_ten_seconds(house: Serving) -> None:
    number = house.part("postgres")

    os.kill(number, signal.SIGKILL)

    until(lambda: "The database is back." in house.lines and house.health() == 200)
    assert house.part("postgres") != number


def test_a_killed_server_is_back_within_ten_seconds(house: Serving) -> None:
    number = house.part("gunicorn")

    os.kill(number, signal.SIGKILL)

    until(lambda: "The server is back." in house.lines and house.health() == 200)
    assert house.part("gunicorn") != number


def test_a_killed_worker_is_replaced_within_ten_seconds(house: Serving) -> None:
    master = house.part("gunicorn")
    workers = until(lambda: both_workers(master))

    os.kill(workers[0], signal.SIGKILL)

    until(lambda: both_workers(master) not in ([], workers) and house.health() == 200)
    assert house.part("gunicorn") == master


def both_workers(master: int) -> list[int]:
    found = sorted(number for number in in_session(master) if number != master)
    return found if len(found) == 2 else []


def test_a_second_one_from_the_same_data_folder_is_refused(house: Serving) -> None:
    words = refusal(*SERVE, RECOVERY_DATA=str(house.data))

    assert words == f"Recovery is running already from {house.data}. Stop that one first."


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        words = refusal(*SERVE, RECOVERY_DATA=str(tmp_path), PORT=str(port))

    assert words == f"Port {port} of 127.0.0.1 cannot be used: Address already in use. Try another: make run PORT=8001"


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    words = refusal(*SERVE, RECOVERY_DATA=str(tmp_path / "file" / "data"))

    assert words == f"The data folder {tmp_path}/file/data cannot be used: Not a directory."


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://a:b@host/name", "The database URL cannot be read."),
        ("postgres://a:b@host:port/name", "The database URL cannot be read: Port could not be cast"),
        ("postgres://a:b@127.0.0.1:1/name", "The database of DATABASE_URL cannot be used: connection to server"),
        ("postgres://a:b@nowhere.invalid/name", "The database of DATABASE_URL cannot be used: could not translate"),
    ],
)
def test_a_wrong_database_url_is_one_sentence(tmp_path: Path, address: str, sentence: str) -> None:
    words = refusal(*SERVE, RECOVERY_DATA=str(tmp_path), DATABASE_URL=address, PORT="0")

    assert words.startswith(sentence)


def test_a_wrong_password_is_one_sentence(house: Serving, tmp_path: Path) -> None:
    wrong = re.sub(":[0-9a-f]+@", ":guess@", urls(house.data)[0])

    words = refusal(*SERVE, RECOVERY_DATA=str(tmp_path), DATABASE_URL=wrong, PORT="0")

    assert 'password authentication failed for user "recovery_app"' in words


def test_a_command_says_a_wrong_database_url_too(tmp_path: Path) -> None:
    words = refusal(
        "manage.py", "verify_record", RECOVERY_DATA=str(tmp_path), DATABASE_URL="postgres://a:b@127.0.0.1:1/n"
    )

    assert words.startswith("The database cannot be used: connection to server")


def test_a_database_of_a_newer_recovery_is_left_alone(house: Serving) -> None:
    add = "INSERT INTO django_migrations (app, name, applied) VALUES ('complaints', '0999_tomorrow', now())"
    with closing(psycopg2.connect(urls(house.data)[1])) as connection:
        connection.autocommit = True
        connection.cursor().execute(add)

        words = refusal("-m", "recovery.prepare", RECOVERY_DATA=str(house.data))

        connection.cursor().execute("DELETE FROM django_migrations WHERE name = '0999_tomorrow'")
    assert words == "The database is of a newer Recovery (complaints.0999_tomorrow). Run that one, or a newer one."


def test_a_database_of_a_newer_postgresql_is_left_alone() -> None:
    with folder() as data:
        (data / "database").mkdir()
        (data / "database" / "PG_VERSION").write_text("19\n")

        words = refusal(*SERVE, RECOVERY_DATA=str(data), PORT="0")

    assert words == f"The database in {data}/database is of a newer PostgreSQL, 19; this is 18."


def test_nothing_outlives_a_killed_supervisor_and_the_next_start_works() -> None:
    with folder() as data:
        with serving(data) as killed:
            below = every_process(killed)

            assert killed.end(signal.SIGKILL) == -signal.SIGKILL

            until(lambda: not [number for number in below if alive(number)], 20)
        with serving(data) as again:
            assert again.health() == 200


def test_a_command_on_a_machine_where_nothing_ran_yet_finds_its_tables() -> None:
    with folder() as data:
        done = finished("manage.py", "verify_record", RECOVERY_DATA=str(data))

        assert done.returncode == 0, done.stderr
        assert not (data / "database" / "postmaster.pid").exists()


def test_a_command_uses_the_database_that_is_up(house: Serving) -> None:
    done = finished("manage.py", "verify_record", RECOVERY_DATA=str(house.data))

    assert done.returncode == 0, done.stderr
    assert house.health() == 200
