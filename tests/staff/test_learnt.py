"""One course in days and words."""

from __future__ import annotations

from datetime import date

import pytest

from staff.curriculum import Standing
from staff.learnt import Learnt, State, at_level, quoted


def learnt(until: date | None = None, passed_on: date | None = None, title: str = "Saying no kindly") -> Learnt:
    return Learnt("no", title, "", date(2026, 11, 25), until, passed_on)


@pytest.mark.parametrize(
    ("until", "state", "days_left", "very_soon"),
    [
        (date(2026, 12, 25), State.CURRENT, 31, False),
        (date(2026, 12, 24), State.SOON, 30, False),
        (date(2026, 12, 2), State.SOON, 8, False),
        (date(2026, 12, 1), State.SOON, 7, True),
        (date(2026, 11, 25), State.SOON, 1, True),
    ],
)
def test_it_reminds_thirty_days_before_and_again_seven(
    until: date, state: State, days_left: int, very_soon: bool
) -> None:
    one = learnt(until, date(2025, 11, 26))

    assert (one.state, one.days_left, one.very_soon) == (state, days_left, very_soon)


def test_reminders_say_the_day() -> None:
    assert learnt(date(2026, 12, 14)).reminder == "lapses in 20 days, on 15 December 2026"
    assert learnt(date(2026, 11, 25)).reminder == "lapses tomorrow"
    assert learnt(None).reminder == ""


def test_never_passed_is_not_lapsed() -> None:
    assert (learnt().state, learnt(passed_on=date(2025, 1, 1)).state) == (State.NEVER, State.LAPSED)


def test_one_that_lapsed_is_renewed_and_one_never_passed_is_passed() -> None:
    lapsed = learnt(passed_on=date(2025, 1, 1))
    never = [learnt(title="Listening"), learnt(title="Giving")]

    assert (
        Standing("Level 2", "Level 1", [lapsed]).sentence == "Working at level 1 until “Saying no kindly” is renewed."
    )
    assert Standing("Level 2", None, [never[0]]).sentence == "Working at no level until “Listening” is passed."
    assert Standing("Level 2", "Trainee", [*never, lapsed]).sentence == (
        "Working as trainee until “Saying no kindly” is renewed and “Listening” and “Giving” are passed."
    )
    assert Standing("Level 2", "Level 2", [learnt(date(2027, 1, 1))]).sentence == ""


def test_names_in_the_middle_of_a_sentence() -> None:
    assert [at_level(name) for name in ("Level 1", "Trainee", "Charge nurse", None)] == [
        "at level 1", "as trainee", "as charge nurse", "at no level",
    ]  # fmt: skip
    assert [quoted("A"), quoted("AB"), quoted("ABC")] == ["“A”", "“A” and “B”", "“A”, “B” and “C”"]
