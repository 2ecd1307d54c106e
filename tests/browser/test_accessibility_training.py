"""axe-core finds nothing where people learn, and where a manager sees who has."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from staff.models import Course
from staff.starter import write_course as write_starter
from staff.withdrawing import withdraw
from tests.browser.axe import LONG, nothing_found, unfold
from tests.browser.people import sign_in
from tests.cast import Cast
from tests.courses import lapsing_in, passed, require, today, write_course

pytestmark = pytest.mark.django_db(transaction=True)


def levels_ask_for(cast: Cast, *courses: Course) -> None:
    for course in courses:
        require(cast.level(1), course)
        require(cast.level(2), course)


def test_my_courses_in_every_state(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "ben")
    page.goto(f"{live_server.url}/staff/training/")
    nothing_found(page, "Training")
    courses = [write_course(cast, f"c{number}", f"Course {number}") for number in range(4)]
    long = write_course(cast, "long", LONG[:80])
    levels_ask_for(cast, *courses, long)
    require(cast.level(3), write_course(cast, "next", "For the next level"))
    write_course(cast, "other", "For nobody")
    for course, days in zip(courses, (0, 5, 20, 200), strict=True):
        passed(cast.ben, course, lapsing_in(cast, days), by=cast.mona)

    for path, heading in (("/staff/training/", "Training"), ("/", "Desk"), ("/staff/me/", "My authority")):
        page.goto(f"{live_server.url}{path}")
        page.get_by_text("Working as trainee until").wait_for()
        nothing_found(page, heading)


def test_a_course_and_its_attempts(page: Page, cast: Cast, live_server: LiveServer) -> None:
    from staff.courses import COURSES

    write_starter(cast.organisation, COURSES[0], 0)
    course = write_course(cast, "sitting", "Sitting down", scenarios=2)
    levels_ask_for(cast, course)
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/staff/training/listening/")
    page.get_by_text("This course cannot be taken now").wait_for()
    nothing_found(page, "Listening and saying sorry")
    at = f"{live_server.url}/staff/training/sitting/"
    page.goto(at)
    nothing_found(page, "Sitting down")
    page.get_by_role("button", name="Send my answers").click()
    page.locator("#mistakes").wait_for()
    nothing_found(page, "Sitting down")
    for answer, heading in (("Leave", "Not yet"), ("Listen", "Passed")):
        page.goto(at)
        for choice in page.get_by_label(answer).all():
            choice.check()
        page.get_by_role("button", name="Send my answers").click()
        page.get_by_role("heading", name=heading, level=1).wait_for()
        unfold(page)
        nothing_found(page, heading)
    page.goto(at)
    nothing_found(page, "Sitting down")


def test_who_has_learnt_what(page: Page, cast: Cast, live_server: LiveServer) -> None:
    courses = [write_course(cast, "short", "Short"), write_course(cast, "long", LONG[:80])]
    levels_ask_for(cast, *courses)
    passed(cast.ben, courses[0], lapsing_in(cast, 5), by=cast.mona)
    passed(cast.ava, courses[0], today(cast) - timedelta(days=500), by=cast.mona)
    passed(cast.ava, courses[1], today(cast), by=cast.mona)
    sign_in(page, live_server.url, "mona")

    page.goto(f"{live_server.url}/staff/training/")
    page.get_by_role("heading", name="At your sites").wait_for()
    nothing_found(page, "Training")


def test_a_classroom_course(page: Page, cast: Cast, live_server: LiveServer) -> None:
    write_course(cast)
    sign_in(page, live_server.url, "mona")
    at = f"{live_server.url}/staff/training/record/"
    page.goto(at)
    nothing_found(page, "A course passed in a classroom")
    page.get_by_role("button", name="Record it").click()
    page.locator("#mistakes").wait_for()
    nothing_found(page, "A course passed in a classroom")
    page.get_by_label("Who took it?").select_option("Ava Lindqvist")
    page.get_by_label("Which course?").select_option("Listening")
    page.get_by_label("Passed on").fill(today(cast).isoformat())
    page.get_by_label("How do you know?").fill(LONG[:500])
    page.get_by_role("button", name="Record it").click()
    page.get_by_text("Recorded: Ava Lindqvist passed “Listening”.").wait_for()
    nothing_found(page, "Training")


def test_a_classroom_course_is_withdrawn(page: Page, cast: Cast, live_server: LiveServer) -> None:
    course = write_course(cast, "long", LONG[:80])
    levels_ask_for(cast, course)
    passed(cast.ben, course, lapsing_in(cast, 5), by=cast.mona)
    sign_in(page, live_server.url, "mona")
    page.goto(f"{live_server.url}/staff/training/")
    nothing_found(page, "Training")
    page.get_by_role("link", name=f"Withdraw… “{course}” of Ben Halloway").click()
    nothing_found(page, "Withdraw a classroom course")
    at = page.url
    page.get_by_role("button", name="Withdraw it").click()
    page.locator("#mistakes").wait_for()
    nothing_found(page, "Withdraw a classroom course")
    page.get_by_label("Why?").fill(LONG[:500])
    page.get_by_role("button", name="Withdraw it").click()
    page.get_by_text("Withdrawn: “").wait_for()
    nothing_found(page, "Training")
    page.goto(at)
    nothing_found(page, "Withdrawn already")
    page.goto(f"{live_server.url}/staff/people/{cast.ben.pk}/")
    page.get_by_text("withdrew “").wait_for()
    nothing_found(page, "Ben Halloway")


def test_what_was_withdrawn_of_mine(page: Page, cast: Cast, live_server: LiveServer) -> None:
    course = write_course(cast)
    levels_ask_for(cast, course)
    withdraw(passed(cast.ben, course, today(cast), by=cast.mona), by=cast.mona, reason=LONG[:500])
    sign_in(page, live_server.url, "ben")

    for path, heading in (("training/", "Training"), ("training/listening/", "Listening"), ("me/", "My authority")):
        page.goto(f"{live_server.url}/staff/{path}")
        page.get_by_text(LONG[:40]).first.wait_for()
        nothing_found(page, heading)
