"""The embedded PostgreSQL: for a clinic with one machine, for the demo and for the tests.

Reached by a Unix socket in a folder of its own, by passwords made at the first start. Importing this module,
or the settings, starts nothing.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import IO, Any, Self
from urllib.parse import quote

import psycopg2

from recovery.database_roles import APP, NAME, OWNER, SUPERUSER, make_roles
from recovery.database_url import connection_settings
from recovery.keys import passwords, secret_key
from recovery.programs import MAJOR, account, as_account, home, is_root, open_folder, programs, stop_with_parent
from recovery.trouble import Trouble

__all__ = ["Server", "connection_settings", "secret_key", "urls"]

PATIENCE = 30.0
LOCALE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8")
# The server's log would hold patients' words: statements carry them, and messages of errors quote them.
QUIET = {
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "listen_addresses": "",
}


def password(data_dir: Path, role: str) -> str:
    return passwords(data_dir, (SUPERUSER, OWNER, APP))[role]


def socket_folder(data_dir: Path) -> Path:
    """A short path of this data folder's own: sockets with longer ones are refused."""
    mark = hashlib.sha256(str(data_dir).encode()).hexdigest()[:12]
    base = Path("/run") if is_root() and Path("/run").is_dir() else Path("/tmp")
    return base / f"recovery-{account().pw_uid}-{mark}"


def urls(data_dir: Path) -> tuple[str, str]:
    """Where the app and where the owner connect to the embedded database."""
    host = quote(str(socket_folder(data_dir)), safe="")
    app, owner = (f"postgres://{role}:{password(data_dir, role)}@/{NAME}?host={host}" for role in (APP, OWNER))
    return app, owner


class Server:
    """One embedded server: its folder, its process, and how it is started and stopped.

    ``for_tests`` lets the owner create databases and end their connections.
    """

    def __init__(self, data_dir: Path, *, for_tests: bool = False) -> None:
        self.data_dir = data_dir
        self.for_tests = for_tests
        self.password = password(data_dir, SUPERUSER)
        self.home = home(data_dir)
        self.cluster = self.home / "database"
        self.socket = socket_folder(data_dir)
        self.process: subprocess.Popen[bytes] | None = None
        self.hold: IO[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *what: object) -> None:
        self.stop()

    def connect(self, name: str = "postgres") -> Any:
        """A connection as the cluster's superuser: only to make roles, and for tests."""
        return psycopg2.connect(
            host=str(self.socket), user=SUPERUSER, password=self.password, dbname=name, connect_timeout=5
        )

    def is_up(self) -> bool:
        try:
            self.connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def has_tables(self) -> bool:
        """Whether it was ever migrated."""
        with contextlib.closing(self.connect(NAME)) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('public.django_migrations') IS NOT NULL")
            return bool(cursor.fetchone()[0])

    def start(self) -> None:
        """Make the cluster if there is none, start it and wait until it answers. Safe to repeat.

        Raises:
            Trouble: another process runs it, its folder cannot be written or is of another version,
                or it does not come up.
        """
        self.take_hold()
        try:
            self.stop_left_over()
            self.make_cluster()
            self.launch()
        except BaseException:
            self.stop()
            raise

    def launch(self) -> None:
        own_folder(self.socket)
        settings = [f"-c{name}={value}" for name, value in QUIET.items()]
        with (self.data_dir / "database.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.program("postgres"), "-D", self.cluster, f"-k{self.socket}", *settings],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                preexec_fn=lambda: stop_with_parent(signal.SIGINT), **as_account(),
            )  # fmt: skip
        self.wait()
        with contextlib.closing(self.connect()) as connection:
            make_roles(connection, {role: password(self.data_dir, role) for role in (OWNER, APP)}, self.for_tests)

    def stop(self) -> None:
        """Stop at once but cleanly: clients are cut off, nothing committed is lost."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait()
        self.process = None
        with contextlib.suppress(OSError):
            self.socket.rmdir()
        if self.hold:
            self.hold.close()
            self.hold = None

    def program(self, name: str) -> Path:
        return programs(self.data_dir) / name

    def take_hold(self) -> None:
        """Only one process runs this database; the system frees the lock if that one is killed."""
        if self.hold:
            return
        try:
            with contextlib.ExitStack() as undo:
                hold = undo.enter_context((self.data_dir / "database.lock").open("w"))
                fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
                undo.pop_all()
        except BlockingIOError as error:
            raise Trouble(f"The database in {self.data_dir} is in use. Wait until the other command ends.") from error
        except OSError as error:
            raise Trouble(f"The data folder {self.data_dir} cannot be used: {error.strerror}.") from error
        self.hold = hold

    def stop_left_over(self) -> None:
        """Stop a server that outlived whoever ran it: nobody holds it, so nobody needs it."""
        if not self.is_up():
            return
        number = int((self.cluster / "postmaster.pid").read_text().split()[0])
        os.kill(number, signal.SIGINT)
        until = time.monotonic() + PATIENCE
        while (self.cluster / "postmaster.pid").exists() and time.monotonic() < until:
            time.sleep(0.05)

    def make_cluster(self) -> None:
        version = self.cluster / "PG_VERSION"
        if version.exists():
            if (found := version.read_text().strip()) != MAJOR:
                newer = "a newer" if found > MAJOR else "an older"
                raise Trouble(f"The database in {self.cluster} is of {newer} PostgreSQL, {found}; this is {MAJOR}.")
            return
        if self.home != self.data_dir:
            line = f"{account().pw_name} cannot reach {self.data_dir}: the database is kept in {self.home}"
            print(line, flush=True)  # noqa: T201
        draft, words = self.home / "database.new", self.home / "first-password"
        self.run_initdb(draft, words)
        draft.rename(self.cluster)

    def run_initdb(self, draft: Path, words: Path) -> None:
        """Beside its final place, so that an interrupted one is never taken for a database."""
        shutil.rmtree(draft, ignore_errors=True)
        open_folder(self.home)
        own_folder(draft)
        try:
            words.touch(mode=0o600)
            words.write_text(self.password, encoding="utf-8")
            os.chown(words, account().pw_uid, account().pw_gid)
            command = [str(self.program("initdb")), "-D", str(draft), "-U", SUPERUSER, f"--pwfile={words}", *LOCALE]
            made = subprocess.run(
                [*command, "--auth=scram-sha-256"], capture_output=True, check=False, text=True, **as_account()
            )
        except OSError as error:
            raise Trouble(f"The database cannot be made in {self.home}: {error.strerror}.") from error
        finally:
            words.unlink(missing_ok=True)
        if made.returncode:
            raise Trouble(f"The database cannot be made in {self.home}: {made.stderr.strip()}")

    def wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while not self.is_up():
            if self.process is None or self.process.poll() is not None or time.monotonic() > until:
                raise Trouble(f"The database did not start; {self.data_dir / 'database.log'} says why.")
            time.sleep(0.02)


def own_folder(path: Path) -> None:
    """A folder that only PostgreSQL's account may enter.

    Raises:
        Trouble: it cannot be made, or somebody else's stands in its place.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_root() and not path.is_symlink():
            os.chown(path, account().pw_uid, account().pw_gid)
    except OSError as error:
        raise Trouble(f"The folder {path} cannot be made: {error.strerror}.") from error
    if path.is_symlink() or path.stat().st_uid != account().pw_uid:
        raise Trouble(f"The folder {path} belongs to somebody else.")
