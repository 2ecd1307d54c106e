"""Two people at once in a real Chromium: may I, yes, done; neither reloads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from complaints.models import BackupCall, Complaint, Remedy
from complaints.review import actions as review
from tests.browser.conftest import WIDE
from tests.browser.people import WORDS, begin, sign_in, tick
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
SOON = 15_000  # milliseconds: a few polls


@pytest.fixture
def visitors(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, Page]]:
    """Ava's browser and Mona's, each with cookies of its own."""
    scripts = getattr(request, "param", True)
    contexts: list[BrowserContext] = [
        chromium.new_context(viewport=WIDE, locale="en-US", java_script_enabled=scripts) for _ in range(2)
    ]
    for context in contexts:
        context.set_default_timeout(SOON)
    yield contexts[0].new_page(), contexts[1].new_page()
    for context in contexts:
        context.close()


def count_loads(page: Page) -> Callable[[], int]:
    """How often a page of this window was loaded since."""
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    return lambda: len(loads)


def ask_may_i(ava: Page, amount: str = "18.00") -> None:
    begin(ava)
    tick(ava, "remedy_type", "parking")
    ava.get_by_label("Amount").fill(amount)
    ava.get_by_text("Call backup…").click()
    tick(ava, "kind", "approve")
    ava.get_by_label("A word for the manager").fill("They paid for the whole day.")
    ava.get_by_role("button", name="Save and call").click()


def test_ava_asks_mona_approves_ava_resolves_and_neither_reloads(
    visitors: tuple[Page, Page], cast: Cast, live_server: LiveServer
) -> None:
    ava, mona = visitors
    sign_in(mona, live_server.url, "mona")
    sign_in(ava, live_server.url, "ava")
    monas = count_loads(mona)

    ask_may_i(ava)
    expect(ava.get_by_label("Your calls")).to_contain_text("You asked: may I?")
    avas = count_loads(ava)
    ringing = mona.get_by_label("Calls for backup")
    expect(ringing).to_contain_text("Ava", timeout=SOON)
    assert monas() == 0

    ringing.get_by_role("link", name="Answer").click()
    mona.get_by_role("button", name="Approve").click()
    expect(ava.get_by_label("Your calls")).to_contain_text("Mona Reyes said yes: Parking, $18.00.", timeout=SOON)
    assert avas() == 0

    ava.get_by_role("link", name="Give it").click()
    expect(ava.get_by_label("Amount")).to_have_value("18.00")
    tick(ava, "put_right", "yes")
    ava.get_by_role("button", name="Resolve now").click()
    expect(ava.get_by_text("Resolved on the spot")).to_be_visible()
    assert (Complaint.objects.get().resolved_by, Remedy.objects.get().charged_to) == (cast.ava, cast.mona)


def test_both_press_at_once(visitors: tuple[Page, Page], cast: Cast, live_server: LiveServer) -> None:
    """Ava takes the call back while Mona says yes: one of them is told that the other was first."""
    ava, mona = visitors
    sign_in(mona, live_server.url, "mona")
    sign_in(ava, live_server.url, "ava")
    ask_may_i(ava)
    call = BackupCall.objects.get()
    ava.goto(f"{live_server.url}{call.complaint.get_absolute_url()}calls/{call.pk}/withdraw/")
    mona.goto(f"{live_server.url}/review/calls/{call.pk}/answer/")

    # one thread drives both browsers: neither waits for its answer before the other is pressed
    ava.get_by_role("button", name="Take it back").evaluate("button => setTimeout(() => button.click(), 50)")
    mona.get_by_role("button", name="Approve").evaluate("button => setTimeout(() => button.click(), 50)")
    for page in (ava, mona):
        expect(page.get_by_role("heading", level=1)).to_have_text(
            WORDS if page is winner(ava, mona) else "That is settled already"
        )

    call.refresh_from_db()
    assert call.state in ("withdrawn", "approved")


def winner(ava: Page, mona: Page) -> Page:
    """Whose act it was that counted, as the record has it; asked until it is there."""
    done = threading.Event()
    while BackupCall.objects.get().state == "open":
        done.wait(0.05)
    return ava if BackupCall.objects.get().state == "withdrawn" else mona


def test_the_same_all_by_keyboard(visitors: tuple[Page, Page], cast: Cast, live_server: LiveServer) -> None:
    ava, mona = visitors
    sign_in(mona, live_server.url, "mona")
    sign_in(ava, live_server.url, "ava")
    ava.keyboard.press("n")
    ava.wait_for_url("**/complaints/new/")
    expect(ava.get_by_label("In their words")).to_be_focused()
    ava.keyboard.type("Paid parking for the whole day")
    ava.locator("input[name=category][value=parking]").focus()
    ava.keyboard.press("Space")
    ava.locator("input[name=remedy_type][value=parking]").focus()
    ava.keyboard.press("Space")
    ava.keyboard.press("Tab")
    ava.keyboard.type("18.00")
    ava.locator("#call summary").focus()
    ava.keyboard.press("Enter")
    ava.get_by_label("A word for the manager").focus()
    ava.keyboard.type("May I?")
    ava.get_by_role("button", name="Save and call").focus()
    ava.keyboard.press("Enter")
    expect(ava.get_by_label("Your calls")).to_contain_text("You asked: may I?")

    answer = mona.get_by_label("Calls for backup").get_by_role("link", name="Answer")
    expect(answer).to_be_visible(timeout=SOON)
    answer.focus()
    mona.keyboard.press("Enter")
    mona.get_by_role("button", name="Approve").focus()
    mona.keyboard.press("Enter")

    expect(ava.get_by_label("Your calls")).to_contain_text("Mona Reyes said yes", timeout=SOON)
    ava.get_by_role("link", name="Give it").focus()
    ava.keyboard.press("Enter")
    ava.locator("input[name=put_right][value=yes]").focus()
    ava.keyboard.press("Space")
    ava.keyboard.press("Control+Enter")
    expect(ava.get_by_text("Resolved on the spot")).to_be_visible()


@pytest.mark.parametrize("visitors", [False], indirect=True, ids=["without scripts"])
def test_without_scripts_by_reloading(visitors: tuple[Page, Page], cast: Cast, live_server: LiveServer) -> None:
    ava, mona = visitors
    sign_in(ava, live_server.url, "ava")
    review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
    begin(ava)
    ava.get_by_text("Call backup…").click()
    expect(ava.get_by_text("Mona Reyes is on duty, ext. 4417").first).to_be_visible()
    tick(ava, "kind", "attend")
    ava.get_by_role("button", name="Save and call").click()
    expect(ava.get_by_label("Your calls")).to_contain_text("Mona Reyes, ext. 4417")

    sign_in(mona, live_server.url, "mona")
    mona.get_by_label("Calls for backup").get_by_role("link", name="Answer").click()
    mona.get_by_role("button", name="coming").click()
    ava.reload()

    expect(ava.get_by_label("Your calls")).to_contain_text("Mona Reyes is coming.")


def test_the_list_of_keys_and_none_of_them_while_typing(
    visitors: tuple[Page, Page], cast: Cast, live_server: LiveServer
) -> None:
    ava, _ = visitors
    sign_in(ava, live_server.url, "ava")
    ava.keyboard.press("?")
    expect(ava.get_by_role("heading", name="Keys")).to_be_visible()
    ava.keyboard.press("Escape")
    expect(ava.get_by_role("heading", name="Keys")).to_be_hidden()

    ava.keyboard.press("n")
    expect(ava.get_by_label("In their words")).to_be_focused()
    ava.keyboard.type("n/?")
    expect(ava.get_by_label("In their words")).to_have_value("n/?")
    expect(ava.get_by_role("heading", name="Keys")).to_be_hidden()
