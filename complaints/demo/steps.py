"""What can happen to a complaint after its first words: each kind of step, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from complaints.models import Authority, CallState, PutRight

HOUR, DAY = 60, 24 * 60  # of the minutes that every step's ``after`` counts, since the step before


@dataclass(frozen=True, kw_only=True)
class Resolve:
    """Put right at the desk, by whoever recorded it unless ``by`` says otherwise.

    ``give`` is a remedy type's code, ``amount`` minor units, ``after`` minutes since the step before.
    After no minutes at all, it was recorded and resolved in one go. Nothing in ``done`` means the
    remedy type's own sentence.
    """

    give: str
    amount: int = 0
    done: str = ""
    put_right: PutRight = PutRight.YES
    by: str = ""
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class Escalate:
    """Handed to the managers, with the reason and, where the desk knew it, the remedy wanted."""

    reason: str
    wanted: str = ""
    amount: int = 0
    by: str = ""
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Taken on by a manager."""

    by: str
    after: int


@dataclass(frozen=True, kw_only=True)
class Decide:
    """Ended by the manager who claimed it, with a remedy or without."""

    by: str
    done: str
    after: int
    put_right: PutRight = PutRight.YES
    give: str = ""
    amount: int = 0


@dataclass(frozen=True, kw_only=True)
class Call:
    """A manager called while the patient is there: to come, or, with a remedy, to allow it."""

    wanted: str = ""
    amount: int = 0
    note: str = ""
    by: str = ""
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a manager said to the call: approved, declined or attended."""

    by: str
    answer: CallState
    note: str = ""
    after: int = 1


@dataclass(frozen=True, kw_only=True)
class Withdraw:
    by: str = ""
    after: int = 1


@dataclass(frozen=True, kw_only=True)
class Promise:
    """Given later: by so many days from then."""

    give: str
    days: int
    amount: int = 0
    done: str = ""
    by: str = ""
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class Keep:
    how: str
    after: int
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Note:
    words: str
    after: int
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Correct:
    """Facts put right: by the names of the complaint's columns."""

    values: dict[str, Any]
    reason: str
    after: int
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class HandOver:
    to: str
    note: str
    after: int
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class HandBack:
    by: str
    to: str
    guidance: str
    after: int


@dataclass(frozen=True, kw_only=True)
class Release:
    by: str
    reason: str
    after: int


@dataclass(frozen=True, kw_only=True)
class Void:
    """It was none, or repeats the story of that name."""

    by: str
    reason: str
    after: int
    repeats: str = ""


@dataclass(frozen=True, kw_only=True)
class Reopen:
    reason: str
    after: int
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class SeeAuthority:
    kind: Authority
    what: str
    after: int
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Thank:
    """A manager's thanks to whoever put it right; ``shown`` where they let their site see it."""

    by: str
    words: str
    after: int
    shown: bool = False


@dataclass(frozen=True, kw_only=True)
class Coach:
    """A note that only the two read."""

    by: str
    to: str
    words: str
    after: int


Step = (
    Resolve | Escalate | Claim | Decide | Call | Answer | Withdraw | Promise | Keep | Note | Correct | HandOver
    | HandBack | Release | Void | Reopen | SeeAuthority | Thank | Coach
)  # fmt: skip
