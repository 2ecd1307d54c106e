"""Ada drafts a raise, Amir approves it, and Ava's desk shows the new limit on its day; in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from staff.changes.cells import today
from tests.browser.axe import nothing_found
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


@pytest.mark.parametrize(
    ("path", "heading"),
    [("/staff/authority/", "How far each level may go"), ("/staff/authority/draft/", "Change the table")],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_table_wider_than_a_phone_says_that_there_is_more_until_its_end(
    page: Page, cast: Cast, live_server: LiveServer, path: str, heading: str, scheme: Literal["light", "dark"]
) -> None:
    sign_in(page, live_server.url, "ada")
    page.set_viewport_size({"width": 360, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{live_server.url}{path}")
    table = page.get_by_role("group", name="What each level may give: the table")

    assert table.evaluate("one => one.tabIndex") == 0
    assert table.evaluate("one => one.scrollWidth > one.clientWidth") is True
    begin = shaded(table)
    table.evaluate("one => { one.scrollLeft = one.scrollWidth }")

    assert (begin, shaded(table)) == (True, False)
    nothing_found(page, heading)


def shaded(table: Locator) -> bool:
    """Whether its right edge looks other than on a plain card."""
    seen = right_edge(table)
    table.evaluate("one => { one.style.background = 'var(--card)' }")
    plain = right_edge(table)
    table.evaluate("one => { one.style.background = '' }")
    return seen != plain


def right_edge(table: Locator) -> bytes:
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    return table.page.screenshot(
        clip={"x": box["x"] + box["width"] - 8, "y": box["y"], "width": 8, "height": min(box["height"], 400)}
    )
