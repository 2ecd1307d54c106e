"""axe-core finds nothing in the list, in search, and where names are shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from complaints import actions
from complaints.models import RedFlag
from tests.browser.arranged import tell
from tests.browser.axe import LONG, nothing_found, unfold
from tests.browser.people import sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def look_for(page: Page, url: str, words: str) -> None:
    page.goto(f"{url}/complaints/")
    page.get_by_label("Search").fill(words)
    page.get_by_role("button", name="Search").click()


def test_the_list(page: Page, cast: Cast, live_server: LiveServer) -> None:
    at = f"{live_server.url}/complaints/"
    sign_in(page, live_server.url, "ava")
    page.goto(at)
    assert page.get_by_text("Nothing here yet.").is_visible()
    nothing_found(page, "Complaints")
    for number in range(52):
        tell(cast, f"Number {number}")
    tell(cast, LONG, RedFlag.HARM, patient_name=LONG[:150], complainant="family", complainant_name="Bo Example")
    page.goto(at)
    assert page.get_by_role("link", name="Older").is_visible()
    unfold(page)
    nothing_found(page, "Complaints")
    page.get_by_role("link", name="Older").click()
    page.get_by_role("link", name="Newest").wait_for()
    nothing_found(page, "Complaints")
    page.goto(f"{at}?state=void")
    assert page.get_by_text("Nothing is like that.").is_visible()
    nothing_found(page, "Complaints")
    page.goto(f"{at}?state=asleep&since=soon&until=2026-01-01")
    assert page.get_by_text("Choose one of the states shown.").first.is_visible()
    nothing_found(page, "Complaints")


def test_search(page: Page, cast: Cast, live_server: LiveServer) -> None:
    tell(cast, LONG, patient_name="Ann Exampleton")
    hidden = tell(cast, "Somebody else's", by=cast.ben)
    actions.escalate(hidden, by=cast.ben, reason="x")
    sign_in(page, live_server.url, "ava")
    look_for(page, live_server.url, "Exampleton")
    assert page.get_by_text("A•• E••").is_visible()
    nothing_found(page, "Search")
    look_for(page, live_server.url, "bicycle")
    assert page.get_by_text("Nothing found in what you may see.").is_visible()
    nothing_found(page, "Search")
    look_for(page, live_server.url, hidden.reference)
    assert page.get_by_text("Whoever had it, or a manager, can open it.").is_visible()
    nothing_found(page, "Search")
    look_for(page, live_server.url, "&|!()")
    page.get_by_role("alert").get_by_text("marks alone find nothing").wait_for()
    nothing_found(page, "Complaints")


def test_names(page: Page, cast: Cast, live_server: LiveServer) -> None:
    complaint = tell(
        cast, "Waited two hours", patient_name="Ann Example", complainant="family", complainant_name=LONG[:150]
    )
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}{complaint.get_absolute_url()}reveal/")
    nothing_found(page, "Names")
    page.get_by_role("button", name="Show the names").click()
    page.get_by_text("Ann Example").wait_for()
    nothing_found(page, "Names")
    page.goto(f"{live_server.url}/complaints/")
    page.get_by_role("button", name="Show the name").click()
    page.get_by_text("Ann Example").wait_for()
    nothing_found(page, "Complaints")
