"""Complaints in every state, and what each move needs to be otherwise valid: the tests change one thing only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.giving import Given
from complaints.models import Complaint, Event, PutRight, RedFlag
from complaints.review import actions as review
from complaints.states import State
from tests.cast import Cast

STATES = ("open", "escalated", "in_review", "resolved", "void")

# Every pair of the design, and whether the complaint has to be formal (None: either). Written out, not read.
LEGAL: dict[tuple[str, str], bool | None] = {
    ("open", "resolved"): False,
    ("open", "escalated"): None,
    ("open", "in_review"): True,
    ("open", "void"): None,
    ("escalated", "open"): None,
    ("escalated", "in_review"): None,
    ("escalated", "void"): None,
    ("in_review", "escalated"): None,
    ("in_review", "resolved"): None,
    ("in_review", "void"): None,
    ("resolved", "open"): False,
    ("resolved", "escalated"): True,
}
PAIRS = [(source, target) for source in STATES for target in STATES if source != target]
ILLEGAL = [pair for pair in PAIRS if pair not in LEGAL]


def told(cast: Cast, site: Any = None, flags: tuple[RedFlag, ...] = (), category: str = "waiting") -> Told:
    return Told("Waited two hours", site or cast.northgate, cast.category(category), red_flags=flags)


def complaint_in(cast: Cast, state: str, *, formal: bool = False) -> Complaint:
    """A complaint that came to this state through the real actions; informal ones stand under house rules."""
    flags = (RedFlag.WRITTEN,) if formal else ()
    complaint = actions.record(told(cast, flags=flags), by=cast.ava)
    if state == "open":
        return complaint
    if state == "resolved" and not formal:
        return actions.resolve(
            complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain")), put_right=PutRight.YES
        )
    if state == "void":
        return move(complaint, "void", cast)
    if not formal:
        under_house_rules(cast)
    actions.escalate(complaint, by=cast.ava, reason="They want a manager")
    if state != "escalated":
        review.claim(complaint, by=cast.mona)
    if state == "resolved":
        review.decide(complaint, by=cast.mona, what_was_done="Wrote to them", put_right=PutRight.YES)
    return Complaint.objects.get(pk=complaint.pk)


def under_house_rules(cast: Cast) -> None:
    """Where escalating makes nothing formal."""
    cast.northgate.regime = "house"
    cast.northgate.save(update_fields=["regime"])


def evidence(complaint: Complaint, target: str, cast: Cast) -> dict[str, Any]:
    """Everything that the target state needs besides the move itself."""
    now = timezone.now()
    cleared = {"resolved_at": None, "resolved_by": None, "what_was_done": None, "put_right": None}
    resolver = complaint.owner if complaint.state == "in_review" else cast.ava
    return {
        "open": {"owner": cast.ava} | (cleared if complaint.state == "resolved" else {}),
        "escalated": {"owner": None}
        | (escalating(complaint, cast, now) if complaint.state != "in_review" else {})
        | (cleared if complaint.state == "resolved" else {}),
        "in_review": {"owner": cast.mona, "claimed_at": now},
        "resolved": {"owner": resolver, "resolved_at": now, "resolved_by": resolver, "what_was_done": "Said sorry",
                     "put_right": "yes"},
        "void": {"owner": complaint.owner or cast.mona, "void_at": now, "void_by": cast.mona, "void_reason": "Twice"},
    }[target]  # fmt: skip


def escalating(complaint: Complaint, cast: Cast, now: datetime) -> dict[str, Any]:
    """Who escalates and why; in the US that makes it formal."""
    stamps = {"escalated_at": now, "escalated_by": cast.ava, "escalated_reason": "More is needed"}
    if complaint.formal_at or complaint.site.regime != "us":
        return stamps
    return stamps | {"formal_at": now, "formal_cause": "escalated"}


def verb_of(source: str, target: str) -> str:
    return {
        ("open", "resolved"): "resolve", ("open", "escalated"): "escalate", ("escalated", "open"): "hand_back",
        ("in_review", "escalated"): "release", ("in_review", "resolved"): "decide",
    }.get((source, target), {"in_review": "claim", "void": "void"}.get(target, "reopen"))  # fmt: skip


def tell(complaint: Complaint, source: str, target: str, cast: Cast) -> None:
    """The event of a move, by whoever the complaint now names."""
    managers = "in_review" in (source, target) or target == "void" or (source, target) == ("escalated", "open")
    by = cast.mona if managers else cast.ava
    now, verb = Complaint.objects.get(pk=complaint.pk), verb_of(source, target)
    fact = {"resolve": f"put_right:{now.put_right}", "decide": f"put_right:{now.put_right}"}.get(verb, "")
    Event.objects.create(
        complaint=complaint, verb=verb, by=by, at=timezone.now(), from_state=source, to_state=target,
        words={"reason": "as told"}, fact=f"to:{now.owner_id}" if verb == "hand_back" else fact,
    )  # fmt: skip


def by_queryset(complaint: Complaint, changes: dict[str, Any]) -> None:
    Complaint.objects.filter(pk=complaint.pk).update(**changes)


def by_save(complaint: Complaint, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        setattr(complaint, name, value)
    complaint.save(update_fields=list(changes))


def by_bulk_update(complaint: Complaint, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        setattr(complaint, name, value)
    Complaint.objects.bulk_update([complaint], list(changes))


def by_sql(complaint: Complaint, changes: dict[str, Any]) -> None:
    columns = {
        (f"{name}_id" if hasattr(value, "pk") else name): getattr(value, "pk", value) for name, value in changes.items()
    }
    for name in ("owner", "resolved_by", "escalated_by"):
        if name in columns:
            columns[f"{name}_id"] = columns.pop(name)
    listed = ", ".join(f"{name} = %s" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE complaints_complaint SET {listed} WHERE id = %s", [*columns.values(), complaint.pk])


WAYS: dict[str, Callable[[Complaint, dict[str, Any]], None]] = {
    "ORM save": by_save,
    "queryset update": by_queryset,
    "bulk_update": by_bulk_update,
    "raw UPDATE": by_sql,
}


def move(complaint: Complaint, target: str, cast: Cast, way: str = "raw UPDATE") -> Complaint:
    """The move with its evidence and its event, all constraints asked at once."""
    source = complaint.state
    with transaction.atomic():
        WAYS[way](complaint, {"state": State(target), **evidence(complaint, target, cast)})
        tell(complaint, source, target, cast)
        ask_constraints()
    return Complaint.objects.get(pk=complaint.pk)


def ask_constraints() -> None:
    """What would be asked at commit, now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def try_move(complaint: Complaint, target: str, cast: Cast, way: str) -> str:
    """``moved``, or the database's own words."""
    try:
        with transaction.atomic():
            return move(complaint, target, cast, way).state and "moved"
    except DatabaseError as error:
        return str(error).splitlines()[0]
