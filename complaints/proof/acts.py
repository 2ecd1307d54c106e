"""What each act says of itself: whatever else stands in an event, nobody can have done.

An act of before facts told keys (a ``record`` without its subject, a ``give`` without its remedy) is read as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from complaints.facts import FORMAL, facts, read, written
from complaints.models import Authority, CallKind, CallState, Event, FormalCause, PutRight, RedFlag
from complaints.states import MOVES, Act, Move

Words = dict[str, str]


@dataclass(frozen=True)
class Deed:
    """One event that could be read, with its words and its facts as what they are: keys, days, flags."""

    event: Event
    words: Words
    facts: dict[str, Any]

    @property
    def flags(self) -> frozenset[str]:
        """The red flags that came with it."""
        said = self.facts.get(FORMAL)
        return frozenset(said) if isinstance(said, tuple) else frozenset()


def instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def key_or_nothing(text: str) -> int | str:
    return int(text) if text else ""


def flags(text: str) -> tuple[RedFlag, ...]:
    return tuple(RedFlag(one) for one in text.split(","))


def flags_or_left(text: str) -> FormalCause | tuple[RedFlag, ...]:
    return FormalCause.PATIENT_LEFT if text == FormalCause.PATIENT_LEFT else flags(text)


def one_of(*known: str) -> Callable[[str], str]:
    """Reads exactly these."""
    return lambda text: known[known.index(text)]


ANSWERS = one_of(CallState.APPROVED, CallState.DECLINED, CallState.ATTENDED)
SAYS: dict[str, dict[str, Callable[[str], Any]]] = {
    Move.RECORD: {"category": int, "location": int, "until": instant, FORMAL: flags_or_left},
    Move.RESOLVE: {"put_right": PutRight},
    Move.DECIDE: {"put_right": PutRight},
    Move.ESCALATE: {FORMAL: one_of(FormalCause.ESCALATED)},
    Move.HAND_BACK: {"to": int},
    Move.CLAIM: {},
    Move.RELEASE: {},
    Move.REOPEN: {},
    Move.VOID: {"duplicate": UUID},
    Act.GIVE: {"remedy": UUID, "promised": date.fromisoformat, "call": UUID},
    Act.NOTE: {},
    Act.CORRECT: {"category": int, "location": key_or_nothing, FORMAL: flags},
    Act.HAND_OVER: {"to": int},
    Act.CALL: {"call": UUID, "kind": CallKind},
    Act.ANSWER: {"call": UUID, "answer": ANSWERS},
    Act.WITHDRAW: {"call": UUID, "kind": CallKind},
    Act.KEEP: {"remedy": UUID},
    Act.COULD_NOT_ASK: {"call_back": date.fromisoformat},
    Act.LIMIT_PASSED: {FORMAL: one_of(FormalCause.LIMIT_PASSED)},
    Act.SEE_AUTHORITY: {"authority": Authority},
}
# What may be left out; of the others, all or, before facts told keys, none.
MAY_LACK: dict[str, set[str]] = {
    Move.RECORD: {"location", "until", FORMAL}, Move.ESCALATE: {FORMAL}, Move.VOID: {"duplicate"},
    Act.GIVE: {"promised", "call"}, Act.CORRECT: {"category", "location", FORMAL},
}  # fmt: skip
BEFORE_KEYS: dict[str, set[str]] = {Move.RECORD: {FORMAL}, Act.GIVE: set()}
OF_A_REMEDY = (Act.GIVE, Act.KEEP)
STAYS = frozenset(Act.values)
WAYS: dict[tuple[str, str | None, str | None], bool | None] = {
    (one.move, one.source, one.target): one.formal for one in MOVES
}


def deeds_of(events: list[Event], words: dict[UUID, Words]) -> tuple[list[Deed], list[str]]:
    """What was done, in its order, and a fault for each event that cannot be."""
    deeds, faults, state, formal = list[Deed](), list[str](), None, False
    for event in events:
        try:
            said = understood(event)
        except ValueError:
            said = None
        if said is None or not can_follow(event, state, formal):
            faults.append(impossible(event))
        else:
            deeds.append(Deed(event, words.get(event.pk, {}), said))
        state = event.to_state or state
        formal = formal or FORMAL in (said or {})
    return deeds, faults


def impossible(event: Event) -> str:
    return f"event {event.position} says something that nobody can have done"


def understood(event: Event) -> dict[str, Any]:
    """The facts of an event by name, each as what it is.

    Raises:
        ValueError: the verb, a part or a value is unknown, misspelt, missing or out of place.
    """
    parts, known = read(event.fact), SAYS.get(event.verb)
    if known is None or facts(**parts) != event.fact or not parts.keys() <= known.keys():
        raise ValueError(event.verb)
    missing = known.keys() - parts.keys() - MAY_LACK.get(event.verb, set())
    old = event.verb in BEFORE_KEYS and parts.keys() <= BEFORE_KEYS[event.verb]
    if missing and not old:
        raise ValueError(event.verb)
    values = {name: known[name](text) for name, text in parts.items()}
    if any(written(values[name]) != text for name, text in parts.items()):
        raise ValueError(event.verb)
    return values


def can_follow(event: Event, state: str | None, formal: bool) -> bool:
    """Whether this act, by somebody or by itself, is possible on a complaint in this state."""
    if (event.by_id is None) != (event.verb == Act.LIMIT_PASSED):
        return False
    if event.verb in OF_A_REMEDY and None in (event.remedy_type_id, event.amount, event.currency):
        return False
    if event.verb in STAYS:
        return state is not None and event.from_state is None and event.to_state is None
    way = (event.verb, state, event.to_state)
    return event.from_state == state and way in WAYS and WAYS[way] in (None, formal)
