"""The two main journeys in a real Chromium, with JavaScript and without: settled at the desk; refused, escalated, decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from complaints.models import Complaint, Remedy
from tests.browser.people import WORDS, begin, reach_by, save, sign_in, tick
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["with scripts", "without scripts"])
def somebody(request: pytest.FixtureRequest) -> Page:
    """A visitor, once with JavaScript and once without."""
    found: Page = request.getfixturevalue("page" if request.param == "with scripts" else "page_without_scripts")
    return found


@pytest.fixture
def quiet(somebody: Page) -> Callable[[], list[str]]:
    """What the browser's console complained of, refusals that the page itself shows aside."""
    told: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "422" not in message.text:
            told.append(message.text)

    somebody.on("console", note)
    return lambda: told


def test_settled_at_the_desk(
    somebody: Page, cast: Cast, live_server: LiveServer, quiet: Callable[[], list[str]]
) -> None:
    sign_in(somebody, live_server.url, "ava")
    begin(somebody)
    tick(somebody, "remedy_type", "parking")
    somebody.get_by_label("Amount").fill("8.00")
    tick(somebody, "put_right", "yes")
    somebody.get_by_role("button", name="Resolve now").click()

    complaint = Complaint.objects.get()
    expect(somebody.get_by_role("status")).to_contain_text(complaint.reference)
    expect(somebody.get_by_role("heading", level=1)).to_have_text(WORDS)
    expect(somebody.get_by_text("Resolved on the spot")).to_be_visible()
    expect(somebody.get_by_text("gave: Parking, $8.00 of at most $10.00.")).to_be_visible()
    assert (complaint.state, complaint.resolved_by) == ("resolved", cast.ava)
    assert Remedy.objects.get().amount == 800
    assert quiet() == []


def test_refused_then_escalated_and_decided(
    somebody: Page, cast: Cast, live_server: LiveServer, quiet: Callable[[], list[str]]
) -> None:
    sign_in(somebody, live_server.url, "ava")
    begin(somebody)
    tick(somebody, "remedy_type", "parking")
    somebody.get_by_label("Amount").fill("18.00")
    tick(somebody, "put_right", "yes")
    somebody.get_by_role("button", name="Resolve now").click()

    expect(somebody.get_by_role("alert")).to_contain_text("$18.00, and your limit is $10.00.")
    expect(somebody.get_by_label("In their words")).to_have_value(WORDS)
    expect(somebody.get_by_label("Amount")).to_have_value("18.00")
    expect(somebody.get_by_text("Escalating makes this a grievance.")).to_be_visible()
    somebody.get_by_label("Why does a manager have to take this on?").fill("They paid for the whole day.")
    reach_by(somebody, "none")
    somebody.get_by_role("button", name="Escalate to a manager").click()

    expect(somebody.get_by_role("heading", level=1)).to_have_text(WORDS)
    complaint = Complaint.objects.get()
    assert (complaint.state, complaint.formal_cause) == ("escalated", "escalated")
    somebody.get_by_role("button", name="Sign out").click()
    decide(somebody, live_server.url)

    complaint.refresh_from_db()
    assert (complaint.state, complaint.resolved_by, complaint.put_right) == ("resolved", cast.mona, "yes")
    assert Remedy.objects.get().amount == 1800
    assert quiet() == []


def decide(page: Page, url: str) -> None:
    """Mona finds it in the queue, claims it and decides."""
    sign_in(page, url, "mona")
    page.get_by_role("link", name="Review").click()
    page.get_by_role("link", name=WORDS).click()
    page.get_by_role("button", name="Claim").click()
    page.get_by_label("What was done").fill("Paid their parking and called them.")
    tick(page, "put_right", "yes")
    tick(page, "remedy_type", "parking")
    page.get_by_label("Amount").fill("18.00")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Decided", exact=True)).to_be_visible()


def test_by_keyboard_alone(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "ava")
    page.keyboard.press("n")
    page.wait_for_url("**/complaints/new/")
    expect(page.get_by_label("In their words")).to_be_focused()
    page.keyboard.type("Cold soup")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.get_by_label("Explain and say sorry").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("What was done")).not_to_have_value("")
    page.get_by_label("Yes", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_text("Resolved on the spot")).to_be_visible()
    assert Complaint.objects.get().category.code == "food"


def test_danger_shows_the_numbers_first(somebody: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(somebody, live_server.url, "ava")
    begin(somebody)
    expect(somebody.get_by_text("911")).to_be_hidden()

    tick(somebody, "red_flags", "at_risk")

    expect(somebody.get_by_text("911")).to_be_visible()


def test_a_mistake_takes_the_focus_and_leads_to_its_field(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/complaints/new/")
    page.get_by_role("button", name="Resolve now").click()

    expect(page.locator("#mistakes")).to_be_focused()
    page.get_by_role("link", name="Write what happened; two words are enough.").click()
    assert page.url.endswith("#id_what_happened")


def test_words_survive_an_expired_sign_in(somebody: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(somebody, live_server.url, "ava")
    begin(somebody, "Precious words")
    somebody.context.clear_cookies(name="sessionid")
    save(somebody)
    somebody.get_by_label("Username").fill("ava")
    somebody.get_by_label("Password").fill("recovery-demo")
    somebody.get_by_role("button", name="Sign in").click()

    expect(somebody.get_by_label("In their words")).to_have_value("Precious words")
    save(somebody)
    expect(somebody.get_by_role("heading", level=1)).to_have_text("Precious words")
