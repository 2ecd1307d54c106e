"""What the environment decides. Settings are read once in a process, so each question gets a process of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.recovery.serving import finished

ASK = """
import json, os
for name in [name for name, value in os.environ.items() if value == "unset"]:
    del os.environ[name]
os.environ["DJANGO_SETTINGS_MODULE"] = "recovery.settings"
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in %r}, default=str))
"""
UNSET = "unset"
URL = "postgres://recovery_app:secret@db.example.org/recovery"


def read(data: Path, *names: str, **environment: str) -> dict[str, Any]:
    done = finished("-c", ASK % (names,), RECOVERY_DATA=str(data), **environment)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_reading_them_starts_no_database(tmp_path: Path) -> None:
    known = read(tmp_path, "EMBEDDED", "DATABASES")

    assert known["EMBEDDED"] is True
    assert sorted(known["DATABASES"]) == ["default", "owner"]
    assert known["DATABASES"]["default"]["USER"] == "recovery_app"
    assert known["DATABASES"]["owner"]["USER"] == "recovery_owner"
    assert not (tmp_path / "database").exists()


def test_debug_cannot_be_switched_on(tmp_path: Path) -> None:
    assert read(tmp_path, "DEBUG", DEBUG="1", RECOVERY_DEMO="1") == {"DEBUG": False}


def test_defaults_are_the_documented_ones(tmp_path: Path) -> None:
    assert read(tmp_path, "PORT", "BIND", "WORKERS", "ALLOWED_HOSTS") == {
        "PORT": 8000,
        "BIND": "127.0.0.1",
        "WORKERS": 2,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
    }


@pytest.mark.parametrize(
    ("environment", "demo"),
    [
        ({}, True),
        ({"RECOVERY_DEMO": "0"}, False),
        ({"DATABASE_URL": URL}, False),
        ({"DATABASE_URL": URL, "RECOVERY_DEMO": "1"}, True),
    ],
)
def test_the_demo_is_there_unless_the_database_is_somebodys_own(
    tmp_path: Path, environment: dict[str, str], demo: bool
) -> None:
    assert read(tmp_path, "DEMO", **{"RECOVERY_DEMO": UNSET} | environment) == {"DEMO": demo}


def test_cookies_and_pages_need_tls_outside_the_demo(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")

    assert set(read(tmp_path, *names, RECOVERY_DEMO="0").values()) == {True}
    assert set(read(tmp_path, *names, RECOVERY_DEMO="1").values()) == {False}


def test_the_signing_key_is_kept_or_comes_from_the_environment(tmp_path: Path) -> None:
    made = read(tmp_path, "SECRET_KEY")

    assert read(tmp_path, "SECRET_KEY") == made
    assert read(tmp_path, "SECRET_KEY", RECOVERY_SECRET_KEY="mine") == {"SECRET_KEY": "mine"}


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"RECOVERY_DEMO": "1", "RECOVERY_BIND": "0.0.0.0"}, "The demo's passwords are public"),
        ({"PORT": "eighty"}, "PORT"),
        ({"RECOVERY_DEMO": "perhaps"}, "RECOVERY_DEMO"),
        ({"DATABASE_URL": "mysql://a@b/c"}, "The database URL cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, environment: dict[str, str], sentence: str) -> None:
    for command in (["manage.py", "check"], ["-m", "recovery.serve"]):
        done = finished(*command, RECOVERY_DATA=str(tmp_path), **environment)

        assert done.returncode == 1
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr
