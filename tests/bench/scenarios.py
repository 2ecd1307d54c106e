"""Which requests are measured, and as whom."""

from __future__ import annotations

from uuid import UUID

from tests.bench.clients import Scenario

DESK, MANAGER = "desk", "manager"
TOLD = {
    "what_happened": "The machine kept the coins and printed no ticket.", "category": "parking", "put_right": "yes",
    "then": "resolve",
}  # fmt: skip
FLOOR = Scenario("floor", DESK, "/bench/floor/", {"words": "The machine kept the coins."}, status=302)
FREE = Scenario("record+resolve, free", DESK, "/complaints/new/", TOLD | {"remedy_type": "explain"}, status=302)
PAID = Scenario(
    "record+resolve, 1.00", DESK, "/complaints/new/", TOLD | {"remedy_type": "parking", "amount": "1.00"}, status=302
)
QUESTION = {"q": "wheelchair"}
WRITES = (FLOOR, FREE, PAID)
PREVIEW = "preview of a change"


def scenarios(complaint: UUID, change: UUID) -> tuple[Scenario, ...]:
    """All of them, in the order of the table; ``complaint`` and ``change`` a manager may read."""
    return (
        *WRITES,
        Scenario("desk page", DESK, "/"),
        Scenario("list, desk", DESK, "/complaints/"),
        Scenario("list, manager", MANAGER, "/complaints/"),
        Scenario("list, manager, resolved", MANAGER, "/complaints/?state=resolved"),
        *searches(DESK),
        *searches(MANAGER),
        Scenario("queue", MANAGER, "/review/"),
        Scenario("one complaint", MANAGER, f"/complaints/{complaint}/"),
        Scenario(PREVIEW, MANAGER, f"/staff/authority/{change}/"),
        Scenario("poll of the queue", MANAGER, "/review/calls/?v=x"),
        Scenario("poll of my calls", DESK, "/calls/?v=x"),
    )


def searches(who: str) -> tuple[Scenario, Scenario]:
    """The whole of it, and its page of results alone."""
    return (
        Scenario(f"search, {who}", who, "/complaints/", QUESTION, status=302, follows=True),
        Scenario(f"results, {who}", who, "/complaints/", QUESTION, status=302, at_its_end=True),
    )
