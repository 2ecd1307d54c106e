"""A complaint's history: events drafted by the actions, written in one statement, told in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from complaints.models import Complaint, Event, EventValue, FormalCause, RedFlag
from complaints.regulations import rules_of
from complaints.states import Move, State
from complaints.submission import Submission
from staff.verdict import money

if TYPE_CHECKING:
    from staff.models import Person

GAVE = "give"
FORMAL_PREFIX = "formal:"


@dataclass(frozen=True)
class Line:
    """One line as a person reads it: when, who, what they did, and their words if any."""

    at: datetime
    who: str
    sentence: str
    quotes: list[str] = field(default_factory=list)
    verb: str = ""
    level: str = ""


def draft(
    complaint: Complaint,
    verb: str,
    *,
    by: Person,
    at: datetime,
    moved: tuple[State | None, State] | None = None,
    words: dict[str, str] | None = None,
    **facts: object,
) -> Event:
    """An event not yet written. ``words`` are personal: the database keeps them apart under a salt."""
    source, target = moved or (None, None)
    return Event(
        complaint=complaint, verb=verb, by=by, at=at, from_state=source, to_state=target, words=words or {}, **facts
    )


def write(events: Iterable[Event], submission: Submission) -> None:
    """Append the events in one statement; the first carries the submission's key and digest.

    Raises:
        django.db.IntegrityError: when the key already stands for another act.
    """
    lines = list(events)
    lines[0].key, lines[0].digest = submission.key, submission.digest
    Event.objects.bulk_create(lines)


def lines(complaint: Complaint) -> list[Line]:
    """The whole history, oldest first, in two queries however long it is."""
    words: dict[UUID, dict[str, str]] = {}
    for value in EventValue.objects.filter(complaint=complaint):
        words.setdefault(value.event_id, {})[value.field] = value.value
    events = Event.objects.filter(complaint=complaint).select_related("remedy_type").order_by("position")
    return [line(event, words.get(event.pk, {}), complaint) for event in events]


def last_move(complaint: Complaint) -> Line | None:
    """Who moved it last, without their words."""
    event = Event.objects.filter(complaint=complaint, to_state__isnull=False).order_by("-position").first()
    return line(event, {}, complaint) if event else None


def line(event: Event, words: dict[str, str], complaint: Complaint) -> Line:
    quotes = [words[name] for name in ("what_happened", "what_was_done", "reason") if words.get(name)]
    if event.verb == Move.RECORD:
        quotes = []
    sentence = f"{what(event)}{formally(event, complaint)}"
    return Line(event.at, event.by_name, sentence, quotes, event.verb, event.by_level)


def what(event: Event) -> str:
    """What was done, as the rest of a sentence that begins with a name."""
    wanted = f" {remedy_words(event)} is wanted." if event.remedy_type else ""
    if event.verb == GAVE and event.remedy_type:
        return gave(event)
    return {
        Move.RECORD: f"recorded it.{wanted}",
        Move.RESOLVE: "resolved it.",
        Move.ESCALATE: f"escalated it to the managers.{wanted}",
        Move.HAND_BACK: "handed it back to the desk.",
        Move.CLAIM: "took it on.",
        Move.RELEASE: "gave it back to the queue.",
        Move.DECIDE: "decided it.",
        Move.REOPEN: "reopened it.",
        Move.VOID: "voided it.",
    }[Move(event.verb)]


def remedy_words(event: Event) -> str:
    name = event.remedy_type.name if event.remedy_type else ""
    return f"{name}, {money(event.amount, event.currency or '')}" if event.amount else name


def gave(event: Event) -> str:
    name = event.remedy_type.name if event.remedy_type else ""
    if not event.amount:
        return f"gave: {name}."
    spent, limit = money(event.amount, event.currency or ""), money(event.limit or 0, event.currency or "")
    return f"gave: {name}, {spent} of at most {limit}."


def formally(event: Event, complaint: Complaint) -> str:
    """What made it formal, when this was the event that did."""
    if not event.fact.startswith(FORMAL_PREFIX):
        return ""
    name = rules_of(complaint.site).formal_name
    cause = event.fact.removeprefix(FORMAL_PREFIX)
    if cause == FormalCause.ESCALATED:
        return f" That made it a {name}."
    flags = ", ".join(str(RedFlag(flag).label).lower() for flag in cause.split(",") if flag in RedFlag.values)
    return f" It is a {name}: {flags}."
