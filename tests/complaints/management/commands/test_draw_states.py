"""`draw_states --check` is red when the drawing is old, and changes nothing."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from complaints.management.commands import draw_states


@pytest.fixture
def readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "README.md"
    copy.write_text(draw_states.README.read_text())
    monkeypatch.setattr(draw_states, "README", copy)
    return copy


def test_todays_drawing_passes(readme: Path) -> None:
    call_command("draw_states", check=True)


def test_an_old_drawing_is_named_and_drawn_anew(readme: Path) -> None:
    old = readme.read_text().replace("OPEN --> RESOLVED", "OPEN --> VOID")
    readme.write_text(old)

    with pytest.raises(CommandError, match="complaints/README.md shows old states. Run: manage.py draw_states"):
        call_command("draw_states", check=True)
    assert readme.read_text() == old
    call_command("draw_states")
    call_command("draw_states", check=True)
