"""The review queue: at once first, then whoever has waited longest for a manager."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from complaints.finding import cursor, read_cursor
from complaints.models import Complaint
from complaints.querysets import Place
from complaints.regulations import rules_of
from complaints.review.policies import is_reviewer, may_claim
from complaints.states import Move, State, arrow
from staff.models import Person

PAGE = 25


@dataclass(frozen=True)
class Waiting:
    """One row of the queue, as one person sees it."""

    complaint: Complaint
    since: datetime
    yours: bool
    claimable: bool
    opens: bool
    formal_name: str
    address: str


@dataclass(frozen=True)
class Page:
    """At most ``PAGE`` rows; ``more`` says where the next page begins, empty when there is none."""

    rows: list[Waiting]
    more: str


def waiting_for(person: Person, after: str = "") -> Page:
    """What this person's queue holds from there on, in one query and without a count.

    Raises:
        ValueError: ``after`` is none that we gave.
    """
    found = Complaint.objects.visible_to(person).waiting_for_review().at_once_first(read_place(after))
    complaints = list(found.with_who_sent_it().for_rows()[: PAGE + 1])
    rows = [row(person, complaint) for complaint in complaints[:PAGE]]
    return Page(rows, place_of(rows[-1]) if len(complaints) > PAGE else "")


def place_of(one: Waiting) -> str:
    return f"{int(one.complaint.at_once)}{cursor(one.since, one.complaint.pk)}"


def read_place(text: str) -> Place | None:
    if not text:
        return None
    if text[0] not in "01":
        raise ValueError(text)
    return (text[0] == "1", *read_cursor(text[1:]))


def row(person: Person, complaint: Complaint) -> Waiting:
    reviewer = is_reviewer(person, complaint)
    yours = complaint.state == State.IN_REVIEW and complaint.owner_id == person.pk
    way = arrow(Move.CLAIM, State(complaint.state), complaint.is_formal)
    decides = reverse("review:complaint", args=[complaint.pk]) if reviewer or yours else ""
    return Waiting(
        complaint=complaint,
        since=complaint.escalated_at or complaint.formal_at or complaint.recorded_at,
        yours=yours,
        claimable=reviewer and way is not None and bool(may_claim(person, complaint)),
        opens=reviewer,
        formal_name=rules_of(complaint.site).formal_name,
        address=decides or complaint.get_absolute_url(),
    )


def how_many_wait(person: Person, most: int = 99) -> int:
    """The number beside “Review” in the menu: what nobody has taken on yet, counted no further than ``most``."""
    found = Complaint.objects.visible_to(person).waiting_for_review().exclude(state=State.IN_REVIEW)
    return found[:most].count()
