"""Theo takes the course, passes, and can give what he could not; with JavaScript and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from complaints.models import Complaint, Remedy
from staff.courses import COURSES
from staff.models import Attempt, CourseTerms, Person
from staff.starter import write_course
from tests.browser.people import begin, sign_in, tick
from tests.cast import SINCE, Cast
from tests.courses import require
from tests.owner import as_owner

pytestmark = pytest.mark.django_db(transaction=True)
LISTENING = COURSES[0]


@pytest.fixture(params=["with scripts", "without scripts"])
def somebody(request: pytest.FixtureRequest) -> Page:
    """A visitor, once with JavaScript and once without."""
    found: Page = request.getfixturevalue("page" if request.param == "with scripts" else "page_without_scripts")
    return found


@pytest.fixture
def theo(cast: Cast) -> Person:
    """New at level 1, which asks for “Listening and saying sorry”."""
    course = write_course(cast.organisation, LISTENING, 0)
    with as_owner():
        CourseTerms.objects.create(course=course, validity_months=12, pass_mark=80, during=(SINCE, None))
    require(cast.level(1), course)
    Person.objects.filter(pk=cast.theo.pk).update(level=cast.level(1))
    return cast.theo


def test_theo_learns_and_then_may_give(somebody: Page, cast: Cast, theo: Person, live_server: LiveServer) -> None:
    sign_in(somebody, live_server.url, "theo")
    expect(somebody.get_by_text("Working as trainee until “Listening and saying sorry” is passed.")).to_be_visible()
    pay_parking(somebody)
    alert = somebody.get_by_role("alert")
    expect(alert).to_contain_text(
        "You work as trainee until “Listening and saying sorry” is passed, so this needs level 1 or a manager."
    )
    assert not Complaint.objects.exists()

    somebody.goto(live_server.url)
    somebody.get_by_role("link", name="Listening and saying sorry").click()
    expect(somebody.get_by_role("heading", level=2, name="First, stop")).to_be_visible()
    answer_badly(somebody)
    expect(somebody.get_by_role("heading", level=1)).to_have_text("Not yet")
    somebody.get_by_role("link", name="Try again", exact=True).click()
    answer_rightly(somebody)

    expect(somebody.get_by_role("heading", level=1)).to_have_text("Passed")
    expect(somebody.get_by_text("You work at level 1.")).to_be_visible()
    somebody.get_by_role("link", name="Desk").click()
    expect(somebody.get_by_text("Working as trainee")).to_be_hidden()
    pay_parking(somebody)
    expect(somebody.get_by_text("gave: Parking, $8.00 of at most $10.00.")).to_be_visible()
    assert (Remedy.objects.get().given_by, Remedy.objects.get().level_name) == (theo, "Level 1")
    assert [one.passed for one in Attempt.objects.order_by("at")] == [False, True]


def pay_parking(page: Page) -> None:
    """Eight dollars, put right on the spot."""
    begin(page)
    tick(page, "remedy_type", "parking")
    page.get_by_label("Amount").fill("8.00")
    tick(page, "put_right", "yes")
    page.get_by_role("button", name="Resolve now").click()


def answer_badly(page: Page) -> None:
    for question in page.locator("fieldset.question").all():
        question.get_by_role("radio").first.check()
    page.get_by_role("button", name="Send my answers").click()


def answer_rightly(page: Page) -> None:
    for question, asked in zip(page.locator("fieldset.question").all(), LISTENING.situations, strict=True):
        right = next(one.words for one in asked.choices if one.is_right)
        question.get_by_label(re.compile(f"^{re.escape(right)}$")).check()
    page.get_by_role("button", name="Send my answers").click()
