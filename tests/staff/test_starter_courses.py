"""An organisation where people work already gets the starter courses in an admin's name, once."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from staff.changes.cells import today
from staff.courses import COURSES
from staff.models import Course, CourseTerms, OrganisationEvent, Requirement
from staff.proof import organisation_faults
from staff.starter_courses import ThereAlready, add_starter_courses
from tests.cast import Cast
from tests.people import SignIn

pytestmark = pytest.mark.django_db
TITLES = [one.title for one in COURSES]


def test_all_four_are_there_with_their_terms_from_today_on(cast: Cast) -> None:
    change = add_starter_courses(by=cast.ada)

    assert [one.title for one in Course.objects.filter(organisation=cast.organisation)] == TITLES
    terms = CourseTerms.objects.filter(
        course__organisation=cast.organisation, during__contains=today(cast.organisation)
    )
    assert {(one.validity_months, one.pass_mark, one.during.upper) for one in terms} == {(12, 80, None)}
    assert (terms.count(), change.raises, change.took_effect_at is not None) == (4, False, True)
    assert not Requirement.objects.exists()
    assert all(one.scenarios.count() for one in Course.objects.all())


def test_it_is_told_in_the_organisations_history(cast: Cast) -> None:
    add_starter_courses(by=cast.ada)

    told = OrganisationEvent.objects.order_by("-position")[:6][::-1]
    assert [(one.verb, one.by) for one in told] == [
        ("add_course", cast.ada), ("add_course", cast.ada), ("add_course", cast.ada), ("add_course", cast.ada),
        ("draft", cast.ada), ("take_effect", None),
    ]  # fmt: skip
    assert [one.facts["course"] for one in told[:4]] == TITLES
    assert list(organisation_faults()) == []


def test_nobody_works_lower_by_it_and_everybody_can_pass_one(cast: Cast, client: Client, sign_in: SignIn) -> None:
    add_starter_courses(by=cast.ada)

    assert "Working as" not in sign_in(client, cast.ava).get("/staff/training/").text
    assert client.get("/staff/training/listening/").status_code == 200


def test_a_second_time_nothing_is_written(cast: Cast) -> None:
    add_starter_courses(by=cast.ada)
    events = OrganisationEvent.objects.count()

    with pytest.raises(ThereAlready) as there:
        add_starter_courses(by=cast.amir)

    assert there.value.titles == TITLES
    assert (Course.objects.count(), OrganisationEvent.objects.count()) == (4, events)


@pytest.mark.parametrize(("code", "title"), [("own", TITLES[1].upper()), ("listening", "Our own words")])
def test_one_that_is_called_like_it_refuses_them_all(cast: Cast, code: str, title: str) -> None:
    Course.objects.create(organisation=cast.organisation, code=code, title=title, lesson="Words")

    with pytest.raises(ThereAlready) as there:
        add_starter_courses(by=cast.ada)

    assert (there.value.titles, Course.objects.count()) == ([title], 1)


def test_other_courses_of_theirs_stay_first(cast: Cast) -> None:
    Course.objects.create(organisation=cast.organisation, code="own", title="Zoo", lesson="Words")

    add_starter_courses(by=cast.ada)

    assert [one.title for one in Course.objects.all()] == ["Zoo", *TITLES]


@pytest.mark.parametrize("who", ["mona", "gus", "ava"])
def test_nobody_but_an_admin(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        add_starter_courses(by=getattr(cast, who))

    assert not Course.objects.exists()
