"""What the next level adds: only what is more, in the currency of the site."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from staff.next_level import NextLevel, next_level
from tests.cast import Cast
from tests.courses import require, write_course
from tests.people import SignIn

pytestmark = pytest.mark.django_db


def test_level_2_for_somebody_at_level_1(cast: Cast) -> None:
    assert next_level(cast.ava, cast.northgate, timezone.now()) == NextLevel(
        "Level 2",
        [
            ("Parking", "up to $15.00, now $10.00"),
            ("Meal voucher", "up to $15.00, now $10.00"),
            ("Taxi home", "up to $25.00"),
            ("Gift shop voucher", "up to $15.00"),
            ("Refund", "up to $50.00"),
            ("On one complaint", "up to $75.00, now $20.00"),
            ("In one day", "up to $200.00, now $60.00"),
        ],
    )


def test_in_pounds_for_cleo(cast: Cast) -> None:
    found = next_level(cast.cleo, cast.riverside, timezone.now())

    assert found is not None
    assert found.adds[0] == ("Parking", "up to £15.00, now £10.00")


def test_nobody_above_adds_nothing(cast: Cast) -> None:
    assert next_level(cast.mona, cast.northgate, timezone.now()) is None


def test_for_who_works_below_their_own_level_it_is_that_one(cast: Cast, sign_in: SignIn) -> None:
    require(cast.level(1), write_course(cast, title="Saying no kindly"))
    page = sign_in(Client(), cast.ava).get("/staff/me/").text

    found = next_level(cast.ava, cast.northgate, timezone.now())
    assert found is not None
    assert (found.name, found.adds[0]) == ("Level 1", ("Parking", "up to $10.00"))
    assert "Trainee at Northgate" in page
    assert "What Level 1 adds" in page


def test_my_page_says_what_it_adds_and_what_is_left_to_learn(cast: Cast, sign_in: SignIn) -> None:
    require(cast.level(2), write_course(cast, title="When it must go further"))

    page = sign_in(Client(), cast.ava).get("/staff/me/").text

    assert "What Level 2 adds" in page
    assert "up to $75.00, now $20.00" in page
    left = page[page.index("Left to learn for it") :]
    assert "When it must go further" in left[: left.index("</p>")]


def test_what_is_left_to_learn_is_for_the_next_level_and_not_for_the_one_after(cast: Cast, sign_in: SignIn) -> None:
    require(cast.level(1), write_course(cast))
    require(cast.level(2), write_course(cast, "further", "When it must go further"))
    require(cast.level(2), all_of=cast.level(1))

    found = next_level(cast.ben, cast.northgate, timezone.now())

    assert found is not None
    assert (found.name, found.to_learn) == ("Level 1", [("listening", "Listening")])
    page = sign_in(Client(), cast.ben).get("/staff/me/").text
    left = page[page.index("Left to learn for it") :]
    assert "Listening" in (line := left[: left.index("</p>")]) and "When it must go further" not in line
