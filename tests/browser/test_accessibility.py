"""axe-core finds nothing on any page, in any state, light and dark, wide and narrow; nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import CallKind, Complaint, PutRight, RedFlag
from complaints.review import actions as review
from tests.browser.people import heading, save, sign_in, tick
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 20


@pytest.fixture(
    params=[(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")], ids=lambda one: f"{one[0]} {one[1]}"
)
def visitor(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-US")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def nothing_found(page: Page, expected: str) -> None:
    """The page is the one that was meant, axe finds nothing, and it fits its width."""
    assert expected in heading(page)
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == [], expected
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), expected


def tell(cast: Cast, words: str, *flags: RedFlag) -> Complaint:
    return actions.record(Told(words, cast.northgate, cast.category("waiting"), cast.reception_a, flags), by=cast.ava)


def test_signing_in_and_out(visitor: Page, cast: Cast, live_server: LiveServer) -> None:
    visitor.goto(f"{live_server.url}/accounts/login/")
    nothing_found(visitor, "Sign in")
    visitor.get_by_label("Username").fill("ava")
    visitor.get_by_label("Password").fill("wrong")
    visitor.get_by_role("button", name="Sign in").click()
    visitor.get_by_text("not correct").wait_for()
    nothing_found(visitor, "Sign in")
    sign_in(visitor, live_server.url, "ava")
    visitor.goto(f"{live_server.url}/accounts/password/change/")
    nothing_found(visitor, "Change my password")
    visitor.goto(f"{live_server.url}/accounts/logout/")
    nothing_found(visitor, "Sign out?")


def test_the_desk(visitor: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(visitor, live_server.url, "ava")
    nothing_found(visitor, "Desk")
    assert visitor.get_by_text("Nothing open here.").is_visible()
    tell(cast, "Waited two hours")
    tell(cast, LONG, RedFlag.WRITTEN)
    visitor.goto(live_server.url)
    nothing_found(visitor, "Desk")
    visitor.goto(f"{live_server.url}/staff/me/")
    nothing_found(visitor, "My authority")


def test_recording(visitor: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(visitor, live_server.url, "ava")
    visitor.goto(f"{live_server.url}/complaints/new/")
    nothing_found(visitor, "What happened?")
    visitor.get_by_role("button", name="Resolve now").click()
    visitor.locator("#mistakes").wait_for()
    nothing_found(visitor, "What happened?")
    visitor.get_by_label("In their words").fill(LONG)
    for name, value in (
        ("category", "waiting"),
        ("red_flags", "at_risk"),
        ("remedy_type", "parking"),
        ("put_right", "yes"),
    ):
        tick(visitor, name, value)
    visitor.get_by_label("Amount").fill("18")
    visitor.get_by_role("button", name="Resolve now").click()
    visitor.get_by_role("alert").get_by_text("a manager has to decide it").wait_for()
    nothing_found(visitor, "What happened?")


def test_one_complaint(visitor: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(visitor, live_server.url, "ava")
    opened, long = tell(cast, "Waited two hours"), tell(cast, LONG, RedFlag.HARM)
    at = f"{live_server.url}{opened.get_absolute_url()}"
    visitor.goto(at)
    nothing_found(visitor, "Waited two hours")
    visitor.goto(f"{live_server.url}{long.get_absolute_url()}")
    nothing_found(visitor, LONG[:40])
    visitor.goto(f"{at}escalate/")
    nothing_found(visitor, "Hand it to a manager")
    visitor.get_by_role("button", name="Escalate to a manager").click()
    visitor.locator("#mistakes").wait_for()
    nothing_found(visitor, "Hand it to a manager")
    visitor.goto(f"{at}resolve/")
    nothing_found(visitor, "Waited two hours")
    tick(visitor, "remedy_type", "explain")
    tick(visitor, "put_right", "yes")
    actions.resolve(opened, by=cast.ben, remedy=Given(cast.remedy_type("parking"), 100), put_right=PutRight.YES)
    visitor.get_by_role("button", name="Resolve now").click()
    visitor.get_by_text("Ben Halloway").first.wait_for()
    nothing_found(visitor, "moved on")
    visitor.goto(at)
    nothing_found(visitor, "Waited two hours")


def test_the_managers_window(visitor: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(visitor, live_server.url, "mona")
    visitor.goto(f"{live_server.url}/review/")
    nothing_found(visitor, "Waiting")
    at_once, mine = tell(cast, LONG, RedFlag.HARM), tell(cast, "Letter of two pages", RedFlag.WRITTEN)
    actions.escalate(at_once, by=cast.ava, reason=LONG)
    review.claim(mine, by=cast.mona)
    review.claim(tell(cast, "Somebody else has it", RedFlag.RIGHTS), by=cast.max)
    visitor.goto(f"{live_server.url}/review/")
    nothing_found(visitor, "Waiting")
    visitor.goto(f"{live_server.url}/review/{at_once.pk}/")
    nothing_found(visitor, LONG[:40])
    visitor.goto(f"{live_server.url}/review/{mine.pk}/")
    nothing_found(visitor, "Letter of two pages")
    visitor.get_by_role("button", name="Decide").click()
    visitor.locator("#mistakes").wait_for()
    nothing_found(visitor, "Letter of two pages")


def test_the_pages_that_say_no(visitor: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(visitor, live_server.url, "ava")
    visitor.goto(f"{live_server.url}/review/")
    nothing_found(visitor, "Not your page")
    visitor.goto(f"{live_server.url}/nowhere/")
    nothing_found(visitor, "Nothing here")
    visitor.goto(f"{live_server.url}/complaints/new/")
    visitor.get_by_label("In their words").fill("x")
    tick(visitor, "category", "waiting")
    key = visitor.locator("[name=submission_key]").input_value()
    visitor.evaluate("document.querySelector('form[novalidate]').action = '/staff/me/'")
    save(visitor)
    visitor.wait_for_url("**/staff/me/")
    nothing_found(visitor, "Not like this")
    tell_with_key(cast, key)
    visitor.goto(f"{live_server.url}/complaints/new/")
    visitor.get_by_label("In their words").fill("x")
    tick(visitor, "category", "waiting")
    visitor.evaluate("key => { document.querySelector('[name=submission_key]').value = key }", key)
    save(visitor)
    visitor.get_by_text("sent before").first.wait_for()
    nothing_found(visitor, "sent before")


def tell_with_key(cast: Cast, key: str) -> None:
    """The same key, used for other content meanwhile."""
    from uuid import UUID

    from complaints.submission import Submission

    told = Told("Other words", cast.northgate, cast.category("food"))
    actions.record(told, by=cast.ava, submission=Submission(UUID(key), "other"))


def test_what_else_a_manager_does(visitor: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(visitor, live_server.url, "mona")
    asked, danger = tell(cast, "Waited two hours"), tell(cast, LONG, RedFlag.AT_RISK)
    wanted = Call(CallKind.APPROVE, Given(cast.remedy_type("refund"), 600_00), "They wait beside me")
    actions.call_backup(asked, by=cast.ava, asked=wanted)
    actions.call_backup(danger, by=cast.ava, asked=Call(CallKind.ATTEND))
    today = cast.northgate.day(timezone.now())
    actions.give_remedy(asked, by=cast.ben, remedy=Given(cast.remedy_type("meal"), 500, today))
    visitor.goto(f"{live_server.url}/review/")
    nothing_found(visitor, "Waiting for a manager")
    visitor.get_by_role("button", name="Go on duty").click()
    visitor.get_by_role("alert").wait_for()
    nothing_found(visitor, "On duty")
    visitor.get_by_label("Your extension").fill("4417")
    visitor.get_by_role("button", name="Go on duty").click()
    visitor.get_by_text("You are on duty").wait_for()
    nothing_found(visitor, "Waiting for a manager")
    visitor.goto(f"{live_server.url}/review/duty/")
    nothing_found(visitor, "On duty")
    visitor.goto(f"{live_server.url}/review/calls/{asked.calls.get().pk}/answer/")
    nothing_found(visitor, "May they?")
    visitor.get_by_role("button", name="Approve").click()
    visitor.locator("#mistakes").wait_for()
    nothing_found(visitor, "May they?")
    visitor.goto(f"{live_server.url}/review/calls/{danger.calls.get().pk}/answer/")
    nothing_found(visitor, "They ask you to come")


def test_parting_with_a_complaint(visitor: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(visitor, live_server.url, "mona")
    found = tell(cast, "Waited two hours")
    actions.escalate(found, by=cast.ava, reason="They asked for a manager")
    at = f"{live_server.url}/review/{found.pk}/"
    visitor.goto(at)
    visitor.get_by_role("button", name="Claim").click()
    visitor.get_by_role("button", name="Decide").wait_for()
    nothing_found(visitor, "Waited two hours")
    for path, title, button in (
        ("release", "Give it back to the queue", None),
        ("hand-back", "Hand it back to the desk", "Hand it back"),
        ("void", "Void it", "Void it"),
    ):
        visitor.goto(f"{at}{path}/")
        nothing_found(visitor, title)
        if button:
            visitor.get_by_role("button", name=button).click()
            visitor.locator("#mistakes").wait_for()
            nothing_found(visitor, title)
