from __future__ import annotations

import subprocess

import pytest

from recovery import audit


def found(monkeypatch: pytest.MonkeyPatch, code: int, words: str) -> int:
    done = subprocess.CompletedProcess([], code, stdout="", stderr=words)
    monkeypatch.setattr(subprocess, "run", lambda *command, **settings: done)
    return audit.main()


def test_nothing_known_is_well(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(monkeypatch, 0, "No known vulnerabilities found") == 0
    assert capsys.readouterr().out == "No known vulnerabilities found\n"


def test_a_known_hole_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(monkeypatch, 1, "Found 1 known vulnerability in 1 package") == 1
    assert "Found 1 known vulnerability" in capsys.readouterr().out


@pytest.mark.parametrize("words", ["requests.exceptions.ConnectionError: Max retries exceeded", "Connection refused"])
def test_without_network_it_is_skipped_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert found(monkeypatch, 1, words) == 0
    assert capsys.readouterr().out.startswith("Dependency audit skipped: ")
