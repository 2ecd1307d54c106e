from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery import programs
from recovery.trouble import Trouble
from tests.recovery.serving import folder

# anybody else cannot become another user
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as somebody else")


@pytest.fixture
def data() -> Iterator[Path]:
    with folder() as made:
        yield made


@pytest.mark.parametrize("name", ["initdb", "postgres", "pg_dump", "pg_restore"])
def test_the_wheel_carries_postgresql_18(data: Path, name: str) -> None:
    said = subprocess.run([programs.programs(data) / name, "--version"], text=True, capture_output=True, check=True)

    assert f"(PostgreSQL) {programs.MAJOR}." in said.stdout


def test_programs_never_run_as_root(data: Path) -> None:
    who = subprocess.run(["id", "-u"], text=True, capture_output=True, check=True, **programs.as_account())

    assert int(who.stdout) == programs.account().pw_uid != 0 or os.geteuid() != 0


def test_programs_speak_a_language_they_know_whatever_ours_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "xx_YY.UTF-8")

    assert programs.as_account()["env"]["LC_ALL"] == "C"


def test_a_folder_within_reach_keeps_its_own_database(data: Path) -> None:
    assert programs.home(data / "below") == data / "below"


@only_root
def test_a_closed_folder_keeps_it_outside_always_in_the_same_place(data: Path) -> None:
    (data / "closed").mkdir(mode=0o700)

    first = programs.home(data / "closed" / "data")

    assert first.parent == Path("/var/lib/recovery")
    assert programs.home(data / "closed" / "data") == first
    assert programs.home(data / "closed" / "other") != first


@only_root
def test_a_database_that_was_closed_off_is_not_made_a_second_time(data: Path) -> None:
    (data / "database").mkdir()
    data.chmod(0o700)

    with pytest.raises(Trouble, match="must be reached by nobody"):
        programs.home(data)

    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_a_copy_of_the_programs_runs_and_is_only_what_is_needed(data: Path) -> None:
    programs.copy_programs(programs.carrier(), data / "programs")

    bin_folder = data / "programs" / programs.carrier().name / f"pginstall{programs.MAJOR}" / "bin"
    made = subprocess.run(
        [bin_folder / "initdb", "-D", "/nowhere/at/all"], text=True, capture_output=True, check=False,
        **programs.as_account(),
    )  # fmt: skip
    assert 'could not create directory "/nowhere"' in made.stderr or "Permission denied" in made.stderr
    assert not (bin_folder.parent / "include").exists()
