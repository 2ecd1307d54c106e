"""A database's address, as people write it and as Django wants it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from recovery.trouble import Trouble

SHAPE = "A database URL looks like postgres://user:password@host:5432/name or postgres://user@/name?host=/folder."


def connection_settings(address: str) -> dict[str, Any]:
    """One entry of Django's DATABASES. Connections are kept: signing in by SCRAM costs 7 ms each time.

    Raises:
        Trouble: it is not the URL of a PostgreSQL database.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise Trouble(f"The database URL cannot be read: {error}. {SHAPE}") from error
    if parts.scheme not in ("postgres", "postgresql") or not parts.username or len(parts.path) < 2:
        raise Trouble(f"The database URL cannot be read. {SHAPE}")
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": options.pop("port", "") or str(port or ""),
        "USER": unquote(parts.username),
        "PASSWORD": unquote(parts.password or ""),
        "NAME": unquote(parts.path[1:]),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # a server that is away must be an answer within seconds, not a page that hangs
        "OPTIONS": {"connect_timeout": "5"} | options,
    }
