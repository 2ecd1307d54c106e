"""The embedded PostgreSQL: only we get in, its log holds no words, and it comes back from whatever is done to it."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from recovery.database_url import connection_settings
from recovery.embedded import Server, socket_folder, urls
from recovery.trouble import Trouble
from tests.recovery.serving import alive, folder

pytestmark = pytest.mark.xdist_group("embedded")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with folder() as data, Server(data) as one:
        yield one


@pytest.fixture
def data() -> Iterator[Path]:
    with folder() as made:
        yield made


def connect(address: str) -> Any:
    known = connection_settings(address)
    return psycopg2.connect(
        host=known["HOST"], user=known["USER"], password=known["PASSWORD"], dbname=known["NAME"], connect_timeout=5
    )


def ask(server: Server, question: str, as_owner: bool = False) -> Any:
    """The first row, asked as the app or as the owner."""
    with closing(connect(urls(server.data_dir)[as_owner])) as connection, connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()


def test_it_is_postgresql_18_in_utf8_that_keeps_what_it_said_yes_to(server: Server) -> None:
    names = ["server_version_num", "server_encoding", "fsync", "full_page_writes", "synchronous_commit"]

    version, *others = ask(server, "SELECT " + ", ".join(f"current_setting('{name}')" for name in names))

    assert int(version) // 10_000 == 18
    assert others == ["UTF8", "on", "on", "on"]


def test_it_listens_to_its_own_folder_only(server: Server) -> None:
    with closing(server.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')")
        assert cursor.fetchone() == ("", str(server.socket))
    assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700
    assert len(str(server.socket / ".s.PGSQL.5432")) <= 107


@pytest.mark.parametrize("role", ["postgres", "recovery_owner", "recovery_app"])
def test_nobody_gets_in_without_the_password(server: Server, role: str) -> None:
    for password in ("", "wrong"):
        with pytest.raises(psycopg2.OperationalError, match="password"):
            psycopg2.connect(host=str(server.socket), user=role, password=password, dbname="recovery")


def test_every_way_in_asks_for_a_scram_password(server: Server) -> None:
    with closing(server.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT auth_method FROM pg_hba_file_rules")
        assert cursor.fetchall() == [("scram-sha-256",)]


def test_passwords_are_for_our_eyes_only(server: Server) -> None:
    kept = server.data_dir / "database-passwords.json"

    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("role", ["recovery_app", "recovery_owner"])
def test_roles_have_no_power_over_the_server(server: Server, role: str) -> None:
    with closing(server.connect()) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls, rolcanlogin "
            "FROM pg_roles WHERE rolname = %s",
            [role],
        )
        assert cursor.fetchone() == (False, False, False, False, False, True)
        cursor.execute("SELECT count(*) FROM pg_auth_members WHERE member = %s::regrole", [role])
        assert cursor.fetchone() == (0,)


def test_what_is_set_on_the_app(server: Server) -> None:
    with closing(server.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT setconfig FROM pg_db_role_setting WHERE setrole = 'recovery_app'::regrole")
        assert cursor.fetchall() == [(["synchronous_commit=on", "max_parallel_workers_per_gather=0"],)]


@pytest.mark.parametrize("statement", ["CREATE TEMPORARY TABLE t (a int)", "CREATE TABLE public.t (a int)"])
def test_the_app_makes_no_tables(server: Server, statement: str) -> None:
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask(server, statement)


def test_what_a_patient_said_is_not_in_the_log(server: Server) -> None:
    with pytest.raises(psycopg2.errors.InvalidTextRepresentation):
        ask(server, "SELECT 'canary-they-left-me-waiting'::int")

    log = (server.data_dir / "database.log").read_text()
    assert "database system is ready" in log
    assert "canary" not in log


def test_a_second_server_on_the_same_folder_is_refused(server: Server) -> None:
    with pytest.raises(Trouble, match="in use"):
        Server(server.data_dir).start()

    assert ask(server, "SELECT 1") == (1,)


def test_killed_it_starts_again_with_what_it_held(data: Path) -> None:
    with Server(data) as server:
        with closing(connect(urls(data)[1])) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE public.kept AS SELECT 7 AS seven")
            connection.commit()
        assert server.process is not None

        server.process.kill()
        server.process.wait()
        server.start()

        assert ask(server, "SELECT seven FROM public.kept", as_owner=True) == (7,)


def test_stopped_it_leaves_no_process_and_no_socket(data: Path) -> None:
    server = Server(data)
    server.start()
    assert server.process is not None
    number = server.process.pid

    server.stop()

    assert not alive(number)
    assert not socket_folder(data).exists()
    assert not (data / "database" / "postmaster.pid").exists()


def test_one_that_lost_whoever_ran_it_is_taken_over(data: Path) -> None:
    lost = Server(data)
    lost.start()
    assert lost.process is not None and lost.hold is not None
    lost.hold.close()

    with Server(data) as server:
        assert ask(server, "SELECT 1") == (1,)

    assert lost.process.wait(10) == 0


def test_what_the_app_set_on_itself_ends_with_the_next_start(data: Path) -> None:
    """PostgreSQL lets every role do that, for all databases or for one."""
    ours = [(["synchronous_commit=on", "max_parallel_workers_per_gather=0"],)]
    with Server(data), closing(connect(urls(data)[0])) as connection, connection.cursor() as cursor:
        cursor.execute("ALTER ROLE recovery_app SET statement_timeout = 1")
        cursor.execute("ALTER ROLE recovery_app IN DATABASE recovery SET synchronous_commit = off")
        connection.commit()

    with Server(data) as server, closing(server.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT setconfig FROM pg_db_role_setting WHERE setrole = 'recovery_app'::regrole")
        assert cursor.fetchall() == ours
        assert ask(server, "SELECT current_setting('synchronous_commit')") == ("on",)


def test_passwords_survive_a_restart(data: Path) -> None:
    with Server(data):
        before = urls(data)
    with Server(data) as server:
        assert urls(data) == before
        assert ask(server, "SELECT 1") == (1,)


def test_an_interrupted_first_start_is_begun_again(data: Path) -> None:
    (data / "database.new").mkdir()
    (data / "database.new" / "half").touch()
    if os.geteuid() == 0:
        shutil.chown(data / "database.new", "nobody")

    with Server(data) as server:
        assert ask(server, "SELECT 1") == (1,)

    assert not (data / "database.new").exists()


def test_passwords_that_were_made_anew_open_the_roles_again(data: Path) -> None:
    """Only the cluster's own superuser must still be known."""
    with Server(data):
        pass
    kept = data / "database-passwords.json"
    known = json.loads(kept.read_text())
    kept.write_text(json.dumps(known | {"recovery_app": "another"}))

    with Server(data) as server:
        assert ask(server, "SELECT 1") == (1,)


def test_a_database_of_another_version_is_left_alone(data: Path) -> None:
    (data / "database").mkdir()
    (data / "database" / "PG_VERSION").write_text("17\n")

    with pytest.raises(Trouble, match="is of an older PostgreSQL, 17; this is 18"):
        Server(data).start()


# anybody else cannot become another user
@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as somebody else")
def test_below_a_closed_folder_root_keeps_it_outside_and_opens_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = data / "home"
    closed.mkdir(mode=0o700)
    checkout = closed / "data"
    outside = Server(checkout).home
    try:
        with Server(checkout) as server:
            assert server.cluster.parent.parent == Path("/var/lib/recovery")
            assert ask(server, "SELECT 1") == (1,)
        assert capsys.readouterr().out == f"nobody cannot reach {checkout}: the database is kept in {outside}\n"
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert Server(checkout).home == outside
    finally:
        shutil.rmtree(outside, ignore_errors=True)
        with suppress(OSError):
            outside.parent.rmdir()
