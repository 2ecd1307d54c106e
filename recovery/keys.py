"""What is made up once and then kept where only we may read it: passwords, the signing key, the database's place."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from recovery.trouble import Trouble


def keep_private(path: Path, make: Callable[[], str]) -> str:
    """The text of a file that only we may read, made at the first asking.

    Raises:
        Trouble: the data folder cannot be written, or the file not read.
    """
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            put_whole(path, make())
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Trouble(f"The data folder {path.parent} cannot be used: {error.strerror}.") from error


def put_whole(path: Path, text: str) -> None:
    """The file with all its text, or whatever another process put there a moment earlier."""
    handle, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)


def secret_key(data_dir: Path) -> str:
    """The key that signs sessions and forms."""
    return keep_private(data_dir / "secret-key", lambda: secrets.token_urlsafe(50))


def passwords(data_dir: Path, roles: tuple[str, ...]) -> dict[str, str]:
    """A password for each role of the embedded database."""
    text = keep_private(
        data_dir / "database-passwords.json", lambda: json.dumps({role: secrets.token_hex(24) for role in roles})
    )
    kept: dict[str, str] = json.loads(text)
    return kept
