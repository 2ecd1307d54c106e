"""A page goes on asking after a server that stumbled, and stops where there is nothing more to hear."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.people import sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
POLL = re.compile(r"/calls/\?v=")
SLOWER = 16_000  # milliseconds of the page's own clock


class Polls:
    """How often the page asked; and what it is answered, where that is not the server's to say: the last one stays."""

    def __init__(self, page: Page, *statuses: int) -> None:
        self.page, self.statuses, self.asked = page, statuses, 0
        page.on("request", self.count)
        if statuses:
            page.route(POLL, self.answer)

    def count(self, request: Request) -> None:
        self.asked += bool(POLL.search(request.url))

    def answer(self, route: Route) -> None:
        route.fulfill(status=self.statuses[min(self.asked, len(self.statuses)) - 1])

    def wait(self) -> None:
        """Move the page's clock on, once."""
        self.page.clock.fast_forward(SLOWER)
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Desk")

    def until(self, asked: int) -> None:
        for _ in range(100):
            if self.asked >= asked:
                return
            self.wait()


@pytest.fixture
def desk(page: Page, cast: Cast, live_server: LiveServer) -> Page:
    """Ava's page, on a clock that the test moves."""
    page.clock.install()
    sign_in(page, live_server.url, "ava")
    return page


def test_after_a_502_it_asks_again(desk: Page) -> None:
    polls = Polls(desk, 502, 503, 204)

    polls.until(asked=4)

    assert polls.asked == 4


@pytest.mark.parametrize("status", [403, 404])
def test_where_it_is_not_theirs_it_stops(desk: Page, status: int) -> None:
    polls = Polls(desk, status)
    polls.until(asked=1)

    for _ in range(10):
        polls.wait()

    assert polls.asked == 1


def test_signed_out_it_stops(desk: Page) -> None:
    desk.context.clear_cookies()
    polls = Polls(desk)  # the server's own answer: to the sign-in page
    polls.until(asked=1)

    for _ in range(10):
        polls.wait()

    assert polls.asked == 1
