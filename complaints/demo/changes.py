"""How the demo's limits came to be: one raise that two admins made, and a draft that waits for the other."""

from __future__ import annotations

from datetime import datetime, timedelta

from staff.changes.cells import Cell
from staff.changes.deciding import Wanted, approve, draft
from staff.models import Allowance, LineKind, Organisation, Person

SMALLER_ONCE, SINCE = 400_00, timedelta(days=200)
WHY_REFUNDS = "Refunds of private appointments come to more than 400 pounds; managers asked an admin every week."
WHY_PARKING = "A day in the garage costs 12 dollars since the summer."


def write_changes(organisation: Organisation, people: dict[str, Person], now: datetime) -> None:
    """Ada drafted both; Amir approved the one, and has not seen the other."""
    refund, parking = cell(organisation, 3, "refund", "GBP"), cell(organisation, 1, "parking", "USD")
    Allowance.objects.filter(level=refund.level_id, remedy_type=refund.remedy_type_id, currency="GBP").update(
        per_remedy=SMALLER_ONCE
    )
    then = now - SINCE
    raised = Wanted(organisation, {refund: 500_00}, then.date(), WHY_REFUNDS)
    approve(draft(raised, by=people["ada"], at=then - timedelta(days=2)), by=people["amir"], at=then)
    dearer = Wanted(organisation, {parking: 12_00}, (now + timedelta(days=7)).date(), WHY_PARKING)
    draft(dearer, by=people["ada"], at=now - timedelta(hours=20))


def cell(organisation: Organisation, rank: int, code: str, currency: str) -> Cell:
    level, kind = organisation.levels.get(rank=rank), organisation.remedy_types.get(code=code)
    return Cell(LineKind.ALLOWANCE, level.pk, kind.pk, currency=currency)
