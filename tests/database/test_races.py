"""At once, from a barrier, on real connections: one winner each, limits held to the cent, every loser told who won."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from complaints import actions
from complaints.errors import LostRace, Refused
from complaints.giving import Given
from complaints.history import last_move
from complaints.models import Complaint, Event, PutRight, Refusal, Remedy
from complaints.record import verify
from complaints.review import actions as review
from staff.models import DayLedger
from tests.cast import Cast
from tests.database.complaints_in_states import told

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run each in a thread of its own, all let go together; what each gave back or raised."""
    barrier, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int) -> None:
        try:
            barrier.wait(30)
            outcomes[index] = acts[index]()
        except Exception as error:
            outcomes[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[index]) for index in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes


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

    def give_now(code: str, amount: int) -> Callable[[], Remedy]:
        def giving() -> Remedy:
            from django.utils import timezone

            return Remedy.objects.create(
                complaint=complaint,
                remedy_type=cast.remedy_type(code),
                amount=amount,
                given_by=cast.mona,
                at=timezone.now(),
            )

        return giving

    first = at_once(*[give_now("meal", 3000)] * 12)
    second = at_once(*[give_now("refund", 10_000)] * 12)

    assert sum(isinstance(one, Remedy) for one in first) == 12
    assert sum(isinstance(one, Remedy) for one in second) == 4
    assert all("refused by rule 6" in str(one) for one in second if not isinstance(one, Remedy))
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
