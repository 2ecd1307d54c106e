"""The first thing that a fresh machine runs: it says in a sentence what is missing, and does nothing twice."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recovery import environment
from recovery.environment import Environment, Stamp, Unready, check_python, check_venv, reason, run

PIN = "asgiref==0.0.1 --hash=sha256:" + 64 * "0" + "\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that pins one package nobody has, in a virtual environment that is ours."""
    (tmp_path / "requirements.txt").write_text(PIN)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (tmp_path / name).write_text("{}")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    return tmp_path


def test_an_old_python_can_read_the_file_and_is_told_what_is_needed() -> None:
    ast.parse(Path(environment.__file__).read_text(), feature_version=(3, 7))

    with pytest.raises(Unready, match=r"^Recovery needs Python 3\.11 or newer; this is 3\.9\."):
        check_python((3, 9))
    check_python((3, 11))


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_names_the_package(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)

    with pytest.raises(Unready, match=rf"\({missing} is missing\).*apt install python3\.\d+-venv$"):
        check_venv()


def test_without_network_it_says_so(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/simple")
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_NO_INDEX"):
        monkeypatch.delenv(name, raising=False)
    place = Environment(checkout, dev=False)
    place.python = Path(sys.executable)

    with pytest.raises(Unready, match=r"^The Python packages cannot be had: the package index does not answer"):
        place.install("requirements.txt", "Installing")


def test_another_package_than_the_pinned_one_is_not_called_a_network_trouble() -> None:
    words = "Could not find a version\nTHESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."

    assert reason(words).startswith("a package is not the one that was pinned")


def test_what_nobody_foresaw_keeps_its_last_words() -> None:
    with pytest.raises(Unready, match=r"^It failed: the reason$"):
        run([sys.executable, "-c", "import sys; sys.exit('the reason')"], "It failed")


def test_a_program_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(Unready, match=r"^It failed: .*no-such-program"):
        run(["/no-such-program"], "It failed")


def test_a_folder_that_cannot_be_written_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "CHECKOUT", checkout)
    monkeypatch.setattr("os.access", lambda path, mode: False)

    assert environment.main(["run"]) == 1
    assert capsys.readouterr().err == f"The folder {checkout} cannot be written by this user.\n"


def test_a_step_whose_inputs_are_the_same_is_skipped_until_they_change(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(environment, "run", lambda command, *rest, **where: ran.append(command))

    for _ in range(2):
        Environment(checkout, dev=False).install("requirements.txt", "Installing")
    (checkout / "requirements.txt").write_text("# changed\n" + PIN)
    Environment(checkout, dev=False).install("requirements.txt", "Installing")

    assert len(ran) == 2
    assert ran[0][-3:] == ["--require-hashes", "-r", str(checkout / "requirements.txt")]
    assert capsys.readouterr().out == "Installing\nInstalling\n"


def test_without_a_system_node_it_comes_from_the_pinned_package(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(Environment, "install", lambda self, name, words: installed.append(name))

    npm, settings = Environment(checkout, dev=False).find_npm()

    assert installed == ["requirements-node.txt"]
    assert npm == str(checkout / ".venv" / "bin" / "npm")
    assert settings["PATH"].startswith(str(checkout / ".venv" / "bin") + ":")


def test_front_end_libraries_for_tests_serve_make_run_too(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(environment, "run", lambda command, *rest, **where: ran.append(command))
    monkeypatch.setattr(Environment, "find_npm", lambda self: ("npm", {}))

    for dev in (False, False, True, False):
        Environment(checkout, dev=dev).install_front_end()

    assert [command[-1] for command in ran] == ["--omit=dev", "--loglevel=error"]


def test_a_virtual_environment_that_was_moved_is_made_anew(checkout: Path) -> None:
    place = Environment(checkout, dev=False)
    place.python = Path(sys.executable)
    assert place.works()

    (place.venv / "made-in").write_text("/somewhere/else/.venv")

    assert not place.works()


def test_a_stamp_is_of_all_its_inputs(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("ab")
    other.write_text("c")
    Stamp(tmp_path / "stamp", [one, other]).set()
    one.write_text("a")
    other.write_text("bc")

    assert not Stamp(tmp_path / "stamp", [one, other]).is_current()


def test_as_a_command_it_needs_nothing_but_python() -> None:
    """Outside the virtual environment, isolated: nothing of ours and nothing installed is imported."""
    code = f"import sys; sys.path.insert(0, {str(Path(environment.__file__).parent.parent)!r}); import recovery.environment"

    done = subprocess.run([sys._base_executable, "-I", "-S", "-c", code], capture_output=True, check=False)  # type: ignore[attr-defined]

    assert done.returncode == 0, done.stderr
