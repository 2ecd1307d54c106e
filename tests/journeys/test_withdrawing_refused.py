"""A classroom course is withdrawn with a reason, by whoever keeps that training, and not twice."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from staff import passing
from staff.models import Completion, CompletionWithdrawal, Course, Membership, Person
from tests.cast import Cast
from tests.courses import passed, today
from tests.journeys.desk import text
from tests.journeys.read import words
from tests.journeys.withdrawal_form import TRAINING, WHY, at, day, form
from tests.people import SignIn

pytestmark = pytest.mark.django_db


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
