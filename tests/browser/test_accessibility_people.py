"""The pages about people, in every look (axe.py): the list, one person, somebody new, files, and open work."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from complaints import actions
from complaints.review import actions as review
from staff.models import Person
from tests.browser.arranged import come_now, promise, tell
from tests.browser.axe import LONG, nothing_found, unfold
from tests.browser.people import sign_in
from tests.cast import Cast, build_person

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = "name,username,level,site,role"


def choose(page: Page, url: str, *lines: str) -> None:
    content = "\n".join([HEAD, *lines]).encode()
    page.goto(f"{url}/staff/people/import/")
    page.set_input_files("input[type=file]", files=[{"name": "p.csv", "mimeType": "text/csv", "buffer": content}])
    page.get_by_role("button", name="Check it").click()


def test_the_list(page: Page, cast: Cast, live_server: LiveServer) -> None:
    at = f"{live_server.url}/staff/people/"
    for number in range(25):
        build_person(f"p{number}", f"Zed {LONG[:120]} {number}", cast.level(0), sites=(cast.northgate, cast.riverside))
    Person.objects.filter(username="theo").update(is_active=False)
    sign_in(page, live_server.url, "ada")
    page.goto(at)
    unfold(page)
    nothing_found(page, "People")
    page.get_by_role("link", name="Later").click()
    page.get_by_role("link", name="Earlier").wait_for()
    page.get_by_text("Disabled", exact=True).nth(1).wait_for()
    nothing_found(page, "People")
    page.goto(f"{at}?q=nobody&site=0")
    page.get_by_role("alert").wait_for()
    nothing_found(page, "People")
    page.goto(f"{at}?q=nobody")
    page.get_by_text("Nobody is like that.").wait_for()
    nothing_found(page, "People")


def test_one_person_for_an_admin(page: Page, cast: Cast, live_server: LiveServer) -> None:
    at = f"{live_server.url}/staff/people/{cast.cleo.pk}/"
    sign_in(page, live_server.url, "ada")
    page.goto(at)
    nothing_found(page, "Cleo Marchbanks")
    page.locator("#id_name").fill("")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("alert").wait_for()
    nothing_found(page, "Cleo Marchbanks")
    for path, heading in (
        ("sites/", "Another site"), (f"sites/{cast.riverside.pk}/", "at Riverside"), ("password/", "A new password"),
        ("sign-in/", "Disable"), ("work/", "has open"),
    ):  # fmt: skip
        page.goto(at + path)
        nothing_found(page, heading)
    page.goto(f"{live_server.url}/staff/people/{cast.ada.pk}/")
    page.get_by_text("This is you.").wait_for()
    nothing_found(page, "Ada Okonjo")


def test_one_person_for_a_manager(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "rui")
    page.goto(f"{live_server.url}/staff/people/{cast.cleo.pk}/")
    nothing_found(page, "Cleo Marchbanks")


def test_somebody_new_from_the_form_to_their_first_sign_in(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "ada")
    page.goto(f"{live_server.url}/staff/people/")
    page.get_by_role("link", name="Add somebody").click()
    nothing_found(page, "Somebody new")
    page.get_by_role("button", name="Add them").click()
    page.get_by_role("alert").wait_for()
    nothing_found(page, "Somebody new")
    page.locator("#id_name").fill("Nia Okafor")
    page.get_by_label("Username").fill("nia")
    page.get_by_label("Level").select_option(label="Level 1")
    page.get_by_label("Site").select_option(label="Northgate")
    page.locator("label:has(input[name=role][value=front_desk])").click()
    secret = page.get_by_label("Temporary password").input_value()
    page.get_by_role("button", name="Add them").click()
    page.get_by_text("Nia Okafor is here, and signs in as nia.").wait_for()
    nothing_found(page, "Nia Okafor")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Username").fill("nia")
    page.get_by_label("Password").fill(secret)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Choose your own password").wait_for()
    nothing_found(page, "Choose your own password")
    page.get_by_label("Current Password").fill(secret)
    page.locator("#id_password1").fill("three-quiet-herons-walk")
    page.locator("#id_password2").fill("three-quiet-herons-walk")
    page.get_by_role("button", name="Take this one and go on").click()
    page.get_by_role("link", name="Something went wrong for a patient").wait_for()


def test_people_from_a_file(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "ada")
    page.goto(f"{live_server.url}/staff/people/import/")
    nothing_found(page, "Add many")
    page.get_by_role("button", name="Check it").click()
    page.get_by_text("Choose a file.").wait_for()
    nothing_found(page, "Add many")
    choose(page, live_server.url, f"{LONG[:200]},ava,9,NG,king", "=1,bo,1,NG,manager")
    nothing_found(page, "lines to mend")
    choose(page, live_server.url, *(f"{LONG[:140]} {number},p{number},1,NG,manager" for number in range(4)))
    nothing_found(page, "4 people can be added")
    page.get_by_role("button", name="Add them all").click()
    page.get_by_role("heading", name="Their passwords are shown this once").wait_for()
    nothing_found(page, "4 people are here now")
    page.reload()
    page.get_by_role("heading", name="These passwords are not shown again").wait_for()
    nothing_found(page, "These passwords are not shown again")


def test_open_work_is_handed_over_and_then_they_may_go(page: Page, cast: Cast, live_server: LiveServer) -> None:
    for number in range(3):
        tell(cast, f"Number {number}", by=cast.mona)
    call = tell(cast, LONG, by=cast.mona)
    come_now(call, cast.mona)
    promise(cast, call, 2, by=cast.mona)
    escalated = tell(cast, "Wants the manager")
    actions.escalate(escalated, by=cast.ava, reason="x")
    review.claim(escalated, by=cast.mona)
    review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
    at = f"{live_server.url}/staff/people/{cast.mona.pk}/"

    sign_in(page, live_server.url, "ada")
    page.goto(f"{at}work/")
    page.get_by_text("Max Ferrante can hand it over.").wait_for()
    nothing_found(page, "What Mona Reyes has open")
    page.goto(f"{at}sign-in/")
    page.get_by_role("button", name="Disable").click()
    page.get_by_text("Max Ferrante can hand it over first.").wait_for()
    nothing_found(page, "Disable Mona Reyes")
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, live_server.url, "max")
    page.goto(f"{at}work/")
    unfold(page)
    nothing_found(page, "What Mona Reyes has open")
    page.get_by_role("button", name="Hand over").click()
    page.get_by_role("alert").wait_for()
    unfold(page)
    nothing_found(page, "What Mona Reyes has open")
    page.get_by_label("Who takes it from here?").select_option(label="Ben Halloway")
    page.get_by_label("Why, and a word for them").fill("She leaves today")
    page.get_by_role("button", name="Hand over").click()
    page.get_by_role("link", name="Answer it").wait_for()
    nothing_found(page, "What Mona Reyes has open")
    review.answer_call(call.calls.get(), by=cast.max, answer="attended")
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, live_server.url, "ada")
    page.goto(f"{at}sign-in/")
    page.get_by_role("button", name="Disable").click()
    page.get_by_text("Mona Reyes signs in no more.").wait_for()
    nothing_found(page, "Mona Reyes")


def test_nothing_open(page: Page, cast: Cast, live_server: LiveServer) -> None:
    sign_in(page, live_server.url, "rui")
    page.goto(f"{live_server.url}/staff/people/{cast.cleo.pk}/work/")
    page.get_by_text("Nothing is open in their name at your sites.").wait_for()
    nothing_found(page, "has open")
