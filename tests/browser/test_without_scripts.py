"""With JavaScript off every part of the work still goes: each from a complaint that was saved for later."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from complaints.models import BackupCall, Complaint, ReadRecord, Remedy
from complaints.review import actions as review
from tests.browser.arranged import may_i, promise, tell
from tests.browser.people import WORDS, begin, reach_by, save, sign_in, tick
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ava(page_without_scripts: Page, cast: Cast, live_server: LiveServer) -> Page:
    sign_in(page_without_scripts, live_server.url, "ava")
    return page_without_scripts


@pytest.fixture
def saved(ava: Page) -> Complaint:
    """Recorded by her; its own page is open."""
    begin(ava)
    save(ava)
    expect(ava.get_by_role("heading", level=1)).to_have_text(WORDS)
    return Complaint.objects.get()


def test_recorded_it_is_open_and_hers(ava: Page, saved: Complaint, cast: Cast) -> None:
    assert (saved.state, saved.owner, saved.what_happened, saved.formal_at) == ("open", cast.ava, WORDS, None)
    ava.get_by_role("link", name="Desk").click()
    expect(ava.get_by_role("region", name="Open with you")).to_contain_text(saved.reference)


def test_resolved(ava: Page, saved: Complaint, cast: Cast) -> None:
    ava.get_by_role("link", name="Put it right").click()
    tick(ava, "remedy_type", "parking")
    ava.get_by_label("Amount").fill("8")
    tick(ava, "put_right", "yes")
    ava.get_by_role("button", name="Resolve now").click()

    expect(ava.get_by_role("status")).to_contain_text(saved.reference)
    saved.refresh_from_db()
    assert (saved.state, saved.what_was_done) == ("resolved", "Said sorry and paid for the parking.")
    assert Remedy.objects.get().amount == 800


def test_escalated_claimed_and_decided(ava: Page, saved: Complaint, cast: Cast, live_server: LiveServer) -> None:
    ava.get_by_role("link", name="Escalate…").click()
    ava.get_by_label("Why does a manager have to take this on?").fill("They paid for the whole day.")
    reach_by(ava, "none")
    ava.get_by_role("button", name="Escalate to a manager").click()
    expect(ava.get_by_role("heading", level=1)).to_have_text(WORDS)
    saved.refresh_from_db()
    assert (saved.state, saved.escalated_by) == ("escalated", cast.ava)
    ava.get_by_role("button", name="Sign out").click()

    sign_in(ava, live_server.url, "mona")
    ava.goto(f"{live_server.url}/review/{saved.pk}/")
    ava.get_by_role("button", name="Claim").click()
    ava.get_by_label("What was done").fill("Called them.")
    tick(ava, "put_right", "no")
    ava.get_by_role("button", name="Decide").click()

    expect(ava.get_by_text("Decided", exact=True)).to_be_visible()
    saved.refresh_from_db()
    assert (saved.state, saved.resolved_by, saved.put_right) == ("resolved", cast.mona, "no")


def test_called_and_taken_back(ava: Page, saved: Complaint, cast: Cast) -> None:
    review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
    ava.get_by_role("link", name="Call backup…").click()
    expect(ava.get_by_text("Mona Reyes is on duty, ext. 4417")).to_be_visible()
    tick(ava, "kind", "approve")
    tick(ava, "remedy_type", "parking")
    ava.get_by_label("Amount").fill("18")
    ava.get_by_role("button", name="Call", exact=True).click()
    expect(ava.get_by_label("Your calls")).to_contain_text("You asked: may I? Parking, $18.00.")
    call = BackupCall.objects.get()
    assert (call.kind, call.amount, call.state) == ("approve", 18_00, "open")

    ava.get_by_label("Your calls").get_by_role("link", name="Take it back").click()
    ava.get_by_role("button", name="Take it back", exact=True).click()

    expect(ava.get_by_role("heading", level=1)).to_have_text(WORDS)
    call.refresh_from_db()
    assert call.state == "withdrawn"


def test_allowed_from_the_queue(page_without_scripts: Page, cast: Cast, live_server: LiveServer) -> None:
    call = may_i(cast, tell(cast, WORDS), cast.ava)
    mona = page_without_scripts
    sign_in(mona, live_server.url, "mona")
    mona.goto(f"{live_server.url}/review/")
    mona.get_by_role("button", name="Approve").first.click()

    expect(mona.get_by_text("said yes to Parking, $18.00.")).to_be_visible()
    call.refresh_from_db()
    assert (call.state, call.answered_by) == ("approved", cast.mona)


def test_a_promise_is_kept(ava: Page, cast: Cast, live_server: LiveServer) -> None:
    promise(cast, tell(cast, WORDS), 2, by=cast.ava)
    ava.goto(live_server.url)
    ava.get_by_role("region", name="Promised").get_by_role("link", name="Kept…").click()
    ava.get_by_label("How was it kept?").fill("Handed over at noon.")
    ava.get_by_role("button", name="Kept", exact=True).click()

    expect(ava.get_by_text("Promise kept")).to_be_visible()
    assert Remedy.objects.get().kept_by == cast.ava


def test_found_and_the_names_shown(ava: Page, cast: Cast, live_server: LiveServer) -> None:
    complaint = tell(cast, WORDS, patient_name="Ann Exampleton")
    ava.get_by_role("link", name="Complaints").click()
    ava.get_by_label("Search").fill("Exampleton")
    ava.get_by_role("button", name="Search").click()
    expect(ava.get_by_text("A•• E••")).to_be_visible()

    ava.get_by_role("button", name="Show the name").click()

    expect(ava.get_by_role("heading", level=1)).to_have_text("Names")
    expect(ava.get_by_text("Ann Exampleton")).to_be_visible()
    assert [(one.complaint, one.what) for one in ReadRecord.objects.all()] == [(complaint, "names")]
