"""axe-core finds nothing where somebody at the desk does something: recording, one complaint, and every form on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from complaints import actions
from complaints.giving import Given
from complaints.models import CallState, Complaint, PutRight, RedFlag
from complaints.review import actions as review
from tests.browser.arranged import come_now, may_i, promise, tell
from tests.browser.axe import LONG, nothing_found, unfold
from tests.browser.people import sign_in, tick
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def refused(page: Page) -> None:
    """The form came back with what is wrong on top."""
    page.locator("#mistakes").wait_for()


def test_recording(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/complaints/new/")
    nothing_found(page, "What happened?")
    unfold(page)
    nothing_found(page, "What happened?")
    page.get_by_role("button", name="Resolve now").click()
    refused(page)
    nothing_found(page, "What happened?")


def test_a_refused_record_with_everything_carried_over(page: Page, cast: Cast, live_server: LiveServer) -> None:
    review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}/complaints/new/")
    unfold(page)
    for name, value in (("category", "waiting"), ("red_flags", "at_risk"), ("remedy_type", "parking"),
                        ("put_right", "yes"), ("contact_by", "phone"), ("kind", "approve")):  # fmt: skip
        tick(page, name, value)
    for label, words in (
        ("In their words", LONG),
        ("What was done", LONG),
        ("Why does a manager have to take this on?", LONG),
        ("A word for the manager", LONG),
        ("Patient's name", "Ann Example"),
        ("Patient's reference", "MRN-4711"),
        ("Number or address", "555-0142"),
        ("Amount", "18"),
    ):
        page.get_by_role("textbox", name=label).fill(words)
    page.get_by_role("button", name="Resolve now").click()
    page.get_by_role("alert").get_by_text("a manager has to decide it").wait_for()
    nothing_found(page, "What happened?")
    unfold(page)
    assert page.get_by_label("A word for the manager").input_value() == LONG
    nothing_found(page, "What happened?")
    for label, value in (("Number or address", ""), ("Amount", "ten"), ("When it happened", "2999-01-01T00:00")):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Save and call").click()
    page.get_by_role("alert").get_by_text("Write the amount as a number").wait_for()
    unfold(page)
    nothing_found(page, "What happened?")


def test_one_complaint(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "ava")
    opened, long = tell(cast, "Waited two hours"), tell(cast, LONG, RedFlag.HARM, patient_name=LONG[:150])
    at = f"{live_server.url}{opened.get_absolute_url()}"
    page.goto(at)
    nothing_found(page, "Waited two hours")
    page.goto(f"{live_server.url}{long.get_absolute_url()}")
    nothing_found(page, LONG[:40])
    page.goto(f"{live_server.url}{long.get_absolute_url()}resolve/")
    nothing_found(page, LONG[:40])
    page.goto(f"{at}resolve/")
    nothing_found(page, "Waited two hours")
    tick(page, "remedy_type", "parking")
    page.get_by_label("Amount").fill("18")
    tick(page, "put_right", "yes")
    page.get_by_role("button", name="Resolve now").click()
    refused(page)
    nothing_found(page, "Waited two hours")
    actions.resolve(opened, by=cast.ben, remedy=Given(cast.remedy_type("parking"), 100), put_right=PutRight.YES)
    page.get_by_role("button", name="Resolve now").click()
    page.get_by_text("Ben Halloway").first.wait_for()
    nothing_found(page, "moved on")
    page.goto(at)
    nothing_found(page, "Waited two hours")


def test_settled_with_a_promise_void_and_with_a_long_history(page: Page, cast: Cast, live_server: LiveServer) -> None:
    promised, void = tell(cast, "Paid for the whole day"), tell(cast, "Told twice")
    promise(cast, promised, 3, by=cast.ava)
    kept = Given(cast.remedy_type("explain"), 0, cast.northgate.day(timezone.now()) + timedelta(days=1))
    actions.give_remedy(promised, by=cast.ava, remedy=kept)
    actions.keep_promise(promised.remedies.get(remedy_type=kept.remedy_type), by=cast.ava, how=LONG)
    actions.note(promised, by=cast.ava, words=LONG)
    explained = Given(cast.remedy_type("explain"))
    actions.resolve(promised, by=cast.ava, remedy=explained, put_right=PutRight.YES, what_was_done=LONG)
    review.void(void, by=cast.mona, reason=LONG, duplicate_of=promised)
    sign_in(page, live_server.url, "ava")

    page.goto(f"{live_server.url}{promised.get_absolute_url()}")
    assert page.get_by_text("Promise kept").is_visible()
    nothing_found(page, "Paid for the whole day")
    page.goto(f"{live_server.url}{void.get_absolute_url()}")
    nothing_found(page, "Told twice")
    passed_on = tell(cast, "Her shift ends")
    actions.hand_over(passed_on, by=cast.ava, to=cast.ben, note=LONG)
    page.goto(f"{live_server.url}{passed_on.get_absolute_url()}")
    nothing_found(page, "Her shift ends")


# Path, heading, and the button that sends a form that cannot be right.
ACTS = (
    ("escalate/", "Hand it to a manager", "Escalate to a manager"),
    ("remedy/", "Give something", "Give it"),
    ("note/", "Add a note", "Add the note"),
    ("authority/", "Authority to act", "I have seen it"),
    ("correct/", "Correct it", "Correct"),
    ("hand-over/", "Hand it over", "Hand over"),
)


@pytest.mark.parametrize(("path", "title", "button"), ACTS)
def test_a_form_on_an_open_complaint(
    page: Page, cast: Cast, live_server: LiveServer, path: str, title: str, button: str
) -> None:
    complaint = tell(cast, "Waited two hours", complainant="family")
    sign_in(page, live_server.url, "ava")
    fresh_and_refused(page, live_server, complaint, path, title, button)


def fresh_and_refused(
    page: Page, live_server: LiveServer, complaint: Complaint, path: str, title: str, button: str
) -> None:
    page.goto(f"{live_server.url}{complaint.get_absolute_url()}{path}")
    nothing_found(page, title)
    page.get_by_role("button", name=button, exact=True).click()
    refused(page)
    nothing_found(page, title)


def test_reopening_and_keeping_a_promise(page: Page, cast: Cast, live_server: LiveServer) -> None:
    complaint = tell(cast, "Waited two hours")
    promise(cast, complaint, 3, by=cast.ava)
    explained = Given(cast.remedy_type("explain"))
    actions.resolve(complaint, by=cast.ava, remedy=explained, put_right=PutRight.YES)
    promised = complaint.remedies.get(promised_by__isnull=False)
    sign_in(page, live_server.url, "ava")

    fresh_and_refused(page, live_server, complaint, "reopen/", "Reopen it", "Reopen")
    fresh_and_refused(page, live_server, complaint, f"promises/{promised.pk}/keep/", "The promise is kept", "Kept")


def test_calling_for_backup_and_taking_it_back(page: Page, cast: Cast, live_server: LiveServer) -> None:
    complaint = tell(cast, "Waited two hours")
    review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}{complaint.get_absolute_url()}call-backup/")
    nothing_found(page, "Call a manager")
    tick(page, "kind", "approve")
    page.get_by_role("button", name="Call", exact=True).click()
    refused(page)
    nothing_found(page, "Call a manager")
    call = come_now(complaint, cast.ava)
    at = f"{live_server.url}{complaint.get_absolute_url()}calls/{call.pk}/withdraw/"
    page.goto(at)
    nothing_found(page, "Take the call back")
    page.evaluate("document.querySelector('form[novalidate] [name=submission_key]').value = ''")
    page.get_by_role("button", name="Take it back", exact=True).click()
    refused(page)
    nothing_found(page, "Take the call back")
    page.goto(at)
    review.answer_call(call, by=cast.mona, answer=CallState.ATTENDED)
    page.get_by_role("button", name="Take it back", exact=True).click()
    page.get_by_text("Mona Reyes is on the way.").wait_for()
    nothing_found(page, "That is settled already")


def test_giving_what_was_allowed(page: Page, cast: Cast, live_server: LiveServer) -> None:
    complaint = tell(cast, "Paid for the whole day")
    review.answer_call(may_i(cast, complaint, cast.ava), by=cast.mona, answer=CallState.APPROVED)
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}{complaint.get_absolute_url()}resolve/")
    assert page.get_by_label("Amount").input_value() == "18.00"
    nothing_found(page, "Paid for the whole day")
