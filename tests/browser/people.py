"""What a person does in a browser, in the words of the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.cast import PASSWORD

WORDS = "Appointment was 9:30, it is 10:40 and nobody told them why."


def sign_in(page: Page, url: str, username: str) -> None:
    page.goto(f"{url}/accounts/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/accounts/" not in address)


def begin(page: Page, words: str = WORDS, category: str = "Waiting") -> None:
    """From the desk to a record page with words and subject."""
    page.get_by_role("link", name="Something went wrong for a patient").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What happened?")
    page.get_by_label("In their words").fill(words)
    tick(page, "category", {"Waiting": "waiting", "Food": "food"}[category])


def tick(page: Page, name: str, value: str) -> None:
    """Press a chip or a row, as a thumb would: the label, not the hidden box."""
    page.locator(f"label:has(input[name={name}][value={value}])").click()


def reach_by(page: Page, value: str) -> None:
    """How a manager may reach them: beside the reason, or, without scripts, where it folds away."""
    if not page.locator(f"label:has(input[name=contact_by][value={value}])").is_visible():
        page.get_by_text("Who it is about, contact, language").click()
    tick(page, "contact_by", value)


def save(page: Page) -> None:
    """In the US saving asks first whether the patient is still there."""
    page.get_by_text("Save for later…").click()
    tick(page, "patient_present", "yes")
    page.get_by_role("button", name="Save for later").click()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()
