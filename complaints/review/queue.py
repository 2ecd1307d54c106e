"""The review queue: at once first, then whoever has waited longest for a manager."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from complaints.models import Complaint
from complaints.regulations import rules_of
from complaints.review.policies import is_reviewer, may_claim
from complaints.states import Move, State, arrow
from staff.models import Person

MOST_SHOWN = 200


@dataclass(frozen=True)
class Waiting:
    """One row of the queue, as one person sees it."""

    complaint: Complaint
    since: datetime
    yours: bool
    claimable: bool
    opens: bool
    formal_name: str


def waiting_for(person: Person) -> list[Waiting]:
    """What this person's queue holds, at most ``MOST_SHOWN`` rows, in one query."""
    found = Complaint.objects.visible_to(person).waiting_for_review().at_once_first().for_rows()
    named = found.select_related("escalated_by", "recorded_by")
    return [row(person, complaint) for complaint in named[:MOST_SHOWN]]


def row(person: Person, complaint: Complaint) -> Waiting:
    reviewer = is_reviewer(person, complaint)
    way = arrow(Move.CLAIM, State(complaint.state), complaint.is_formal)
    return Waiting(
        complaint=complaint,
        since=complaint.escalated_at or complaint.formal_at or complaint.recorded_at,
        yours=complaint.state == State.IN_REVIEW and complaint.owner_id == person.pk,
        claimable=reviewer and way is not None and bool(may_claim(person, complaint)),
        opens=reviewer,
        formal_name=rules_of(complaint.site).formal_name,
    )


def how_many_wait(person: Person, most: int = 99) -> int:
    """The number beside “Review” in the menu: what nobody has taken on yet, counted no further than ``most``."""
    found = Complaint.objects.visible_to(person).waiting_for_review().exclude(state=State.IN_REVIEW)
    return found[:most].count()
