"""A real Chromium, the system's own. Where there is none the tests are skipped; with CI=true they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# Chromium looks for its maker's hosts at every start; nothing here may leave the machine.
ALONE = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 900}
# milliseconds: two browsers, a server and a database on two cores can take longer than Playwright's five seconds
expect.set_options(timeout=15_000)


def program() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found:
        return found
    reason = "No Chromium on this machine. On Debian: apt install chromium"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    # without a browser the rest can still be run; where CI runs, one is there
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Without its sandbox for root only, whom Chromium refuses otherwise."""
    path = program()
    flags = [*ALONE, "--no-sandbox"] if os.geteuid() == 0 else ALONE
    # Playwright keeps an event loop in this thread, and Django takes that for asynchronous code
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor of its own: no cookies of another test."""
    one = chromium.new_context(viewport=WIDE, locale="en-US")
    one.set_default_timeout(10_000)
    yield one
    one.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def page_without_scripts(chromium: Browser) -> Iterator[Page]:
    """The same visitor with JavaScript off."""
    one = chromium.new_context(viewport=WIDE, locale="en-US", java_script_enabled=False)
    one.set_default_timeout(10_000)
    yield one.new_page()
    one.close()
