"""Ada drafts a raise, Amir approves it, and Ava's desk shows the new limit on its day; in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from staff.changes.cells import today
from tests.browser.conftest import WIDE
from tests.browser.people import sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def visitors(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[list[Page]]:
    """Ada's, Amir's and Ava's browsers, each with cookies of its own."""
    contexts = [chromium.new_context(viewport=WIDE, locale="en-US") for _ in range(3)]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("days", "shown"), [(0, "Up to $12.50"), (1, "Up to $10.00")])
def test_a_raise_by_two_reaches_the_desk_on_its_day(
    visitors: list[Page], cast: Cast, live_server: LiveServer, days: int, shown: str
) -> None:
    ada, amir, ava = visitors
    for page, who in zip(visitors, ("ada", "amir", "ava"), strict=True):
        sign_in(page, live_server.url, who)

    ada.goto(f"{live_server.url}/staff/authority/")
    ada.get_by_role("link", name="Change the table").click()
    ada.get_by_label("Level 1, Parking", exact=True).fill("12.50")
    ada.get_by_label("From", exact=True).fill(str(today(cast.organisation) + timedelta(days=days)))
    ada.get_by_label("Why").fill("The garage costs more.")
    ada.get_by_role("button", name="See the difference").click()
    expect(ada.get_by_role("main")).to_contain_text("Level 1, Parking: $10.00 → $12.50")
    ada.get_by_role("button", name="Draft this").click()
    expect(ada.get_by_role("main")).to_contain_text("Nobody approves what they drafted.")
    assert "Up to $10.00" in offer(ava, live_server)

    amir.goto(f"{live_server.url}/staff/authority/")
    amir.get_by_role("link", name="Open the change").click()
    amir.get_by_role("button", name="Approve").click()
    expect(amir.get_by_role("main")).to_contain_text("approved by Amir Sayegh")

    assert shown in offer(ava, live_server)


def offer(ava: Page, live_server: LiveServer) -> str:
    """What her record page says of parking."""
    ava.goto(f"{live_server.url}/complaints/new/")
    return ava.locator("label.offer:has(input[value=parking])").inner_text()
