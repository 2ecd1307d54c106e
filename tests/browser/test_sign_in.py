"""The first page in a real browser, on a live server that reads a clone of its own."""

from __future__ import annotations

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_wrong_password_is_said_and_nothing_is_complained_of(page: Page, live_server: LiveServer) -> None:
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", note)
    page.goto(f"{live_server.url}/accounts/login/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.fill("[name=login]", "nobody")
    page.fill("[name=password]", "not-this-one")
    page.keyboard.press("Enter")

    expect(page.get_by_text("not correct")).to_be_visible()
    assert complaints == []
