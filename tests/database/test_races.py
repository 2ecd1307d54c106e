"""At once, from a barrier, on real connections: one winner each, limits held to the cent, every loser told who won."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from complaints import actions
from complaints.actions.calling import Call
from complaints.errors import LostRace, Refused
from complaints.giving import Given
from complaints.history import last_move
from complaints.models import BackupCall, CallKind, CallState, Complaint, Event, PutRight, Refusal, Remedy
from complaints.proof import verify
from complaints.review import actions as review
from staff.models import DayLedger
from tests.cast import Cast
from tests.database.complaints_in_states import told
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def repeat(rounds: int, *acts: Callable[[Complaint], Any], complaints: list[Complaint]) -> list[list[Any]]:
    """The same race over many complaints, by threads that keep their connections."""
    barrier = threading.Barrier(len(acts))
    outcomes: list[list[Any]] = [[None] * len(acts) for _ in range(rounds)]

    def run(index: int) -> None:
        try:
            for number, complaint in enumerate(complaints):
                barrier.wait(30)
                try:
                    outcomes[number][index] = acts[index](complaint)
                except (LostRace, Refused) as error:
                    outcomes[number][index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[index]) for index in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return outcomes


def test_resolve_against_escalate_two_hundred_times(cast: Cast) -> None:
    """Meals of one cent: the day's ledger must hold exactly the resolved ones."""
    complaints = [actions.record(told(cast), by=cast.ava) for _ in range(200)]
    cent = Given(cast.remedy_type("meal"), 1)

    outcomes = repeat(
        200,
        lambda one: actions.resolve(one, by=cast.ava, remedy=cent, put_right=PutRight.YES),
        lambda one: actions.escalate(one, by=cast.ben, reason="They want more"),
        complaints=complaints,
    )

    wins: Counter[str] = Counter()
    for complaint, pair in zip(complaints, outcomes, strict=True):
        now = Complaint.objects.get(pk=complaint.pk)
        losers = [outcome for outcome in pair if isinstance(outcome, LostRace)]
        assert len(losers) == 1, pair
        assert losers[0].complaint.state == now.state
        winner = "Ava Lindqvist" if now.state == "resolved" else "Ben Halloway"
        assert (last_move(now) or pytest.fail("nobody moved it")).who == winner
        wins[now.state] += 1
    assert wins["resolved"] > 0
    assert wins["escalated"] > 0
    assert wins.total() == 200
    assert Remedy.objects.count() == wins["resolved"]
    assert DayLedger.objects.get(person=cast.ava).spent == wins["resolved"]
    assert verify().faults == []
    print(f"\nresolve won {wins['resolved']}, escalate won {wins['escalated']} of 200")


def test_two_managers_claim_and_one_has_it(cast: Cast) -> None:
    complaints = [actions.record_and_escalate(told(cast), by=cast.ava, reason="x") for _ in range(20)]

    outcomes = repeat(
        20,
        lambda one: review.claim(one, by=cast.mona),
        lambda one: review.claim(one, by=cast.max),
        complaints=complaints,
    )

    for complaint, pair in zip(complaints, outcomes, strict=True):
        assert sorted(type(outcome).__name__ for outcome in pair) == ["Complaint", "LostRace"]
        winner = pair[0] if isinstance(pair[0], Complaint) else pair[1]
        assert Complaint.objects.get(pk=complaint.pk).owner_id == winner.owner_id
    assert verify().faults == []


def test_the_sum_over_one_complaint_holds(cast: Cast) -> None:
    """Mona, in review, gives twelve times 3,000 cents of meals at once, of at most 80,000 a complaint: all fit; then
    twelve refunds of 10,000: exactly the four that fit into what is left."""
    complaint = actions.record_and_escalate(told(cast), by=cast.ava, reason="x")
    review.claim(complaint, by=cast.mona)

    def give_now(code: str, amount: int) -> Callable[[], Complaint]:
        given = Given(cast.remedy_type(code), amount)
        return lambda: actions.give_remedy(complaint, by=cast.mona, remedy=given)

    first = at_once(*[give_now("meal", 3000)] * 12)
    second = at_once(*[give_now("refund", 10_000)] * 12)

    assert sum(isinstance(one, Complaint) for one in first) == 12
    assert sum(isinstance(one, Complaint) for one in second) == 4
    assert [one.verdict.rule for one in second if isinstance(one, Refused)] == [6] * 8
    assert DayLedger.objects.get(person=cast.mona).spent == 12 * 3000 + 4 * 10_000


