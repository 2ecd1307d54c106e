"""My courses and their reminders, and who at a manager's sites has learnt what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from staff.models import Completion, Course
from tests.cast import Cast, build_person
from tests.courses import answers, lapsing_in, passed, require, today, write_course
from tests.journeys.desk import text
from tests.journeys.read import words
from tests.people import SignIn

pytestmark = pytest.mark.django_db
TRAINING = "/staff/training/"
COURSE = "/staff/training/listening/"
RECORD = "/staff/training/record/"


@pytest.fixture
def course(cast: Cast) -> Course:
    """Level 1 requires it."""
    found = write_course(cast)
    require(cast.level(1), found)
    return found


def test_the_notice_at_the_desk_names_the_course_and_leads_to_it(cast: Cast, ava: Client, course: Course) -> None:
    sentence = "Working as trainee until “Listening” is passed."

    for path in ("/", "/staff/me/", TRAINING):
        page = ava.get(path)
        assert sentence in words(page), path
        assert f'<a href="{COURSE}">Listening</a>' in text(page), path


def test_a_lapsed_one_is_renewed(cast: Cast, ava: Client, course: Course) -> None:
    passed(cast.ava, course, lapsing_in(cast, 0), by=cast.mona)

    assert "Working as trainee until “Listening” is renewed." in words(ava.get("/"))


@pytest.mark.parametrize(("days", "said"), [(31, False), (30, True), (8, True), (7, True), (1, True)])
def test_it_reminds_thirty_days_before(cast: Cast, ava: Client, course: Course, days: int, said: bool) -> None:
    passed(cast.ava, course, lapsing_in(cast, days), by=cast.mona)

    for path in ("/", "/staff/me/"):
        page = ava.get(path)
        assert ("“Listening” lapses" in words(page)) is said, path
        assert ("note-soon" in text(page)) is (said and days <= 7), path


def test_who_works_at_no_desk_finds_courses_and_no_level(cast: Cast, ada: Client, course: Course) -> None:
    page = words(ada.get(TRAINING))

    assert "Courses Not passed yet Listening" in page
    assert "Trainee" not in page and "next level" not in page and "Working as" not in page
    assert "Ada Okonjo, Admin" in words(ada.get("/staff/me/"))
    assert "Trainee" not in words(ada.get("/staff/me/"))


def test_nothing_is_said_where_all_is_well(cast: Cast, ava: Client, course: Course) -> None:
    passed(cast.ava, course, today(cast), by=cast.mona)

    assert "standing" not in text(ava.get("/"))
    assert "Listening" not in words(ava.get("/staff/me/"))


def test_my_courses_with_where_i_stand(cast: Cast, ben: Client, course: Course) -> None:
    require(cast.level(2), all_of=cast.level(1))
    require(cast.level(3), write_course(cast, "no", "Saying no"))
    write_course(cast, "flowers", "Flowers")
    passed(cast.ben, course, lapsing_in(cast, 20), by=cast.mona)

    page = words(ben.get(TRAINING))

    assert "For your level, Level 2 20 days left Listening" in page
    assert "For your next level Not passed yet Saying no" in page
    assert "More to learn Not passed yet Flowers" in page
    assert "At your sites" not in page


def test_no_course_at_all_is_said(ava: Client) -> None:
    assert "There are no courses yet." in words(ava.get(TRAINING))


@pytest.mark.parametrize("who", ["ada", "gus"])
def test_who_has_no_desk_may_learn_too(cast: Cast, sign_in: SignIn, course: Course, who: str) -> None:
    client = sign_in(Client(), getattr(cast, who))

    assert "Listening" in words(client.get(TRAINING))
    assert client.post(COURSE, answers(course, 5)).status_code == 302
    assert Completion.objects.get().passed_on == today(cast)


def test_a_manager_sees_who_passed_what_until_when(cast: Cast, mona: Client, course: Course) -> None:
    require(cast.level(2), course)
    passed(cast.ben, course, date(2026, 11, 1) if today(cast) < date(2027, 6, 1) else today(cast), by=cast.mona)

    page = words(mona.get(TRAINING))

    until = Completion.objects.get().passed_on.replace(year=Completion.objects.get().passed_on.year + 1)
    until -= timedelta(days=1)
    assert "1 of 2 works below their own level until they have passed what is missing." in page
    assert "Ava Lindqvist Level 1 Works as trainee Listening Not passed yet Record…" in page
    on = Completion.objects.get().passed_on
    withdraw = f"Withdraw… “Listening” of Ben Halloway, passed in a classroom on {on.day} {on:%B %Y}"
    assert f"Ben Halloway Level 2 Listening Until {until.day} {until:%b %Y} {withdraw} Record…" in page
    assert "Cleo" not in page
    assert page.index("Ava Lindqvist") < page.index("Ben Halloway")


def test_nobody_else_sees_it(ava: Client, course: Course) -> None:
    assert "At your sites" not in words(ava.get(TRAINING))
    assert ava.get(RECORD).status_code == 403


def test_it_asks_as_often_for_two_hundred_people_as_for_ten(cast: Cast, mona: Client, course: Course) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert mona.get(TRAINING).status_code == 200
        return len(found)

    few = asked()
    for number in range(190):
        build_person(f"p{number}", f"P {number}", cast.level(1), sites=(cast.northgate,))

    assert (few, asked()) == (9, 9)
