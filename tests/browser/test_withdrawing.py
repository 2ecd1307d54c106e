"""Ben gives by a course recorded by mistake, Mona withdraws it, and he cannot; with JavaScript and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from complaints.models import Complaint, Remedy
from staff.models import Course
from tests.browser.people import begin, sign_in, tick
from tests.cast import Cast
from tests.courses import passed, require, today, write_course

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "It was Ben Hartmann who was there."


@pytest.fixture(params=["with scripts", "without scripts"])
def somebody(request: pytest.FixtureRequest) -> Page:
    """A visitor, once with JavaScript and once without."""
    found: Page = request.getfixturevalue("page" if request.param == "with scripts" else "page_without_scripts")
    return found


@pytest.fixture
def course(cast: Cast) -> Course:
    """Level 2 requires it, and Mona recorded it for Ben."""
    found = write_course(cast)
    require(cast.level(2), found)
    passed(cast.ben, found, today(cast), by=cast.mona)
    return found


def test_what_he_could_give_he_cannot_any_more_and_is_told_why(
    somebody: Page, cast: Cast, course: Course, live_server: LiveServer
) -> None:
    sign_in(somebody, live_server.url, "ben")
    pay_taxi(somebody)
    expect(somebody.get_by_text("gave: Taxi home, $20.00 of at most $25.00.")).to_be_visible()
    somebody.context.clear_cookies()

    sign_in(somebody, live_server.url, "mona")
    somebody.get_by_role("link", name="Training").click()
    somebody.get_by_role("link", name="Withdraw… “Listening” of Ben Halloway").click()
    expect(somebody.get_by_role("heading", level=1)).to_have_text("Withdraw a classroom course")
    expect(somebody.get_by_text("Ben will work at level 1 from now on, until “Listening” is passed.")).to_be_visible()
    somebody.get_by_role("button", name="Withdraw it").click()
    expect(somebody.get_by_role("alert")).to_contain_text("Say why it counts no more.")
    somebody.get_by_label("Why?").fill(WHY)
    somebody.get_by_role("button", name="Withdraw it").click()
    expect(somebody.get_by_text("Withdrawn: “Listening” of Ben Halloway.")).to_be_visible()
    expect(somebody.get_by_text("Works at level 1")).to_be_visible()
    somebody.context.clear_cookies()

    sign_in(somebody, live_server.url, "ben")
    pay_taxi(somebody)
    expect(somebody.get_by_role("alert")).to_contain_text(
        "You work at level 1 until “Listening” is passed, so this needs level 2 or a manager."
    )
    somebody.goto(f"{live_server.url}/staff/me/")
    expect(somebody.get_by_text("Mona Reyes withdrew it on")).to_contain_text(WHY)
    assert (Complaint.objects.count(), Remedy.objects.get().level_name) == (1, "Level 2")


def pay_taxi(page: Page) -> None:
    """Twenty dollars, put right on the spot."""
    begin(page)
    tick(page, "remedy_type", "taxi")
    page.get_by_label("Amount").fill("20.00")
    tick(page, "put_right", "yes")
    page.get_by_role("button", name="Resolve now").click()
