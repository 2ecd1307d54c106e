"""Ada signed in; and a course that two levels require, with Ben's pass of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from staff.models import Completion, Course
from tests.cast import Cast
from tests.courses import passed, required_by_levels_1_and_2, today
from tests.people import SignIn


@pytest.fixture
def course(cast: Cast) -> Course:
    return required_by_levels_1_and_2(cast)


@pytest.fixture
def bens(cast: Cast, course: Course) -> Completion:
    """Ben passed it forty days ago, in a classroom, as Mona recorded."""
    return passed(cast.ben, course, today(cast) - timedelta(days=40), by=cast.mona)


@pytest.fixture
def ada(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ada)
