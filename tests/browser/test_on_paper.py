"""A complaint on paper is for the patient: nothing that colleagues say to each other is on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from complaints import actions
from tests.browser.arranged import tell
from tests.browser.people import sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
NOTE, THANKS = "Next time, offer a seat first", "You stayed calm"


def test_coaching_and_thanks_stay_on_the_screen(page: Page, cast: Cast, live_server: LiveServer) -> None:
    from complaints.giving import Given
    from complaints.models import PutRight

    complaint = tell(cast, "Waited two hours")
    explain = Given(cast.remedy_type("explain"))
    actions.resolve(complaint, by=cast.ava, remedy=explain, put_right=PutRight.YES)
    complaint.refresh_from_db()
    actions.coach(complaint, by=cast.mona, to=cast.ava, words=NOTE)
    actions.thank(complaint, by=cast.mona, words=THANKS)
    sign_in(page, live_server.url, "ava")
    page.goto(f"{live_server.url}{complaint.get_absolute_url()}")
    for words in (NOTE, THANKS):
        assert page.get_by_text(words).is_visible()

    page.emulate_media(media="print")

    for words in (NOTE, THANKS):
        assert not page.get_by_text(words).is_visible()
    assert page.get_by_role("heading", name="Waited two hours").is_visible()
