"""A lesson, its situations, attempts and what comes of them; and every bad thing that can be sent."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from staff.models import Attempt, Completion, Course, Organisation, Scenario
from tests.cast import Cast
from tests.courses import answers, require, today, write_course
from tests.journeys.desk import NEW, text, typed
from tests.journeys.read import words

pytestmark = pytest.mark.django_db
COURSE = "/staff/training/listening/"


@pytest.fixture
def course(cast: Cast) -> Course:
    """Level 1 requires it."""
    found = write_course(cast)
    require(cast.level(1), found)
    return found


def test_the_lesson_and_its_situations(ava: Client, course: Course) -> None:
    page = ava.get(COURSE)

    assert "<h2>Sit down</h2>\n<p>Look at <em>them</em>.</p>" in text(page)
    assert "5 situations from the desk. 4 right are a pass, and it counts for 12 months." in words(page)
    assert text(page).count('type="radio"') == 10
    assert "is_right" not in text(page) and "They are heard." not in text(page)


def test_passed_and_explained_and_counted(cast: Cast, ava: Client, course: Course) -> None:
    answer = ava.post(COURSE, answers(course, 4))

    attempt = Attempt.objects.get()
    assert answer["Location"] == f"{COURSE}{attempt.pk}/"
    page = words(ava.get(answer["Location"]))
    assert "Passed 4 of 5 right; 80 per cent is a pass." in page
    assert "You work at level 1. See what you may give." in page
    assert page.count("They are heard.") == 5 and page.count("They are alone.") == 5
    assert (page.count("Not the best answer"), attempt.right) == (1, 4)
    assert Completion.objects.get().passed_on == today(cast)


def test_not_yet_and_then_passed_both_are_kept(ava: Client, course: Course) -> None:
    first = ava.post(COURSE, answers(course, 3))
    assert "Not yet 3 of 5 right; 80 per cent is a pass." in words(ava.get(first["Location"]))
    assert not Completion.objects.exists()

    ava.post(COURSE, answers(course, 5))

    page = words(ava.get(COURSE))
    assert "5 of 5 right Passed" in page and "3 of 5 right Not yet" in page
    assert Completion.objects.count() == 1


def test_passing_lets_her_give_at_once(ava: Client, course: Course) -> None:
    refused = ava.post(NEW, typed(remedy_type="parking", amount="8.00"))
    assert refused.status_code == 422
    assert "so this needs level 1 or a manager." in words(refused)

    ava.post(COURSE, answers(course, 5))

    assert ava.post(NEW, typed(remedy_type="parking", amount="8.00")).status_code == 302


def test_sent_twice_it_is_one_attempt(ava: Client, course: Course) -> None:
    fields = answers(course, 4)

    locations = {ava.post(COURSE, fields)["Location"] for _ in range(3)}

    assert locations == {f"{COURSE}{fields['submission_key']}/"}
    assert (Attempt.objects.count(), Completion.objects.count()) == (1, 1)


def test_its_key_with_other_answers_or_from_somebody_else_is_taken(ava: Client, ben: Client, course: Course) -> None:
    fields = answers(course, 3)
    ava.post(COURSE, fields)

    others = [
        ava.post(COURSE, answers(course, 5) | {"submission_key": fields["submission_key"]}),
        ben.post(COURSE, fields),
    ]

    assert [one.status_code for one in others] == [409, 409]
    assert "This form was sent before" in words(others[1])
    assert Attempt.objects.count() == 1


def test_its_key_for_another_course_is_taken(cast: Cast, ava: Client, course: Course) -> None:
    fields = answers(course, 3)
    other = write_course(cast, "giving", "Giving")
    ava.post(COURSE, fields)

    answer = ava.post(
        "/staff/training/giving/", answers(other, 5) | {"submission_key": fields["submission_key"]}
    )  # fmt: skip

    assert (answer.status_code, Attempt.objects.count()) == (409, 1)


def test_what_is_left_out_is_said_and_the_rest_kept(ava: Client, course: Course) -> None:
    fields = answers(course, 5)
    second = list(fields)[2]
    del fields[second]

    page = ava.post(COURSE, fields)

    assert page.status_code == 422
    assert "Situation 2: choose what you would do." in words(page)
    assert text(page).count(" checked") == 4
    assert f'value="{fields["submission_key"]}"' in text(page)
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("value", ["", "0", "x", "999999999999999999999", "1\x00"])
def test_an_answer_that_is_none(ava: Client, course: Course, value: str) -> None:
    fields = answers(course, 5)
    fields[list(fields)[1]] = value

    page = ava.post(COURSE, fields)

    assert page.status_code == 422
    assert "Situation 1: choose" in words(page)
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    ("key", "sentence"),
    [(None, "This form has lost its key. Send it again."), ("x", "Send this form again.")],
)
def test_a_key_that_is_none_is_replaced(ava: Client, course: Course, key: str | None, sentence: str) -> None:
    fields = {name: value for name, value in (answers(course, 5) | {"submission_key": key}).items() if value}

    page = ava.post(COURSE, fields)

    assert page.status_code == 422
    assert sentence in words(page)
    new = re.search(r'name="submission_key" value="([^"]+)"', text(page))
    assert new and uuid.UUID(new[1])


def test_one_that_cannot_be_taken_says_so(cast: Cast, ava: Client) -> None:
    write_course(cast, "empty", "Empty", scenarios=0)
    at = "/staff/training/empty/"

    assert "This course cannot be taken now" in words(ava.get(at))
    refused = ava.post(at, {"submission_key": str(uuid.uuid4())})
    assert (refused.status_code, Attempt.objects.count()) == (422, 0)


def test_a_situation_that_is_not_asked_any_more(ava: Client, course: Course) -> None:
    Scenario.objects.filter(position=0).update(is_active=False)

    assert text(ava.get(COURSE)).count('type="radio"') == 8


def test_an_attempt_is_only_its_makers(ava: Client, ben: Client, mona: Client, course: Course) -> None:
    at = ava.post(COURSE, answers(course, 5))["Location"]

    assert [one.get(at).status_code for one in (ava, ben, mona)] == [200, 404, 404]
    assert ava.get(f"{COURSE}{uuid.uuid4()}/").status_code == 404


def test_another_organisations_course_is_not_there(cast: Cast, ava: Client) -> None:
    elsewhere = write_course(cast, organisation=Organisation.objects.create(name="Elsewhere"))

    assert ava.get(COURSE).status_code == 404
    assert ava.post(COURSE, answers(elsewhere, 5)).status_code == 404
    assert ava.get("/staff/training/nothing/").status_code == 404
