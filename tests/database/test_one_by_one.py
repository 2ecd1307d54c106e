"""The row, its event, then the next: what happened in between cannot be told otherwise afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions
from complaints.models import Complaint, Event
from complaints.proof import verify
from complaints.review import actions as review
from tests.cast import Cast
from tests.database.by_hand import change, tell
from tests.database.complaints_in_states import ask_constraints, complaint_in, evidence

pytestmark = pytest.mark.django_db
JUST_BEFORE = "an event tells of what was done just before it"
CLEARED = {"resolved_at": None, "resolved_by": None, "what_was_done": None, "put_right": None}


def test_two_moves_are_not_told_together(cast: Cast) -> None:
    """Ava resolved it and reopened it: told only then, it could have been Ben."""
    complaint = complaint_in(cast, "open")

    with pytest.raises(DatabaseError, match=JUST_BEFORE), transaction.atomic():
        change(complaint, state="resolved", **evidence(complaint, "resolved", cast))
        change(complaint, state="open", **CLEARED)
        tell(complaint, "resolve", cast.ben, from_state="open", to_state="resolved")


def test_a_move_is_told_as_the_one_it_was(cast: Cast) -> None:
    complaint = complaint_in(cast, "open")

    with pytest.raises(DatabaseError, match=JUST_BEFORE), transaction.atomic():
        change(complaint, state="resolved", **evidence(complaint, "resolved", cast))
        tell(complaint, "escalate", cast.ava, from_state="open", to_state="escalated")


@pytest.mark.parametrize("first", ["the change", "the move"])
@pytest.mark.parametrize("told", ["the change", "the move"])
def test_nor_are_a_change_and_a_move(cast: Cast, first: str, told: str) -> None:
    complaint = complaint_in(cast, "open")
    writes: dict[str, dict[str, Any]] = {
        "the change": {"patient_name": "Ann Example"},
        "the move": {"state": "resolved", **evidence(complaint, "resolved", cast)},
    }

    with pytest.raises(DatabaseError, match=JUST_BEFORE), transaction.atomic():
        for name in sorted(writes, key=lambda one: one != first):
            change(complaint, **writes[name])
        if told == "the change":
            tell(complaint, "correct", cast.ava)
        else:
            tell(complaint, "resolve", cast.ava, from_state="open", to_state="resolved", fact="put_right:yes")


def test_told_one_by_one_two_moves_go_through_at_once(cast: Cast) -> None:
    complaint = complaint_in(cast, "open")

    with transaction.atomic():
        change(complaint, state="resolved", **evidence(complaint, "resolved", cast))
        words = {"what_was_done": "Said sorry"}
        at = Complaint.objects.get().resolved_at
        tell(
            complaint,
            "resolve",
            cast.ava,
            from_state="open",
            to_state="resolved",
            fact="put_right:yes",
            words=words,
            at=at,
        )
        change(complaint, state="open", **CLEARED)
        tell(complaint, "reopen", cast.ava, from_state="resolved", to_state="open", words={"reason": "It went on"})
        ask_constraints()

    assert verify().faults == []


def test_handing_back_what_one_has_claimed_is_told_one_by_one(cast: Cast) -> None:
    complaint = complaint_in(cast, "in_review")

    review.hand_back(complaint, by=cast.mona, to=cast.ben, guidance="Ask again", at=timezone.now())
    ask_constraints()

    verbs = list(Event.objects.order_by("position").values_list("verb", flat=True))
    assert verbs == ["record", "escalate", "claim", "release", "hand_back"]
    assert verify().faults == []


def test_recorded_and_escalated_in_one_step_is_still_one_step(cast: Cast) -> None:
    told = actions.Told("Waited", cast.northgate, cast.category("waiting"))

    actions.record_and_escalate(told, by=cast.ava, reason="More is needed")
    ask_constraints()

    assert verify().faults == []
