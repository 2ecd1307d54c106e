"""Ada signed in; and a course that two levels require, with Ben's pass of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from staff.models import Completion, Course
from tests.cast import Cast
from tests.courses import passed, require, today, write_course
from tests.people import SignIn


@pytest.fixture
def course(cast: Cast) -> Course:
    """Levels 1 and 2 require it."""
    found = write_course(cast)
    require(cast.level(1), found)
    require(cast.level(2), all_of=cast.level(1))
    return found


@pytest.fixture
def bens(cast: Cast, course: Course) -> Completion:
    """Ben passed it forty days ago, in a classroom, as Mona recorded."""
    return passed(cast.ben, course, today(cast) - timedelta(days=40), by=cast.mona)


@pytest.fixture
def ada(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ada)
