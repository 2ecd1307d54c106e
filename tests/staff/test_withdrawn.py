"""A withdrawn course counts up to that moment and not one longer: page, database and proof agree."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions.calling import Call
from complaints.demo.owner import connected_as_owner
from complaints.errors import Refused
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Remedy
from complaints.proof import verify
from complaints.review import actions as review
from staff.authority import offers
from staff.curriculum import curriculum, standing
from staff.learners import learners
from staff.models import Completion, Course, Person
from staff.next_level import next_level
from staff.passing import CannotBeTaken
from staff.withdrawing import withdraw
from tests.cast import Cast, build_cast, give
from tests.courses import passed, require, today, write_course
from tests.database.complaints_in_states import told

TICK = timedelta(microseconds=1)


def taxi(cast: Cast, person: Person, at: datetime) -> tuple[str, int | None]:
    [offer] = [one for one in offers(person, cast.northgate, at=at) if one.code == "taxi"]
    return offer.level_name, offer.rule


def shown(*arguments: str) -> str:
    out = StringIO()
    call_command("show_authority", *arguments, stdout=out)
    return out.getvalue()


def test_it_counts_up_to_that_moment_and_not_one_longer(cast: Cast, bens: Completion) -> None:
    at = withdraw(bens, by=cast.mona, reason="It was Beth").withdrawn_at

    assert taxi(cast, cast.ben, at - TICK) == ("Level 2", None)
    assert taxi(cast, cast.ben, at) == ("Trainee", 3)
    assert taxi(cast, cast.ben, at + timedelta(days=30)) == ("Trainee", 3)
    assert [standing(cast.ben, moment).working for moment in (at - TICK, at)] == ["Level 2", "Trainee"]


def test_everything_that_reads_courses_goes_by_the_moment(cast: Cast, bens: Completion) -> None:
    at = withdraw(bens, by=cast.mona, reason="It was Beth").withdrawn_at

    def seen(moment: datetime) -> list[object]:
        [mine] = curriculum(cast.ben, moment).courses
        [theirs] = [one for one in learners(cast.mona, at=moment) if one.pk == cast.ben.pk]
        [one], above = theirs.standing.courses, next_level(cast.ben, cast.northgate, moment)
        return [
            mine.passed_on, mine.withdrawn, theirs.behind, one.until is None, one.passed_on,
            [each.completion for each in one.in_classroom], above and above.name,
            "Holds Level 2; their courses let them work as Trainee then." in shown("ben", "--at", moment.isoformat()),
        ]  # fmt: skip

    assert seen(at - TICK) == [bens.passed_on, None, False, False, bens.passed_on, [str(bens.pk)], "Level 3", False]
    assert seen(at) == [None, ("Mona Reyes", at, "It was Beth"), True, True, None, [], "Level 1", True]


def test_another_pass_goes_on_counting(cast: Cast, course: Course, bens: Completion) -> None:
    passed(cast.ben, course, today(cast) - timedelta(days=80), by=cast.mona)

    at = withdraw(bens, by=cast.mona, reason="Twice").withdrawn_at

    [listening] = standing(cast.ben, at).courses
    assert (listening.passed_on, taxi(cast, cast.ben, at)) == (today(cast) - timedelta(days=80), ("Level 2", None))


def test_recorded_again_it_counts_again_and_nothing_is_said_any_more(
    cast: Cast, course: Course, bens: Completion
) -> None:
    withdraw(bens, by=cast.mona, reason="The wrong day")
    passed(cast.ben, course, today(cast), by=cast.mona)

    [listening] = curriculum(cast.ben, timezone.now()).courses
    assert (listening.passed_on, listening.withdrawn) == (today(cast), None)


def test_it_is_passed_again_and_not_renewed(cast: Cast, bens: Completion) -> None:
    at = withdraw(bens, by=cast.mona, reason="It was Beth").withdrawn_at

    assert standing(cast.ben, at).sentence == "Working as trainee until “Listening” is passed."
    [refusal] = [one.verdict.sentence for one in offers(cast.ben, cast.northgate, at=at) if one.code == "taxi"]
    assert refusal == "You work as trainee until “Listening” is passed, so this needs level 2 or a manager."


def test_what_was_given_that_morning_stays_and_after_it_nothing_is(cast: Cast, bens: Completion) -> None:
    before = give(cast, cast.ben, "taxi", 20_00)
    at = withdraw(bens, by=cast.mona, reason="It was Beth").withdrawn_at

    with pytest.raises(Refused) as no:
        give(cast, cast.ben, "taxi", 20_00)

    assert no.value.verdict.rule == 3
    assert no.value.verdict.sentence == (
        "You work as trainee until “Listening” is passed, so this needs level 2 or a manager."
    )
    kept = before.remedies.get()
    assert (kept.level_name, kept.at < at, taxi(cast, cast.ben, kept.at)) == ("Level 2", True, ("Level 2", None))
    assert verify().faults == []
    assert give(cast, cast.ben, "explain").remedies.get().level_name == "Trainee"


def test_stating_the_minute_before_does_not_help(cast: Cast, course: Course, bens: Completion) -> None:
    passed(cast.mona, course, today(cast), by=cast.ada)
    complaints = [actions.record(told(cast), by=cast.ben) for _ in range(3)]
    taxis = {"remedy_type": cast.remedy_type("taxi"), "amount": 20_00, "given_by": cast.ben}

    def given(number: int, **changes: object) -> Remedy:
        with transaction.atomic():
            return Remedy.objects.create(complaint=complaints[number], **(taxis | {"at": before} | changes))

    before = timezone.now()
    given(0)
    at = withdraw(bens, by=cast.max, reason="It was Beth").withdrawn_at

    assert before < at
    with pytest.raises(DatabaseError, match="refused by rule 3"):
        given(1)
    free = given(2, remedy_type=cast.remedy_type("explain"), amount=0)
    free.refresh_from_db()
    assert (free.at, free.level_name) == (before, "Trainee")
    transaction.set_rollback(True)


def test_so_it_is_with_a_managers_yes(cast: Cast, course: Course) -> None:
    require(cast.level(3), course)
    monas = passed(cast.mona, course, today(cast), by=cast.ada)
    passed(cast.max, course, today(cast), by=cast.ada)
    passed(cast.ben, course, today(cast), by=cast.mona)
    refund = Given(cast.remedy_type("refund"), 100_00)
    complaint = actions.record(told(cast), by=cast.ben)
    actions.call_backup(complaint, by=cast.ben, asked=Call(CallKind.APPROVE, refund))
    review.answer_call(BackupCall.objects.with_names().get(), by=cast.mona, answer=CallState.APPROVED)

    withdraw(monas, by=cast.max, reason="It was Moira")

    with pytest.raises(Refused) as no:
        actions.give_remedy(complaint, by=cast.ben, remedy=refund)
    assert no.value.verdict.rule == 9
    with pytest.raises(DatabaseError, match="beyond rule"), transaction.atomic():
        other = actions.record(told(cast), by=cast.ben)
        actions.call_backup(other, by=cast.ben, asked=Call(CallKind.APPROVE, refund))
        BackupCall.objects.filter(complaint=other).update(
            state="approved", answered_by=cast.mona, answered_at=timezone.now() - timedelta(minutes=4)
        )


@pytest.mark.django_db(transaction=True)
def test_only_the_owner_tells_of_a_withdrawal_in_the_past() -> None:
    with connected_as_owner(), transaction.atomic():
        cast = build_cast()
        course = write_course(cast)
        recorded = timezone.now() - timedelta(days=9)
        bens, avas = (
            Completion.objects.create(
                person=one, course=course, passed_on=date(2026, 1, 5), how="classroom", evidence="List",
                recorded_by=cast.mona, recorded_at=recorded,
            )
            for one in (cast.ben, cast.ava)
        )  # fmt: skip
        at = recorded + timedelta(days=1)
        assert withdraw(bens, by=cast.mona, reason="x", at=at).withdrawn_at == at
        for wrong in (recorded - TICK, timezone.now() + timedelta(minutes=1)):
            with pytest.raises(CannotBeTaken), transaction.atomic():
                withdraw(avas, by=cast.mona, reason="x", at=wrong)
        transaction.set_rollback(True)
