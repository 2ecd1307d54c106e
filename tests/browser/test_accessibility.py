"""axe-core finds nothing on the desk's first pages, in any state: signing in, the desk, and every page that says no."""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from complaints import actions
from complaints.actions import Told
from complaints.models import RedFlag
from complaints.submission import Submission
from tests.browser.arranged import calls_in_each_state, owed_at_riverside, tell
from tests.browser.axe import AXE, LONG, nothing_found, violations
from tests.browser.people import save, sign_in, tick
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_wrong_is_found(page: Page, cast: Cast, live_server: LiveServer) -> None:
    """Or finding nothing would say nothing: a heading nobody can read in the dark, and one that is too wide."""
    page.goto(f"{live_server.url}/accounts/login/")
    page.evaluate(AXE)
    page.evaluate("document.querySelector('h1').style.color = 'rgb(50, 50, 50)'")
    assert [rule for rule, _ in violations(page, 1280, "light")] == []
    assert [rule for rule, _ in violations(page, 1280, "dark")] == ["color-contrast"]
    page.evaluate("document.querySelector('h1').style.cssText = 'white-space: nowrap; width: 800px'")
    assert [rule for rule, _ in violations(page, 360, "light")] == ["wider than its window"]


def test_signing_in_and_out(page: Page, cast: Cast, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/accounts/login/")
    nothing_found(page, "Sign in")
    page.get_by_label("Username").fill("ava")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("not correct").wait_for()
    nothing_found(page, "Sign in")
    page.goto(f"{live_server.url}/accounts/inactive/")
    nothing_found(page, "You cannot sign in any more")
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/accounts/password/change/")
    nothing_found(page, "Change my password")
    page.get_by_role("button", name="Change").click()
    page.get_by_text("This field is required.").first.wait_for()
    nothing_found(page, "Change my password")
    page.goto(f"{live_server.url}/accounts/reauthenticate/")
    nothing_found(page, "Your password again")
    page.goto(f"{live_server.url}/accounts/logout/")
    nothing_found(page, "Sign out?")


def test_the_desk(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "ava")
    nothing_found(page, "Desk")
    assert page.get_by_text("Nothing open here.").is_visible()
    tell(cast, "Waited two hours")
    tell(cast, LONG, RedFlag.WRITTEN)
    tell(cast, "A colleague's", by=cast.ben)
    page.goto(live_server.url)
    nothing_found(page, "Desk")
    page.goto(f"{live_server.url}/staff/me/")
    nothing_found(page, "My authority")


def test_the_desk_with_what_is_owed(page: Page, cast: Cast, live_server: LiveServer) -> None:
    owed_at_riverside(cast)
    sign_in(page, live_server.url, "cleo")

    promised = page.get_by_role("region", name="Promised")
    assert (promised.get_by_text("Late:").count(), promised.get_by_text("Today", exact=True).count()) == (4, 1)
    assert promised.get_by_text("Call them back:").count() == 3
    nothing_found(page, "Desk")


def test_the_desk_with_calls_in_each_state(page: Page, cast: Cast, live_server: LiveServer) -> None:
    calls_in_each_state(cast)
    sign_in(page, live_server.url, "cleo")

    mine = page.get_by_label("Your calls")
    for words in ("You called a manager", "Nobody has answered yet.", "Rui Valadas said yes:", "Rui Valadas said no.",
                  "Rui Valadas is coming."):  # fmt: skip
        assert mine.get_by_text(words).count() == 1, words
    nothing_found(page, "Desk")


def test_where_somebody_works_and_the_list_of_keys(page: Page, cast: Cast, live_server: LiveServer) -> None:
    cast.ava.memberships.create(site=cast.riverside, role="front_desk", home_location=cast.main_desk)
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/staff/site/")
    nothing_found(page, "Where are you?")
    page.get_by_role("button", name="Riverside").evaluate("button => { button.value = '0' }")
    page.get_by_role("button", name="Riverside").click()
    page.get_by_role("alert").wait_for()
    nothing_found(page, "Where are you?")
    page.goto(live_server.url)
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").wait_for()
    nothing_found(page, "Desk")


def test_the_pages_that_say_no(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/review/")
    nothing_found(page, "Not your page")
    page.goto(f"{live_server.url}/nowhere/")
    nothing_found(page, "Nothing here")
    begin_at(page, live_server.url)
    key = page.locator("[name=submission_key]").input_value()
    page.evaluate("document.querySelector('form[novalidate]').action = '/staff/me/'")
    save(page)
    page.wait_for_url("**/staff/me/")
    nothing_found(page, "Not like this")
    told = Told("Other words", cast.northgate, cast.category("food"))
    actions.record(told, by=cast.ava, submission=Submission(UUID(key), "other"))
    begin_at(page, live_server.url)
    page.evaluate("key => { document.querySelector('[name=submission_key]').value = key }", key)
    save(page)
    page.get_by_text("sent before").first.wait_for()
    nothing_found(page, "sent before")
    begin_at(page, live_server.url)
    page.context.clear_cookies(name="csrftoken")
    save(page)
    page.get_by_text("nothing was changed").wait_for()
    nothing_found(page, "This form has aged")


def begin_at(page: Page, url: str) -> None:
    page.goto(f"{url}/complaints/new/")
    page.get_by_label("In their words").fill("x")
    tick(page, "category", "waiting")


def test_something_broke(page: Page, cast: Cast, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(page, live_server.url, "ava")
    monkeypatch.setattr("complaints.views.desk.render", lambda *_: 1 / 0)
    page.goto(live_server.url)
    nothing_found(page, "Something broke here")
