"""A course passed in a classroom, as a manager or an admin records it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from staff.models import Completion, Course, Organisation, Person
from tests.cast import Cast, build_person
from tests.courses import lapsing_in, require, today, write_course
from tests.journeys.desk import text
from tests.journeys.read import words

pytestmark = pytest.mark.django_db
TRAINING = "/staff/training/"
RECORD = "/staff/training/record/"


@pytest.fixture
def course(cast: Cast) -> Course:
    """Level 1 requires it."""
    found = write_course(cast)
    require(cast.level(1), found)
    return found


def form(who: Person, what: Course, **changes: Any) -> dict[str, Any]:
    """A whole classroom form, to be changed in one thing; None leaves a field out."""
    fields = {
        "submission_key": str(uuid.uuid4()),
        "person": who.pk,
        "course": what.pk,
        "passed_on": "2026-01-05",
        "evidence": "List of who was there",
    } | changes
    return {name: value for name, value in fields.items() if value is not None}


def test_a_manager_records_it_and_it_counts(cast: Cast, mona: Client, course: Course) -> None:
    answer = mona.post(RECORD, form(cast.ava, course, passed_on=today(cast).isoformat()), follow=True)

    assert answer.redirect_chain == [(TRAINING, 302)]
    assert "Recorded: Ava Lindqvist passed “Listening”." in words(answer)
    done = Completion.objects.get()
    assert (done.person, done.recorded_by, done.evidence) == (cast.ava, cast.mona, "List of who was there")


@pytest.mark.parametrize(
    ("days", "said"), [(1, ""), (0, " It does not count any more: that was too long ago."),
                       (-1, " It does not count any more: that was too long ago.")],
)  # fmt: skip
def test_what_does_not_count_any_more_is_recorded_and_says_so(
    cast: Cast, mona: Client, course: Course, days: int, said: str
) -> None:
    answer = mona.post(RECORD, form(cast.ava, course, passed_on=lapsing_in(cast, days).isoformat()), follow=True)

    assert [str(one) for one in answer.context["messages"]] == [f"Recorded: Ava Lindqvist passed “Listening”.{said}"]
    assert Completion.objects.count() == 1


def test_who_it_is_about_can_be_chosen_beforehand(cast: Cast, mona: Client, course: Course) -> None:
    assert f'<option value="{cast.ava.pk}" selected>' in text(mona.get(f"{RECORD}?person={cast.ava.pk}"))
    assert mona.get(f"{RECORD}?person=x").status_code == 200


def test_sent_twice_it_is_one(cast: Cast, mona: Client, course: Course) -> None:
    fields = form(cast.ava, course)

    assert [mona.post(RECORD, fields).status_code for _ in range(3)] == [302, 302, 302]
    assert Completion.objects.count() == 1


def test_its_key_with_something_else_is_taken(cast: Cast, mona: Client, ada: Client, course: Course) -> None:
    fields = form(cast.ava, course)
    mona.post(RECORD, fields)

    others = [mona.post(RECORD, fields | {"evidence": "Else"}), ada.post(RECORD, fields)]

    assert [one.status_code for one in others] == [409, 409]
    assert Completion.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"person": None}, "Choose who took it."),
        ({"person": "0"}, "Choose somebody of your own sites."),
        ({"person": "x"}, "Choose somebody of your own sites."),
        ({"course": None}, "Choose the course."),
        ({"course": "0"}, "Choose one of the courses in the list."),
        ({"passed_on": None}, "On which day did they pass it?"),
        ({"passed_on": "yesterday"}, "Write the day like 2026-11-24."),
        ({"passed_on": "2026-02-30"}, "Write the day like 2026-11-24."),
        ({"passed_on": "0001-01-01"}, "That is too long ago."),
        ({"passed_on": "2999-01-01"}, "That day is still to come"),
        ({"evidence": None}, "Say how you know"),
        ({"evidence": "   "}, "Say how you know"),
        ({"evidence": "x" * 501}, "Please shorten this to 500 characters; it has 501."),
        ({"evidence": "a\x00b"}, "Null characters are not allowed."),
        ({"submission_key": None}, "This form has lost its key."),
    ],
)
def test_bad_input_gets_a_sentence_and_is_kept(
    cast: Cast, mona: Client, course: Course, changes: dict[str, Any], sentence: str
) -> None:
    page = mona.post(RECORD, form(cast.ava, course, **changes))

    assert page.status_code == 422
    assert sentence in words(page)
    assert ("List of who was there" in text(page)) is ("evidence" not in changes)
    assert not Completion.objects.exists()


def test_today_where_they_work_is_not_to_come_and_tomorrow_is(cast: Cast, mona: Client, course: Course) -> None:
    days = [today(cast) + timedelta(days=more) for more in (0, 1)]

    found = [mona.post(RECORD, form(cast.ava, course, passed_on=day.isoformat())).status_code for day in days]

    assert found == [302, 422]


@pytest.mark.parametrize("who", ["mona", "cleo", "rui"])
def test_not_their_own_and_nobody_of_another_site(cast: Cast, mona: Client, course: Course, who: str) -> None:
    page = mona.post(RECORD, form(getattr(cast, who), course))

    assert page.status_code == 422
    assert "Choose somebody of your own sites." in words(page)


def test_an_admin_records_everybodys_but_their_own(cast: Cast, ada: Client, course: Course) -> None:
    found = [ada.post(RECORD, form(one, course)).status_code for one in (cast.mona, cast.cleo, cast.ada)]

    assert found == [302, 302, 422]


def test_nothing_of_another_organisation(cast: Cast, ada: Client, course: Course) -> None:
    other = Organisation.objects.create(name="Elsewhere")
    stranger = build_person("far", "Far Away", other.levels.create(rank=0, name="Other"))
    theirs = write_course(cast, "far", "Far", organisation=other)

    assert ada.post(RECORD, form(stranger, course)).status_code == 422
    assert ada.post(RECORD, form(cast.ava, theirs)).status_code == 422
    assert "Far" not in words(ada.get(RECORD))


def test_who_left_is_not_there(cast: Cast, mona: Client, course: Course) -> None:
    Person.objects.filter(pk=cast.ava.pk).update(is_active=False)

    assert mona.post(RECORD, form(cast.ava, course)).status_code == 422