def test_the_day_holds_over_many_complaints(cast: Cast) -> None:
    """Ava has 6,000 cents a day: of eight parkings of 1,000 at once exactly six fit, and the others are kept as noes."""

    def park() -> Complaint:
        return actions.record_and_resolve(
            told(cast), by=cast.ava, remedy=Given(cast.remedy_type("parking"), 1000), put_right=PutRight.YES
        )

    outcomes = at_once(*[park] * 8)

    assert sum(isinstance(one, Complaint) for one in outcomes) == 6
    assert [one.verdict.rule for one in outcomes if isinstance(one, Refused)] == [7, 7]
    assert DayLedger.objects.get(person=cast.ava).spent == 6000
    assert Complaint.objects.count() == 6
    assert sorted(Refusal.objects.values_list("rule", flat=True)) == [7, 7]
    assert Event.objects.filter(verb="give").count() == 6


def test_of_two_hundred_remedies_at_once_exactly_as_many_succeed_as_fit(cast: Cast) -> None:
    """Parkings of one dollar: twenty fit one complaint of Ava's; then of the sixty of her day, forty fit another five."""
    one, *others = [actions.record(told(cast), by=cast.ava) for _ in range(6)]
    dollar = Given(cast.remedy_type("parking"), 100)

    def park(complaint: Complaint) -> Any:
        try:
            return actions.give_remedy(complaint, by=cast.ava, remedy=dollar)
        except Refused as no:
            return no.verdict.rule

    def eight(complaints: list[Complaint]) -> Counter[str]:
        def some(start: int) -> Callable[[], list[Any]]:
            return lambda: [park(complaints[number % len(complaints)]) for number in range(start, 200, 8)]

        outcomes = [each for share in at_once(*map(some, range(8))) for each in share]
        return Counter("given" if isinstance(each, Complaint) else f"rule {each}" for each in outcomes)

    assert eight([one]) == {"given": 20, "rule 6": 180}
    assert eight(others) == {"given": 40, "rule 7": 160}
    assert DayLedger.objects.get(person=cast.ava).spent == 60_00
    assert Remedy.objects.count() == 60
    assert verify().faults == []


def test_an_approval_is_used_once_by_eight_at_once(cast: Cast) -> None:
    complaint = actions.record(told(cast), by=cast.ava)
    wanted = Given(cast.remedy_type("parking"), 18_00)
    actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.APPROVE, wanted))
    review.answer_call(BackupCall.objects.with_names().get(), by=cast.mona, answer=CallState.APPROVED)

    outcomes = at_once(*[lambda: actions.give_remedy(complaint, by=cast.ava, remedy=wanted)] * 8)

    assert sorted(type(one).__name__ for one in outcomes) == ["Complaint"] + ["Refused"] * 7
    assert DayLedger.objects.get(person=cast.mona).spent == 18_00
    assert Remedy.objects.get().charged_to == cast.mona


def test_two_managers_answer_at_once_and_one_is_heard(cast: Cast) -> None:
    complaint = actions.record(told(cast), by=cast.ava)
    actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.ATTEND))
    call = BackupCall.objects.with_names().get()

    outcomes = at_once(
        lambda: review.answer_call(call, by=cast.mona, answer=CallState.ATTENDED),
        lambda: review.answer_call(call, by=cast.max, answer=CallState.DECLINED),
        lambda: actions.withdraw_call(call, by=cast.ava),
    )

    assert sorted(type(one).__name__ for one in outcomes) == ["Complaint", "TooLate", "TooLate"]
    assert verify().faults == []


def test_ava_resolves_while_mona_approves(cast: Cast) -> None:
    """Either the yes came first and is used, or it came too late; never half of it."""
    wanted = Given(cast.remedy_type("parking"), 18_00)
    for _ in range(10):
        complaint = actions.record(told(cast), by=cast.ava)
        actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.APPROVE, wanted))
        call = BackupCall.objects.with_names().get(complaint=complaint)

        given, answered = at_once(
            lambda: actions.resolve(complaint, by=cast.ava, remedy=wanted, put_right=PutRight.YES),  # noqa: B023
            lambda: review.answer_call(call, by=cast.mona, answer=CallState.APPROVED),  # noqa: B023
        )

        now = Complaint.objects.get(pk=complaint.pk)
        assert isinstance(answered, Complaint)
        assert (now.state == "resolved") == isinstance(given, Complaint)
    assert verify().faults == []
