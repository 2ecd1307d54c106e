"""States, moves and owners: pure data, no behaviour.

PostgreSQL keeps the same pairs (complaints/sql/moves.sql); tests/database proves that the two agree.
"""

from dataclasses import dataclass

from django.db.models import TextChoices


class State(TextChoices):
    OPEN = "open", "Open"
    ESCALATED = "escalated", "Escalated"
    IN_REVIEW = "in_review", "In review"
    RESOLVED = "resolved", "Resolved"
    VOID = "void", "Void"


class Move(TextChoices):
    """What takes a complaint from one state to another; also the verb of its event."""

    RECORD = "record", "recorded"
    RESOLVE = "resolve", "resolved"
    ESCALATE = "escalate", "escalated"
    HAND_BACK = "hand_back", "handed back"
    CLAIM = "claim", "claimed"
    RELEASE = "release", "released"
    DECIDE = "decide", "decided"
    REOPEN = "reopen", "reopened"
    VOID = "void", "voided"


class Act(TextChoices):
    """What happens to a complaint without moving it; also the verb of its event."""

    GIVE = "give", "gave"
    NOTE = "note", "noted"
    CORRECT = "correct", "corrected"
    HAND_OVER = "hand_over", "handed over"
    CALL = "call_backup", "called for backup"
    ANSWER = "answer_call", "answered a call"
    WITHDRAW = "withdraw_call", "took a call back"
    KEEP = "keep_promise", "kept a promise"
    COULD_NOT_ASK = "could_not_ask", "could not ask"
    LIMIT_PASSED = "limit_passed", "the limit passed"
    SEE_AUTHORITY = "see_authority", "saw an authority to act"


# Those that change the complaint's row: each of its changes has exactly one of these (complaints/sql/chain.sql).
CHANGES = frozenset({Act.CORRECT, Act.HAND_OVER, Act.COULD_NOT_ASK, Act.LIMIT_PASSED, Act.SEE_AUTHORITY})


class Owner(TextChoices):
    """Who has a complaint while it is in a state. Nothing ever belongs to nobody."""

    DESK = "desk", "a named person at the desk"
    MANAGERS = "managers", "the site's managers"
    CLAIMANT = "claimant", "the manager who claimed it"
    CLOSED = "closed", "whoever closed it"


@dataclass(frozen=True)
class Arrow:
    """One legal pair. ``formal`` says whether the complaint must be formal, must not be, or either (None)."""

    move: Move
    source: State | None
    target: State
    formal: bool | None = None


MOVES: tuple[Arrow, ...] = (
    Arrow(Move.RECORD, None, State.OPEN),
    Arrow(Move.RESOLVE, State.OPEN, State.RESOLVED, formal=False),
    Arrow(Move.ESCALATE, State.OPEN, State.ESCALATED),
    Arrow(Move.HAND_BACK, State.ESCALATED, State.OPEN),
    Arrow(Move.CLAIM, State.ESCALATED, State.IN_REVIEW),
    Arrow(Move.CLAIM, State.OPEN, State.IN_REVIEW, formal=True),
    Arrow(Move.RELEASE, State.IN_REVIEW, State.ESCALATED),
    Arrow(Move.DECIDE, State.IN_REVIEW, State.RESOLVED),
    Arrow(Move.REOPEN, State.RESOLVED, State.OPEN, formal=False),
    Arrow(Move.REOPEN, State.RESOLVED, State.ESCALATED, formal=True),
    Arrow(Move.VOID, State.OPEN, State.VOID),
    Arrow(Move.VOID, State.ESCALATED, State.VOID),
    Arrow(Move.VOID, State.IN_REVIEW, State.VOID),
)

# Whoever has it, time goes on.
UNSETTLED = (State.OPEN, State.ESCALATED, State.IN_REVIEW)

OWNERS: dict[State, Owner] = {
    State.OPEN: Owner.DESK,
    State.ESCALATED: Owner.MANAGERS,
    State.IN_REVIEW: Owner.CLAIMANT,
    State.RESOLVED: Owner.CLOSED,
    State.VOID: Owner.CLOSED,
}


def arrow(move: Move, source: State, formal: bool) -> Arrow | None:
    """The legal way for this move out of this state, or None."""
    fits = (one for one in MOVES if one.move == move and one.source == source)
    return next((one for one in fits if one.formal in (None, formal)), None)


def sources(move: Move) -> frozenset[State | None]:
    """The states from which this move starts at all, formal or not."""
    return frozenset(one.source for one in MOVES if one.move == move)
