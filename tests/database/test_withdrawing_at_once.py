"""A withdrawal and a remedy at the same moment: one waits for the other, and their times tell which came first."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from complaints import actions
from complaints.actions.calling import Call
from complaints.errors import Refused
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Complaint, Remedy
from complaints.proof import verify
from complaints.review import actions as review
from staff.models import Completion, CompletionWithdrawal, Course, OrganisationEvent
from staff.passing import CannotBeTaken
from staff.proof import organisation_faults
from staff.withdrawing import withdraw
from tests.cast import Cast, give
from tests.courses import passed, require, today, write_course
from tests.database.complaints_in_states import told
from tests.journeys.desk import typed
from tests.together import at_once, while_it_is_not_written_yet

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def course(cast: Cast) -> Course:
    found = write_course(cast)
    require(cast.level(2), found)
    return found


@pytest.fixture
def bens(cast: Cast, course: Course) -> Completion:
    return passed(cast.ben, course, today(cast), by=cast.mona)


def test_who_gives_waits_for_a_withdrawal_and_is_refused(cast: Cast, bens: Completion) -> None:
    done = while_it_is_not_written_yet(
        lambda: withdraw(bens, by=cast.mona, reason="It was Beth"), lambda: give(cast, cast.ben, "taxi", 20_00)
    )

    assert isinstance(done, Refused)
    assert (done.verdict.rule, done.verdict.sentence) == (
        3, "That was within your limits a moment ago, and is not any more.",
    )  # fmt: skip
    assert not Remedy.objects.exists()


def test_so_does_who_gives_by_a_managers_yes(cast: Cast, course: Course, bens: Completion) -> None:
    """The yes is the manager's authority: it is theirs that is waited for."""
    require(cast.level(3), course)
    monas = passed(cast.mona, course, today(cast), by=cast.ada)
    refund = Given(cast.remedy_type("refund"), 100_00)
    complaint = actions.record(told(cast), by=cast.ben)
    actions.call_backup(complaint, by=cast.ben, asked=Call(CallKind.APPROVE, refund))
    review.answer_call(BackupCall.objects.with_names().get(), by=cast.mona, answer=CallState.APPROVED)

    done = while_it_is_not_written_yet(
        lambda: withdraw(monas, by=cast.max, reason="It was Moira"),
        lambda: actions.give_remedy(complaint, by=cast.ben, remedy=refund),
    )

    assert isinstance(done, Refused)
    assert done.verdict.rule == 9


def test_a_withdrawal_waits_for_who_gives_and_comes_after_it(cast: Cast, bens: Completion) -> None:
    done = while_it_is_not_written_yet(
        lambda: give(cast, cast.ben, "taxi", 20_00), lambda: withdraw(bens, by=cast.mona, reason="It was Beth")
    )

    assert isinstance(done, CompletionWithdrawal)
    assert Remedy.objects.get().at < done.withdrawn_at
    assert verify().faults == []


def test_nobody_waits_for_somebody_elses_course(cast: Cast, course: Course, bens: Completion) -> None:
    """Ava gives while Ben's is being withdrawn."""
    with transaction.atomic():
        withdraw(bens, by=cast.mona, reason="It was Beth")
        [done] = at_once(lambda: give(cast, cast.ava, "parking", 10_00))

    assert isinstance(done, Complaint)


def test_of_two_who_withdraw_it_at_once_one_does(cast: Cast, course: Course) -> None:
    for _ in range(10):
        bens = passed(cast.ben, course, today(cast), by=cast.mona)

        outcomes = at_once(*(lambda by=by: withdraw(bens, by=by, reason="x") for by in (cast.mona, cast.max)))  # noqa: B023

        assert sorted(type(one).__name__ for one in outcomes) == ["CannotBeTaken", "CompletionWithdrawal"]
        assert any(isinstance(one, CannotBeTaken) for one in outcomes)
    assert OrganisationEvent.objects.filter(verb="withdraw_course").count() == 10
    assert list(organisation_faults()) == []


def test_twenty_times_at_once_what_was_given_was_given_before(cast: Cast, course: Course) -> None:
    won = Counter[str]()
    for _ in range(20):
        bens = passed(cast.ben, course, today(cast), by=cast.mona)
        complaint = actions.record(told(cast), by=cast.ben)
        dollar = Given(cast.remedy_type("taxi"), 1_00)

        given, withdrawn = at_once(
            lambda: actions.give_remedy(complaint, by=cast.ben, remedy=dollar),  # noqa: B023
            lambda: withdraw(bens, by=cast.mona, reason="x"),  # noqa: B023
        )

        assert isinstance(withdrawn, CompletionWithdrawal)
        remedy = Remedy.objects.filter(complaint=complaint).first()
        won["given" if remedy else "withdrawn"] += 1
        assert isinstance(given, Complaint if remedy else Refused)
        assert remedy is None or remedy.level_name == "Level 2"
        assert remedy is None or remedy.at < withdrawn.withdrawn_at
    assert won.total() == 20
    assert verify().faults == []


def test_who_may_still_give_at_the_lower_level_waits_and_gives(cast: Cast, course: Course) -> None:
    """The event tells the numbers by which PostgreSQL judged after the wait, not those that were offered before it."""
    require(cast.level(3), course)
    maxs = passed(cast.max, course, today(cast), by=cast.ada)
    desk = Client()
    desk.force_login(cast.max)

    answer = while_it_is_not_written_yet(
        lambda: withdraw(maxs, by=cast.ada, reason="It was Moira"),
        lambda: desk.post("/complaints/new/", typed(remedy_type="meal", amount="1.00")),
    )

    assert answer.status_code == 302
    given = Remedy.objects.get()
    assert (given.level_name, given.per_remedy_limit) == ("Level 1", 10_00)
    assert given.complaint.events.get(verb="give").limit == 10_00
    assert verify().faults == []


def test_the_same_form_while_the_first_is_written_is_the_same_withdrawal(cast: Cast, bens: Completion) -> None:
    form = {"submission_key": str(uuid.uuid4()), "reason": "It was Beth"}
    first, second = Client(), Client()
    for client in (first, second):
        client.force_login(cast.mona)
    done: list[Any] = []

    def between(execute: Any, sql: str, *rest: Any) -> Any:
        answer = execute(sql, *rest)
        if not done and sql.startswith("SELECT") and 'FROM "staff_completionwithdrawal"' in sql:
            path = f"/staff/training/record/{bens.pk}/withdraw/"
            done.extend(at_once(lambda: first.post(path, form).status_code))
        return answer

    with connection.execute_wrapper(between):
        answer = second.post(f"/staff/training/record/{bens.pk}/withdraw/", form)

    assert (done, answer.status_code, CompletionWithdrawal.objects.count()) == ([302], 302, 1)
