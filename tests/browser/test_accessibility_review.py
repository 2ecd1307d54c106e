"""axe-core finds nothing in the managers' window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from complaints import actions
from complaints.models import CallState, RedFlag
from complaints.review import actions as review
from complaints.review.queue import PAGE
from tests.browser.arranged import calls_in_each_state, come_now, may_i, owed_at_riverside, promise, tell
from tests.browser.axe import LONG, nothing_found
from tests.browser.people import sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_queue_and_one_complaint(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "mona")
    page.goto(f"{live_server.url}/review/")
    nothing_found(page, "Waiting")
    at_once, mine = tell(cast, LONG, RedFlag.HARM), tell(cast, "Letter of two pages", RedFlag.WRITTEN)
    actions.escalate(at_once, by=cast.ava, reason=LONG)
    review.claim(mine, by=cast.mona)
    review.claim(tell(cast, "Somebody else has it", RedFlag.RIGHTS), by=cast.max)
    actions.escalate(tell(cast, "Her own"), by=cast.mona, reason="x")
    page.goto(f"{live_server.url}/review/")
    nothing_found(page, "Waiting")
    page.goto(f"{live_server.url}/review/{at_once.pk}/")
    nothing_found(page, LONG[:40])
    page.goto(f"{live_server.url}/review/{mine.pk}/")
    nothing_found(page, "Letter of two pages")
    page.get_by_role("button", name="Decide").click()
    page.locator("#mistakes").wait_for()
    nothing_found(page, "Letter of two pages")


def test_the_queue_with_late_calls_and_what_is_owed(page: Page, cast: Cast, live_server: LiveServer) -> None:
    owed_at_riverside(cast)
    calls_in_each_state(cast)
    sign_in(page, live_server.url, "rui")
    page.goto(f"{live_server.url}/review/")
    assert page.get_by_text("Waiting 30 min").first.is_visible()
    assert page.get_by_text("Late", exact=True).first.is_visible()
    nothing_found(page, "Waiting for a manager")


def test_the_queue_of_an_auditor(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "gus")
    nothing_found(page, "Waiting for a manager")
    assert page.get_by_text("Nothing waits for a manager.").is_visible()
    may_i(cast, tell(cast, "Waited two hours"), cast.ava)
    actions.escalate(tell(cast, LONG, RedFlag.HARM), by=cast.ava, reason="x")
    page.goto(f"{live_server.url}/review/")
    assert page.get_by_role("button", name="Approve").count() == 0
    nothing_found(page, "Waiting for a manager")
    for number in range(PAGE):
        tell(cast, f"Number {number}", RedFlag.WRITTEN)
    page.goto(f"{live_server.url}/review/")
    page.get_by_role("link", name="More", exact=True).click()
    page.wait_for_url("**/review/?after=*")
    nothing_found(page, "Waiting for a manager")


def test_duty_and_answers(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "mona")
    asked, danger = tell(cast, "Waited two hours"), tell(cast, LONG, RedFlag.AT_RISK)
    call = may_i(cast, asked, cast.ava, amount=600_00, note=LONG)
    come = danger.calls.get()
    promise(cast, asked, 0, by=cast.ben)
    page.goto(f"{live_server.url}/review/")
    nothing_found(page, "Waiting for a manager")
    page.get_by_role("button", name="Go on duty").click()
    page.get_by_role("alert").wait_for()
    nothing_found(page, "On duty")
    page.get_by_label("Your extension").fill("4417")
    page.get_by_role("button", name="Go on duty").click()
    page.get_by_text("You are on duty").wait_for()
    nothing_found(page, "Waiting for a manager")
    page.goto(f"{live_server.url}/review/duty/")
    nothing_found(page, "On duty")
    page.goto(f"{live_server.url}/review/calls/{call.pk}/answer/")
    nothing_found(page, "May they?")
    page.get_by_role("button", name="Approve").click()
    page.locator("#mistakes").wait_for()
    nothing_found(page, "May they?")
    page.goto(f"{live_server.url}/review/calls/{come.pk}/answer/")
    nothing_found(page, "They ask you to come")
    review.answer_call(come, by=cast.max, answer=CallState.ATTENDED)
    page.get_by_role("button", name="coming").click()
    page.get_by_text("Max Ferrante is on the way.").wait_for()
    nothing_found(page, "That is settled already")


def test_a_managers_own_call(page: Page, cast: Cast, live_server: LiveServer) -> None:
    call = come_now(tell(cast, "Waited two hours", by=cast.mona), cast.mona)
    sign_in(page, live_server.url, "mona")
    page.goto(f"{live_server.url}/review/")
    nothing_found(page, "Waiting for a manager")
    page.goto(f"{live_server.url}/review/calls/{call.pk}/answer/")
    assert page.get_by_text("This is your own call").is_visible()
    nothing_found(page, "They ask you to come")


def test_parting_with_a_complaint(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "mona")
    found = tell(cast, "Waited two hours")
    actions.escalate(found, by=cast.ava, reason="They asked for a manager")
    at = f"{live_server.url}/review/{found.pk}/"
    page.goto(at)
    page.get_by_role("button", name="Claim").click()
    page.get_by_role("button", name="Decide").wait_for()
    nothing_found(page, "Waited two hours")
    page.goto(f"{at}release/")
    nothing_found(page, "Give it back to the queue")
    for path, title, button in (
        ("hand-back", "Hand it back to the desk", "Hand it back"),
        ("void", "Void it", "Void it"),
    ):
        page.goto(f"{at}{path}/")
        nothing_found(page, title)
        page.get_by_role("button", name=button).click()
        page.locator("#mistakes").wait_for()
        nothing_found(page, title)
