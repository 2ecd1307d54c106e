"""A classroom course recorded by mistake: what the pages say before it is withdrawn and after."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from complaints.models import Complaint, Remedy
from complaints.proof import verify
from staff import passing
from staff.models import Completion, CompletionWithdrawal, Course, OrganisationEvent
from tests.cast import Cast
from tests.courses import passed, today, write_course
from tests.journeys.desk import recorded, text, typed
from tests.journeys.read import words
from tests.journeys.withdrawal_form import TRAINING, WHY, at, day, form

pytestmark = pytest.mark.django_db


def test_recorded_by_mistake_given_by_it_withdrawn_and_told_why(
    cast: Cast, ben: Client, mona: Client, course: Course
) -> None:
    taxi = {"remedy_type": "taxi", "amount": "20.00"}
    no = ben.post("/complaints/new/", typed(**taxi))
    assert no.status_code == 422
    assert "You work as trainee until “Listening” is passed, so this needs level 2 or a manager." in words(no)

    fields = {"person": cast.ben.pk, "course": course.pk, "passed_on": today(cast).isoformat(), "evidence": "List"}
    mona.post("/staff/training/record/", fields | {"submission_key": str(uuid.uuid4())})
    given = recorded(ben, **taxi)
    assert given.remedies.get().level_name == "Level 2"

    page = mona.get(TRAINING)
    assert f'href="{at(Completion.objects.get())}"' in text(page)
    answer = mona.post(at(Completion.objects.get()), form(), follow=True)
    assert answer.redirect_chain == [(TRAINING, 302)]
    assert "Withdrawn: “Listening” of Ben Halloway." in words(answer)
    assert "Ben Halloway Level 2 Works as trainee Listening Not passed yet Record…" in words(answer)

    again = ben.post("/complaints/new/", typed(**taxi))
    assert again.status_code == 422
    assert "You work as trainee until “Listening” is passed, so this needs level 2 or a manager." in words(again)
    assert "Working as trainee until “Listening” is passed." in words(ben.get("/"))
    told = f"Mona Reyes withdrew it on {day(cast)}: {WHY}"
    assert f"“Listening” was recorded from a classroom, and {told}" in words(ben.get("/staff/me/"))
    for path in (TRAINING, f"{TRAINING}listening/"):
        assert f"Recorded from a classroom, and withdrawn by Mona Reyes on {day(cast)}: {WHY}" in words(ben.get(path))
    assert (Complaint.objects.count(), Remedy.objects.count(), verify().faults) == (1, 1, [])


def test_at_the_desk_where_patients_look_no_reason_is_shown(
    cast: Cast, ben: Client, mona: Client, bens: Completion
) -> None:
    mona.post(at(bens), form())

    assert WHY not in words(ben.get("/"))


def test_it_stands_in_their_history(cast: Cast, mona: Client, ada: Client, bens: Completion) -> None:
    mona.post(at(bens), form())

    sentence = f"Mona Reyes withdrew “Listening”, recorded as passed on {day(cast)}: {WHY}"
    for reader in (mona, ada):
        assert sentence in words(reader.get(f"/staff/people/{cast.ben.pk}/"))


def test_the_page_says_beforehand_what_will_happen(cast: Cast, mona: Client, bens: Completion) -> None:
    page = words(mona.get(at(bens)))

    assert "“Listening”, recorded for Ben Halloway by mistake." in page
    assert f"Passed on {day(cast)} Recorded {day(cast)}, by Mona Reyes Evidence List of who was there" in page
    assert "Ben will work as trainee from now on, until “Listening” is passed." in page
    assert not CompletionWithdrawal.objects.exists()


def test_only_somebody_elses_classroom_pass_leads_there_also_a_lapsed_one(
    cast: Cast, mona: Client, course: Course
) -> None:
    lapsed = passed(cast.ava, course, today(cast).replace(year=today(cast).year - 3), by=cast.mona)
    right = {one.pk: one.answers.get(is_right=True).pk for one in course.scenarios.all()}
    passing.take(course, by=cast.ben, key=uuid.uuid4(), answers=right)
    monas = passed(cast.mona, course, today(cast), by=cast.ada)
    theos = [passed(cast.theo, course, today(cast), by=cast.mona) for _ in range(2)]

    page = text(mona.get(TRAINING))

    assert {at(one) in page for one in (*theos, lapsed)} == {True}
    assert {at(one) in page for one in (Completion.objects.get(how="scenarios"), monas)} == {False}
    assert page.count("/withdraw/") == 3


@pytest.mark.parametrize("reason", ["x" * 500, "\u200b‏כן", "👩‍⚕️ said so"])
def test_words_that_can_be_seen_are_kept_as_they_are(cast: Cast, mona: Client, bens: Completion, reason: str) -> None:
    assert mona.post(at(bens), form(reason=reason)).status_code == 302
    assert CompletionWithdrawal.objects.get().reason == reason


def test_pressed_twice_it_is_one(cast: Cast, mona: Client, bens: Completion) -> None:
    fields = form()

    answers = [mona.post(at(bens), fields) for _ in range(3)]

    assert [(one.status_code, one["Location"]) for one in answers] == [(302, TRAINING)] * 3
    assert CompletionWithdrawal.objects.count() == 1
    assert OrganisationEvent.objects.filter(verb="withdraw_course").count() == 1


def test_a_course_that_is_offered_no_more_still_tells_its_person(
    cast: Cast, ben: Client, mona: Client, course: Course
) -> None:
    flowers = write_course(cast, "flowers", "Flowers")
    bens = passed(cast.ben, flowers, today(cast), by=cast.mona)
    Course.objects.filter(pk=flowers.pk).update(is_active=False)
    assert "Ben goes on working as trainee: it makes no difference to that today." in words(mona.get(at(bens)))

    mona.post(at(bens), form())

    assert f"withdrawn by Mona Reyes on {day(cast)}: {WHY}" in words(ben.get(TRAINING))
