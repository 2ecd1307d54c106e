"""Courses in Django's admin: written and asked there; terms and requirements are only read."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from staff.models import Answer, Course, Organisation, OrganisationEvent, Scenario
from tests.cast import Cast
from tests.courses import require, write_course
from tests.staff.admin_pages import change, errors, posted

Page = dict[str, Any]


@pytest.fixture
def course(cast: Cast) -> Course:
    return write_course(cast)


def test_a_course_is_written(cast: Cast, ada: Client) -> None:
    fields = {
        "organisation": cast.organisation.pk, "code": "handwashing", "title": "Washing hands", "summary": "Twenty seconds.",
        "lesson": "## Soap", "position": "9", "is_active": "on",
        **{f"{rows}-{form}": "0" for rows in ("scenarios", "terms", "required_by") for form in ("TOTAL_FORMS", "INITIAL_FORMS")},
    }  # fmt: skip

    answer = ada.post("/admin/staff/course/add/", fields)

    assert answer.status_code == 302, errors(answer)
    assert Course.objects.get(code="handwashing").organisation == cast.organisation


def test_a_page_of_its_own_is_no_code(cast: Cast, ada: Client) -> None:
    answer = ada.post("/admin/staff/course/add/", {"organisation": cast.organisation.pk, "code": "record"})

    assert "“record” is a page of its own. Choose another code." in errors(answer)


def test_the_lesson_changes_and_the_code_stays(ada: Client, course: Course) -> None:
    url = change(course)

    answer = ada.post(url, posted(ada, url, lesson="## Stand up", code="else", title="Listening well"))

    assert answer.status_code == 302, errors(answer)
    course.refresh_from_db()
    assert (course.lesson, course.code, course.title) == ("## Stand up", "listening", "Listening well")


def test_the_organisation_is_told_what_was_changed(cast: Cast, ada: Client, course: Course) -> None:
    first = course.scenarios.all()[0]
    ada.post(change(course), posted(ada, change(course), lesson="## Stand up"))
    ada.post(change(first), posted(ada, change(first), **{"answers-1-is_right": "on"}))
    ada.post(change(first), posted(ada, change(first)))

    told = OrganisationEvent.objects.filter(verb="change_course").order_by("position")

    assert [(one.by, one.facts) for one in told] == [
        (cast.ada, {"course": "Listening", "changed": "lesson"}),
        (cast.ada, {"course": "Listening", "changed": "answers", "situation": "Somebody is sad, 0."}),
    ]


def test_terms_and_requirements_are_read_only(cast: Cast, ada: Client, course: Course) -> None:
    require(cast.level(1), course)
    url = change(course)
    page = ada.get(url).text
    before = list(course.terms.values())

    ada.post(url, posted(ada, url) | {"terms-0-validity_months": "120", "terms-0-pass_mark": "1"})

    assert 'name="terms-0-pass_mark"' not in page and 'name="required_by-0-level"' not in page
    assert "12 months, 80 per cent" in page and "Level 1 requires Listening" in page
    assert page.count("1 January 2020, no end") == 2
    assert list(course.terms.values()) == before


def test_its_scenarios_lead_to_their_own_pages(ada: Client, course: Course) -> None:
    page = ada.get(change(course)).text

    assert page.count("Somebody is sad") >= 5
    assert f'href="/admin/staff/scenario/{Scenario.objects.earliest("pk").pk}/change/' in page
    assert 'name="scenarios-0-situation"' not in page


def scenario(course: Course, *answers: tuple[str, str, bool]) -> Page:
    """An add page with these answers: words, why, right."""
    fields: Page = {
        "course": course.pk, "situation": "Somebody laughs.", "position": "7", "is_active": "on",
        "answers-TOTAL_FORMS": str(len(answers)), "answers-INITIAL_FORMS": "0",
    }  # fmt: skip
    for number, (words, why, right) in enumerate(answers):
        fields |= {f"answers-{number}-words": words, f"answers-{number}-why": why, f"answers-{number}-position": "0"}
        fields |= {f"answers-{number}-is_right": "on"} if right else {}
    return fields


RIGHT, WRONG = ("Laugh with them", "It is a good day.", True), ("Hush them", "It was a good day.", False)


def test_a_scenario_with_its_answers(ada: Client, course: Course) -> None:
    answer = ada.post("/admin/staff/scenario/add/", scenario(course, RIGHT, WRONG))

    assert answer.status_code == 302, errors(answer)
    told = Scenario.objects.get(situation="Somebody laughs.")
    assert list(told.answers.values_list("words", "is_right")) == [("Laugh with them", True), ("Hush them", False)]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ((), "A scenario needs at least two answers to choose from."),
        ((RIGHT,), "A scenario needs at least two answers to choose from."),
        ((WRONG, WRONG), "Say which answer is right: at least one has to be."),
        ((RIGHT, ("", "No words", False)), "This field is required."),
        ((RIGHT, ("No reason", "", False)), "This field is required."),
    ],
)
def test_what_cannot_be_asked_gets_a_sentence(
    ada: Client, course: Course, answers: tuple[tuple[str, str, bool], ...], sentence: str
) -> None:
    answer = ada.post("/admin/staff/scenario/add/", scenario(course, *answers))

    assert sentence in errors(answer)
    assert not Scenario.objects.filter(situation="Somebody laughs.").exists()


def test_the_only_right_answer_is_not_made_wrong(ada: Client, course: Course) -> None:
    url = change(course.scenarios.all()[0])

    answer = ada.post(url, posted(ada, url, **{"answers-0-is_right": None}))

    assert "Say which answer is right" in errors(answer)
    assert Answer.objects.filter(is_right=True).count() == 5


def test_nothing_is_deleted(ada: Client, course: Course) -> None:
    for row in (course, course.scenarios.all()[0]):
        assert ada.post(change(row).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403


def test_another_organisations_are_not_there(cast: Cast, ada: Client) -> None:
    theirs = write_course(cast, "far", "Far", organisation=Organisation.objects.create(name="Elsewhere"))

    assert ada.get(change(theirs)).status_code == 302
    assert ada.get(change(theirs.scenarios.all()[0])).status_code == 302
    assert "Select a valid choice" in errors(
        ada.post("/admin/staff/scenario/add/", scenario(theirs, RIGHT, WRONG))
    )  # fmt: skip
    assert "Far" not in ada.get("/admin/staff/scenario/").text
