"""Standards, thanks, notes and one's own figures: axe-core, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from complaints import actions
from complaints.models import CallState, Thanks
from complaints.review import actions as review
from staff.models import Measure, Standard
from staff.publishing import withdraw
from tests.browser.arranged import come_now, tell
from tests.browser.axe import LONG, nothing_found, unfold
from tests.browser.people import sign_in
from tests.cast import Cast, give
from tests.standards import followed, published, today

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def standards(cast: Cast) -> Standard:
    """One that is overdue with a version to come, one to come, one that ended, one for everywhere."""
    overdue = published(
        cast, by=cast.mona, site=cast.northgate, title=f"We answer {LONG[:60]}", days_ago=20,
        measure=Measure.MINUTES_TO_ANSWER, target=3,
    )  # fmt: skip
    followed(overdue, by=cast.mona, days=3)
    ended = published(cast, by=cast.mona, site=cast.northgate, title="What we did", days_ago=3)
    withdraw(ended, reason=LONG[:400], starts=today(cast.northgate), after=1, by=cast.mona)
    published(cast, by=cast.ada, title="Sorry first", measure=Measure.ON_THE_SPOT, target=85)
    return overdue


def test_standards_as_they_are_read(page: Page, cast: Cast, live_server: LiveServer) -> None:
    found = standards(cast)
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/staff/standards/")
    unfold(page)
    nothing_found(page, "Standards")
    page.goto(f"{live_server.url}/staff/standards/{found.pk}/")
    nothing_found(page, "We answer")
    page.get_by_role("button", name="I have read it").click()
    page.get_by_text("Acknowledged", exact=True).wait_for()
    nothing_found(page, "We answer")
    page.goto(f"{live_server.url}/staff/me/")
    nothing_found(page, "My authority")


def test_standards_as_they_are_published(page: Page, cast: Cast, live_server: LiveServer) -> None:
    found = standards(cast)
    sign_in(page, live_server.url, "mona")
    page.goto(f"{live_server.url}/staff/standards/")
    nothing_found(page, "Standards")
    page.goto(f"{live_server.url}/staff/standards/{found.pk}/")
    assert page.get_by_text("Not acknowledged yet").is_visible()
    nothing_found(page, "We answer")
    for path, title, button in (
        ("new/", "Publish a standard", "Publish"),
        (f"{found.pk}/publish/", "A new version", "Publish"),
        (f"{found.pk}/withdraw/", "Withdraw it", "Withdraw"),
    ):
        page.goto(f"{live_server.url}/staff/standards/{path}")
        nothing_found(page, title)
        if page.get_by_label("What we promise").count():
            page.get_by_label("What we promise").fill("")
        page.get_by_role("button", name=button, exact=True).click()
        page.locator("#mistakes").wait_for()
        nothing_found(page, title)


def test_somebody_was_faster(page: Page, cast: Cast, live_server: LiveServer) -> None:
    found = published(cast, by=cast.mona, site=cast.northgate)
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/staff/standards/{found.pk}/")
    followed(found, by=cast.max)
    page.get_by_role("button", name="I have read it").click()
    page.get_by_text("published version 2").wait_for()
    nothing_found(page, "Somebody was faster")


def test_thanks_and_a_note(page: Page, cast: Cast, live_server: LiveServer) -> None:
    complaint = give(cast, cast.ava, "explain")
    sign_in(page, live_server.url, "mona")
    page.goto(f"{live_server.url}{complaint.get_absolute_url()}")
    nothing_found(page, "The machine kept the coins.")
    page.get_by_role("link", name="Thank Ava").click()
    nothing_found(page, "Say thank you")
    page.get_by_role("button", name="Thank them").click()
    page.locator("#mistakes").wait_for()
    nothing_found(page, "Say thank you")
    page.get_by_label("What was good about it?").fill(LONG[:300])
    page.get_by_role("button", name="Thank them").click()
    page.get_by_text("Between the two of you").wait_for()
    page.get_by_role("link", name="A coaching note").click()
    nothing_found(page, "A coaching note")
    page.get_by_label("What could help next time?").fill(LONG)
    page.get_by_role("button", name="Leave the note").click()
    page.get_by_text("Only you two read this").wait_for()
    nothing_found(page, "The machine kept the coins.")


def test_the_desk_and_ones_own_page(page: Page, cast: Cast, live_server: LiveServer) -> None:
    standards(cast)
    for _ in range(5):
        call = come_now(tell(cast, "Waits"), cast.ava)
        review.answer_call(call, by=cast.max, answer=CallState.DECLINED)
    complaint = give(cast, cast.ava, "explain")
    actions.thank(complaint, by=cast.mona, words=LONG[:400])
    actions.coach(complaint, by=cast.mona, to=cast.ava, words="Well begun")
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/staff/me/")
    nothing_found(page, "My authority")
    page.get_by_role("button", name="Show it at my site").click()
    page.get_by_text("Your site sees it").wait_for()
    assert Thanks.objects.get().shown
    page.goto(f"{live_server.url}/")
    assert page.get_by_text("Managers here answered half of all calls").is_visible()
    assert page.get_by_text("2 standards for you to read").is_visible()
    nothing_found(page, "Desk")
