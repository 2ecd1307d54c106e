"""A complaint's history: events drafted by the actions, written in one statement, told in sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from complaints.facts import FORMAL, read
from complaints.models import Authority, CallKind, CallState, Complaint, Event, EventValue, FormalCause, RedFlag
from complaints.regulations import rules_of, spoken
from complaints.rows import insert
from complaints.states import Act, Move, State
from complaints.submission import Submission
from staff.verdict import money

if TYPE_CHECKING:
    from staff.models import Person

ANOTHER = "another complaint"
# What an act says of its event; the rest is the database's own (complaints/sql/chain.sql).
SAID = (
    "id", "complaint_id", "verb", "by_id", "from_state", "to_state", "remedy_type_id", "amount", "limit", "currency",
    "fact", "at", "key", "digest", "words",
)  # fmt: skip
QUOTED = ("what_happened", "what_was_done", "reason", "guidance", "note", "how")


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
    by: Person | None,
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
    insert(Event, SAID, [said(one) for one in lines])


def said(event: Event) -> list[Any]:
    return [json.dumps(event.words) if name == "words" else getattr(event, name) for name in SAID]


def lines(complaint: Complaint, *, repeated: str = ANOTHER) -> list[Line]:
    """The whole history, oldest first, in two queries however long it is.

    ``repeated`` names the one that this one repeats; who may not see that one does not hear its reference.
    """
    words: dict[UUID, dict[str, str]] = {}
    for value in EventValue.objects.filter(complaint=complaint):
        told = repeated if value.field == "duplicate_of" and value.value else value.value
        words.setdefault(value.event_id, {})[value.field] = told
    events = Event.objects.filter(complaint=complaint).select_related("remedy_type").order_by("position")
    return [line(event, words.get(event.pk, {}), complaint) for event in events]


def last_move(complaint: Complaint) -> Line | None:
    """Who moved it last, without their words."""
    event = Event.objects.filter(complaint=complaint, to_state__isnull=False).order_by("-position").first()
    return line(event, {}, complaint) if event else None


def line(event: Event, words: dict[str, str], complaint: Complaint) -> Line:
    # what happened stands on the page itself
    quoted = QUOTED[1:] if event.verb == Move.RECORD else QUOTED
    quotes = [words[name] for name in quoted if words.get(name)]
    sentence = f"{what(event, words)}{formally(event, complaint)}"
    return Line(event.at, event.by_name, sentence, quotes, event.verb, event.by_level)


def what(event: Event, words: dict[str, str]) -> str:
    """What was done, as the rest of a sentence that begins with a name."""
    wanted = f" {remedy_words(event)} is wanted." if event.remedy_type else ""
    to = words.get("to", "a colleague")
    sentences: dict[str, str] = {
        Move.RECORD: f"recorded it.{wanted}",
        Move.RESOLVE: "resolved it.",
        Move.ESCALATE: f"escalated it to the managers.{wanted}",
        Move.HAND_BACK: f"handed it back to {words.get('to', 'the desk')}.",
        Move.CLAIM: "took it on.",
        Move.RELEASE: "gave it back to the queue.",
        Move.DECIDE: "decided it.",
        Move.REOPEN: "reopened it.",
        Move.VOID: f"voided it{repeats(words)}.",
        Act.NOTE: "added a note.",
        Act.CORRECT: corrected(words),
        Act.HAND_OVER: f"handed it over to {to}.",
        Act.CALL: called(event),
        Act.ANSWER: answered(event),
        Act.WITHDRAW: "took the call back.",
        Act.KEEP: f"kept the promise: {remedy_words(event)}.",
        Act.COULD_NOT_ASK: "could not ask whether it is put right: it stays open, to call back.",
        Act.LIMIT_PASSED: "noticed that the time for settling it on the spot is over.",
        Act.SEE_AUTHORITY: f"saw by what right they speak for the patient{right(event)}.",
    }
    return gave(event, words) if event.verb == Act.GIVE else sentences.get(event.verb, UNKNOWN)


def repeats(words: dict[str, str]) -> str:
    return f", it repeats {words['duplicate_of']}" if words.get("duplicate_of") else ""


def right(event: Event) -> str:
    kind = read(event.fact).get("authority")
    return f": {Authority(kind).label.lower()}" if kind in Authority.values else ""


def corrected(words: dict[str, str]) -> str:
    """What was put right, each with what stood there before."""
    names = [name.removeprefix("before.") for name in words if name.startswith("before.")]
    names += [name.removeprefix("after.") for name in words if name.startswith("after.")]
    told = [difference(name, words) for name in dict.fromkeys(names)]
    return f"corrected it: {'; '.join(told)}." if told else "corrected it."


def difference(name: str, words: dict[str, str]) -> str:
    label = LABELS.get(name, name.replace("_", " "))
    if name in UNSHOWN:
        return label
    before, after = words.get(f"before.{name}") or "nothing", words.get(f"after.{name}") or "nothing"
    return f"{label} “{before}” is now “{after}”"


# the record may hold what nobody can have done; verify_record says so, and its page still opens
UNKNOWN = "did something that this history cannot tell."
LABELS = {"about_people": "the staff it is about", "what_happened": "the words", "category": "subject"}
# keys mean nothing to a reader; times are shown where the complaint stands
UNSHOWN = frozenset({"about_people", "happened_at", "category_id", "location_id"})


def called(event: Event) -> str:
    if read(event.fact).get("kind") == CallKind.ATTEND:
        return "called a manager to come now."
    return f"asked a manager: may I? {remedy_words(event)}."


def answered(event: Event) -> str:
    sentences: dict[str | None, str] = {
        CallState.APPROVED: f"said yes to {remedy_words(event)}.",
        CallState.DECLINED: "said no to the call.",
        CallState.ATTENDED: "is coming.",
    }
    return sentences.get(read(event.fact).get("answer"), "answered the call.")


def remedy_words(event: Event) -> str:
    name = event.remedy_type.name if event.remedy_type else ""
    return f"{name}, {money(event.amount, event.currency or '')}" if event.amount else name


def gave(event: Event, words: dict[str, str]) -> str:
    name = event.remedy_type.name if event.remedy_type else ""
    day = promised_by(event)
    verb = f"promised by {spoken(day, seen_on=event.at.date())}" if day else "gave"
    if not event.amount:
        return f"{verb}: {name}."
    spent = money(event.amount, event.currency or "")
    if words.get("allowed_by"):
        return f"{verb}: {name}, {spent}, which {words['allowed_by']} allowed."
    return f"{verb}: {name}, {spent} of at most {money(event.limit or 0, event.currency or '')}."


def promised_by(event: Event) -> date | None:
    """The day until which it was promised; None for what was given, or where the day is none."""
    try:
        return date.fromisoformat(read(event.fact).get("promised", ""))
    except ValueError:
        return None


def formally(event: Event, complaint: Complaint) -> str:
    """What made it formal, when this was the event that did."""
    cause = read(event.fact).get(FORMAL)
    if cause is None:
        return ""
    name = rules_of(complaint.site).formal_name
    if cause == FormalCause.ESCALATED:
        return f" That made it a {name}."
    if cause == FormalCause.PATIENT_LEFT:
        return f" It is a {name}: the patient left before it was put right."
    if cause == FormalCause.LIMIT_PASSED:
        return f" It is a {name} now."
    flags = ", ".join(str(RedFlag(flag).label).lower() for flag in cause.split(",") if flag in RedFlag.values)
    return f" It is a {name}: {flags}." if flags else f" It is a {name}."
