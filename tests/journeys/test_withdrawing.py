"""A classroom course recorded by mistake: who withdraws it, what the page says, and what its person is told."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint, Remedy
from complaints.proof import verify
from staff import passing
from staff.models import Completion, CompletionWithdrawal, Course, Membership, OrganisationEvent, Person
from tests.cast import Cast
from tests.courses import passed, require, today, write_course
from tests.journeys.desk import recorded, text, typed
from tests.journeys.read import words
from tests.people import SignIn

pytestmark = pytest.mark.django_db
TRAINING = "/staff/training/"
WHY = "It was Ben Hartmann who was there."


@pytest.fixture
def course(cast: Cast) -> Course:
    """Levels 1 and 2 require it."""
    found = write_course(cast)
    require(cast.level(1), found)
    require(cast.level(2), all_of=cast.level(1))
    return found


@pytest.fixture
def bens(cast: Cast, course: Course) -> Completion:
    return passed(cast.ben, course, today(cast), by=cast.mona)


def at(completion: Completion) -> str:
    return f"/staff/training/record/{completion.pk}/withdraw/"


def form(**changes: Any) -> dict[str, Any]:
    """A whole form, to be changed in one thing; None leaves a field out."""
    fields = {"submission_key": str(uuid.uuid4()), "reason": WHY} | changes
    return {name: value for name, value in fields.items() if value is not None}


def day(cast: Cast) -> str:
    return f"{today(cast).day} {today(cast):%B %Y}"


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

    sentence = f"Mona Reyes withdrew “Listening”, recorded as passed on {today(cast).isoformat()}: {WHY}"
    for reader in (mona, ada):
        assert sentence in words(reader.get(f"/staff/people/{cast.ben.pk}/"))


def test_the_page_says_beforehand_what_will_happen(cast: Cast, mona: Client, bens: Completion) -> None:
    page = words(mona.get(at(bens)))

    assert "“Listening”, recorded for Ben Halloway by mistake." in page
    assert f"Passed on {day(cast)} Recorded {day(cast)}, by Mona Reyes Evidence List of who was there" in page
    assert "Ben will work as trainee from now on, until “Listening” is passed." in page
    assert not CompletionWithdrawal.objects.exists()


def test_only_a_classroom_pass_that_counts_leads_there(cast: Cast, mona: Client, course: Course) -> None:
    lapsed = passed(cast.ava, course, today(cast).replace(year=today(cast).year - 3), by=cast.mona)
    right = {one.pk: one.answers.get(is_right=True).pk for one in course.scenarios.all()}
    passing.take(course, by=cast.ben, key=uuid.uuid4(), answers=right)
    monas = passed(cast.mona, course, today(cast), by=cast.ada)
    theos = [passed(cast.theo, course, today(cast), by=cast.mona) for _ in range(2)]

    page = text(mona.get(TRAINING))

    assert {at(one) in page for one in theos} == {True}
    assert {at(one) in page for one in (lapsed, Completion.objects.get(how="scenarios"), monas)} == {False}
    assert page.count("/withdraw/") == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": None}, "Say why it counts no more."),
        ({"reason": ""}, "Say why it counts no more."),
        ({"reason": " \n\t "}, "Say why it counts no more."),
        ({"reason": "\u200b\u00a0\u2060\ufeff"}, "Say why it counts no more."),
        ({"reason": "\u2800\u3164"}, "Say why it counts no more."),
        ({"reason": "x" * 501}, "Please shorten this to 500 characters; it has 501."),
        ({"reason": "a\x00b"}, "Null characters are not allowed."),
        ({"submission_key": None}, "This form has lost its key."),
        ({"submission_key": "x"}, "Send this form again."),
    ],
)
def test_bad_input_gets_a_sentence_and_is_kept(
    cast: Cast, mona: Client, bens: Completion, changes: dict[str, Any], sentence: str
) -> None:
    page = mona.post(at(bens), form(**changes))

    assert page.status_code == 422
    assert sentence in words(page)
    assert (WHY in text(page)) is ("reason" not in changes)
    assert not CompletionWithdrawal.objects.exists()


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


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_comes_too_late_reads_who_withdrew_it_and_why(
    cast: Cast, mona: Client, max_: Client, bens: Completion, method: str
) -> None:
    mona.post(at(bens), form())

    late = max_.get(at(bens)) if method == "get" else max_.post(at(bens), form(reason="He was ill that day"))

    assert late.status_code == 409
    assert f"Mona Reyes withdrew “Listening” of Ben Halloway on {day(cast)}, so it counts no more." in words(late)
    assert WHY in words(late)
    assert ("He was ill that day" in words(late)) is (method == "post")
    assert CompletionWithdrawal.objects.get().withdrawn_by == cast.mona


def test_its_key_with_something_else_is_taken(
    cast: Cast, mona: Client, max_: Client, course: Course, bens: Completion
) -> None:
    fields, avas = form(), passed(cast.ava, course, today(cast), by=cast.mona)
    mona.post(at(bens), fields)

    others = [
        mona.post(at(avas), fields), mona.post(at(bens), fields | {"reason": "Else"}), max_.post(at(bens), fields),
    ]  # fmt: skip

    assert [one.status_code for one in others] == [409, 409, 409]
    assert "This form was sent before" in words(others[0])
    assert CompletionWithdrawal.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [("mona", 200), ("max", 200), ("ada", 200), ("amir", 200), ("rui", 404), ("ben", 403), ("ava", 403), ("gus", 403)],
)
def test_whoever_keeps_his_training_and_nobody_else(
    cast: Cast, sign_in: SignIn, bens: Completion, who: str, status: int
) -> None:
    client = sign_in(Client(), getattr(cast, who))

    assert client.get(at(bens)).status_code == status
    assert client.post(at(bens), form()).status_code == {200: 302}.get(status, status)


def test_nobody_their_own(cast: Cast, mona: Client, ada: Client, course: Course) -> None:
    monas, adas = (
        passed(cast.mona, course, today(cast), by=cast.ada),
        passed(cast.ada, course, today(cast), by=cast.amir),
    )

    for client, own, others in ((mona, monas, adas), (ada, adas, monas)):
        assert [client.get(at(own)).status_code, client.post(at(own), form()).status_code] == [403, 403]
        assert at(own) not in text(client.get(TRAINING))
        assert client.get(at(others)).status_code == 200


def test_what_is_not_there_or_no_classroom_course_is_not_found(cast: Cast, mona: Client, course: Course) -> None:
    right = {one.pk: one.answers.get(is_right=True).pk for one in course.scenarios.all()}
    passing.take(course, by=cast.ben, key=uuid.uuid4(), answers=right)

    for pk in (uuid.uuid4(), Completion.objects.get().pk, "x"):
        assert mona.get(f"/staff/training/record/{pk}/withdraw/").status_code == 404
        assert mona.post(f"/staff/training/record/{pk}/withdraw/", form()).status_code == 404


def test_who_left_is_not_there(cast: Cast, mona: Client, bens: Completion) -> None:
    Person.objects.filter(pk=cast.ben.pk).update(is_active=False)

    assert mona.post(at(bens), form()).status_code == 404


def test_whoever_may_no_more_in_that_very_moment_is_told(
    cast: Cast, mona: Client, bens: Completion, monkeypatch: pytest.MonkeyPatch
) -> None:
    from staff.views import withdrawing

    def too_late(*args: Any, **options: Any) -> None:
        Membership.objects.filter(person=cast.mona).update(is_active=False)
        original(*args, **options)

    original = withdrawing.withdraw
    monkeypatch.setattr(withdrawing, "withdraw", too_late)
    page = mona.post(at(bens), form())

    assert page.status_code == 422
    assert "This cannot be withdrawn now: you keep the training of your own sites" in words(page)
    assert WHY in text(page)
    assert not CompletionWithdrawal.objects.filter(withdrawn_at__lte=timezone.now()).exists()


def test_a_course_that_is_offered_no_more_still_tells_its_person(
    cast: Cast, ben: Client, mona: Client, course: Course
) -> None:
    flowers = write_course(cast, "flowers", "Flowers")
    bens = passed(cast.ben, flowers, today(cast), by=cast.mona)
    Course.objects.filter(pk=flowers.pk).update(is_active=False)
    assert "Ben goes on working as trainee: it makes no difference to that today." in words(mona.get(at(bens)))

    mona.post(at(bens), form())

    assert f"withdrawn by Mona Reyes on {day(cast)}: {WHY}" in words(ben.get(TRAINING))
