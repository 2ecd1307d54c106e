"""A withdrawal and a remedy at the same moment: one waits for the other, and their times tell which came first."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

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
from tests.database.test_races import at_once
from tests.database.test_waiting_for_the_lock import until_somebody_waits

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def course(cast: Cast) -> Course:
    found = write_course(cast)
    require(cast.level(2), found)
    return found


@pytest.fixture
def bens(cast: Cast, course: Course) -> Completion:
    return passed(cast.ben, course, today(cast), by=cast.mona)


def while_it_is_not_written_yet(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """What the second act gave back or raised, which began before the first was committed and waits for it."""
    outcome: list[Any] = []

    def wait_for_it() -> None:
        try:
            outcome.append(second())
        except Exception as error:
            outcome.append(error)
        finally:
            connection.close()

    waits = threading.Thread(target=wait_for_it)
    with transaction.atomic():
        first()
        waits.start()
        until_somebody_waits()
    waits.join(30)
    return outcome[0]


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
