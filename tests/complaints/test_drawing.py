"""The README's drawing is made from the data and holds every arrow once."""

import pytest

from complaints.drawing import BEGIN, END, drawing, redrawn
from complaints.states import MOVES


def test_every_arrow_is_drawn_once() -> None:
    arrows = [line.strip() for line in drawing().splitlines() if "-->" in line]

    assert len(arrows) == len(set(arrows)) == len(MOVES) == 13
    assert "[*] --> OPEN : record" in arrows
    assert "OPEN --> IN_REVIEW : claim (formal)" in arrows
    assert "RESOLVED --> OPEN : reopen (not formal)" in arrows


def test_only_what_stands_between_the_marks_changes() -> None:
    page = redrawn(f"before\n{BEGIN}\nold\n{END}\nafter\n")

    assert page == f"before\n{BEGIN}\n{drawing()}\n{END}\nafter\n"


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError):
        redrawn("nothing here")
