from __future__ import annotations

import io
import logging
import sys

import pytest
from django.test import Client

from recovery.logs import WithoutWords, to_console

CANARY = "they left my mother in the corridor"


def written(error: Exception) -> str:
    """What the log says of an error that was caught."""
    try:
        raise error
    except type(error):
        record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Failed: %s", ("/",), sys.exc_info())
        return WithoutWords("%(levelname)s %(message)s").format(record)


def test_an_error_tells_its_kind_and_place_but_not_its_words() -> None:
    lines = written(ValueError(CANARY)).splitlines()

    assert lines[:2] == ["ERROR Failed: /", "ValueError"]
    assert "test_logs.py:" in lines[2]
    assert lines[2].endswith(" in written")
    assert CANARY not in "\n".join(lines)


def test_what_led_to_it_is_told_too() -> None:
    first = KeyError(CANARY)
    second = ValueError(CANARY)
    second.__cause__ = first

    words = written(second)

    assert "ValueError" in words
    assert words.splitlines()[-1] == "KeyError"
    assert CANARY not in words


def test_errors_go_to_the_console_and_nowhere_else() -> None:
    settings = to_console()

    assert list(settings["handlers"]) == ["console"]  # type: ignore[call-overload]
    assert settings["root"] == {"handlers": ["console"], "level": "ERROR"}


@pytest.mark.django_db
def test_a_page_that_fails_leaves_no_words_in_the_log(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*arguments: object, **named: object) -> None:
        raise RuntimeError(CANARY)

    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(WithoutWords("%(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    monkeypatch.setattr("recovery.health.connection.cursor", fails)
    client.raise_request_exception = False
    try:
        answer = client.get("/healthz")
    finally:
        logging.getLogger().removeHandler(handler)

    assert answer.status_code == 500
    assert log.getvalue().startswith("ERROR django.request: Internal Server Error: /healthz\nRuntimeError\n")
    assert CANARY not in log.getvalue()
