"""The history in sentences, as the page reads it out."""

import pytest

from complaints import actions, history
from complaints.actions import Told
from complaints.giving import Given
from complaints.models import PutRight, RedFlag
from complaints.review import actions as review
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def told(cast: Cast, *flags: RedFlag) -> Told:
    return Told("Waited two hours", cast.northgate, cast.category("waiting"), red_flags=flags)


def lines(complaint: object) -> list[tuple[str, str, list[str]]]:
    return [(line.who, line.sentence, line.quotes) for line in history.lines(complaint)]  # type: ignore[arg-type]


def test_settled_at_the_desk(cast: Cast) -> None:
    parking = Given(cast.remedy_type("parking"), 800)
    complaint = actions.record_and_resolve(
        told(cast), by=cast.ava, remedy=parking, put_right=PutRight.YES, what_was_done="Paid"
    )

    assert lines(complaint) == [
        ("Ava Lindqvist", "recorded it.", []),
        ("Ava Lindqvist", "gave: Parking, $8.00 of at most $10.00.", []),
        ("Ava Lindqvist", "resolved it.", ["Paid"]),
    ]


def test_escalated_claimed_and_decided(cast: Cast) -> None:
    wanted = Given(cast.remedy_type("refund"), 4000)
    complaint = actions.record_and_escalate(told(cast), by=cast.ava, reason="Wants it back", wanted=wanted)
    review.claim(complaint, by=cast.mona)
    review.decide(
        complaint, by=cast.mona, what_was_done="Wrote", put_right=PutRight.NO, remedy=Given(cast.remedy_type("explain"))
    )

    assert lines(complaint) == [
        ("Ava Lindqvist", "recorded it.", []),
        (
            "Ava Lindqvist",
            "escalated it to the managers. Refund, $40.00 is wanted. That made it a grievance.",
            ["Wants it back"],
        ),
        ("Mona Reyes", "took it on.", []),
        ("Mona Reyes", "gave: Explain and say sorry.", []),
        ("Mona Reyes", "decided it.", ["Wrote"]),
    ]


def test_red_flags_are_named(cast: Cast) -> None:
    complaint = actions.record(told(cast, RedFlag.HARM, RedFlag.WRITTEN), by=cast.ava)

    assert [sentence for _, sentence, _ in lines(complaint)] == [
        "recorded it. It is a grievance: somebody was harmed, it is in writing.",
        "called a manager to come now.",
    ]


def test_who_they_were_that_day_stays(cast: Cast) -> None:
    complaint = actions.record(told(cast), by=cast.ava)
    cast.ava.name, cast.ava.level = "Ava Married", cast.level(2)
    cast.ava.save()

    [line] = history.lines(complaint)
    assert (line.who, line.level) == ("Ava Lindqvist", "Level 1")


def test_the_last_move_is_told_without_words(cast: Cast) -> None:
    complaint = actions.record_and_escalate(told(cast), by=cast.ava, reason="Secret")

    last = history.last_move(complaint)
    assert last is not None
    assert (last.who, last.quotes) == ("Ava Lindqvist", [])
