"""The rules of the house that a machine can keep (CONTRIBUTING.md)."""

from __future__ import annotations

import ast
import importlib.util
import re

import django.db.backends.postgresql.psycopg_any as driver
import pytest

from tests.house.committed import HOME, OURS, modules, tracked


def test_psycopg_3_is_not_installed_and_django_uses_psycopg2() -> None:
    assert importlib.util.find_spec("psycopg") is None
    assert driver.is_psycopg3 is False


def test_no_name_says_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "common", "core", "misc", "base", "tools"}

    assert [str(path) for path in tracked("*.py") if nothing & {path.stem, *path.relative_to(HOME).parts[:-1]}] == []


WRITES_STATE = {"create", "update", "bulk_create", "bulk_update", "save", "get_or_create", "update_or_create"}


def test_only_transitions_write_a_complaints_state() -> None:
    """No other module assigns ``.state`` or passes ``state=`` to anything that writes."""
    found = []
    for module in modules():
        if str(module) == "complaints/transitions.py":
            continue
        for node in ast.walk(ast.parse((HOME / module).read_text(encoding="utf-8"))):
            targets = node.targets if isinstance(node, ast.Assign) else []
            if any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets):
                found.append(f"{module}:{node.lineno}")  # type: ignore[attr-defined]
            # a call for backup has states of its own, kept by complaints/sql/calls.sql
            of_a_call = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("BackupCall.objects.")
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in WRITES_STATE and not of_a_call:
                found += [f"{module}:{node.lineno}" for word in node.keywords if word.arg == "state"]

    assert found == []


def test_only_the_acts_write_rows_by_hand() -> None:
    by_hand = re.compile(r"complaints\.rows|import .*\brows\b")

    assert sorted(str(path) for path in modules() if by_hand.search((HOME / path).read_text(encoding="utf-8"))) == [
        "complaints/giving.py",
        "complaints/history.py",
        "complaints/transitions.py",
    ]


def test_nothing_changes_how_surely_a_commit_is_kept() -> None:
    sets = re.compile(r"synchronous_commit\s*(=|TO)\s*'?(off|local)", re.IGNORECASE)

    assert [
        str(path)
        for path in tracked("*.py", "*.sql")
        if OURS and sets.search(path.read_text()) and "tests" not in path.parts
    ] == []


def test_templates_carry_nothing_that_the_content_policy_forbids() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=\"|<style|\|safe\b|autoescape off|javascript:")

    assert [
        str(path.relative_to(HOME)) for path in tracked("templates/*.html") if inline.search(path.read_text())
    ] == []


def test_colours_stand_in_the_tokens_only() -> None:
    raw = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", re.IGNORECASE)
    files = [path for path in tracked("static/css/*.css") if path.name != "tokens.css"]

    assert files
    assert [path.name for path in files if raw.search(path.read_text())] == []


def test_migrations_are_named_by_hand() -> None:
    names = [path.name for path in tracked("*/migrations/0*.py")]

    assert names
    assert [name for name in names if "auto_" in name or name == "0001_initial.py"] == []


@pytest.mark.parametrize("app", ["staff", "complaints", "complaints/review", "complaints/demo"])
def test_every_app_has_its_page(app: str) -> None:
    assert (HOME / app / "README.md").read_text().startswith("# ")


def test_nothing_of_one_machine_or_one_registry_is_committed() -> None:
    """No path of somebody's own folder, and no address where a package came from."""
    somebodys = re.compile(r"(?<![\w$}])/(root|home|Users)/\w")
    texts = [path for path in tracked() if path.suffix not in (".png", ".ico")]

    assert [str(path.relative_to(HOME)) for path in texts if somebodys.search(path.read_text())] == []
    assert not any(
        "http" in path.read_text() or "index-url" in path.read_text() for path in tracked("requirements*.txt")
    )
    assert '"resolved"' not in (HOME / "package-lock.json").read_text()


def test_every_direct_dependency_says_why() -> None:
    lines = (HOME / "pyproject.toml").read_text().split("[tool.", 1)[0].splitlines()
    listed = [number for number, line in enumerate(lines) if re.match(r'^    "[A-Za-z0-9_\[\]-]+[<>=]', line)]
    groups = [number for number in listed if not lines[number - 1].strip().startswith(("#", '"'))]

    assert listed
    assert groups == []


def test_requirements_are_pinned_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-node.txt"):
        blocks = re.split(r"\n(?=[a-z])", (HOME / name).read_text().strip())
        assert all("==" in block and "--hash=sha256:" in block for block in blocks), name
        assert not any(block.startswith("psycopg==") for block in blocks)
