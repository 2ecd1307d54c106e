"""What the app writes into its log: that something failed and where, never the words that were on the way."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Formatter):
    """An error's own message is left out: drivers and forms put what a patient said into theirs."""

    def formatException(self, ei: Caught) -> str:
        lines, error = [], ei[1]
        while error is not None:
            lines.append(type(error).__name__)
            for frame in traceback.extract_tb(error.__traceback__):
                lines.append(f"  {frame.filename}:{frame.lineno} in {frame.name}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


def to_console() -> dict[str, object]:
    """Django's LOGGING: errors only, on the standard error output."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"()": WithoutWords, "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
        "root": {"handlers": ["console"], "level": "ERROR"},
        # Django's own handlers would send the request by mail
        "loggers": {"django": {"handlers": [], "propagate": True}},
    }
