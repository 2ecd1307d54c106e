"""Which of the limits on a remedy is the one that binds, and how it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from staff.authority import Offer

NO_LIMIT = "unless their payer is known to set no limit"


@dataclass(frozen=True)
class Limit:
    """The most that one more remedy may be worth, in minor units, by one rule; ``why`` as the rest of a sentence."""

    amount: int
    why: str


def binding(offer: Offer) -> Limit:
    """The lowest; of two alike the one of the lower rule."""
    return min(limits(offer), key=lambda one: one.amount)


def limits(offer: Offer) -> Iterator[Limit]:
    """All that hold for this remedy now, in the order of the rules (6, 6, 7, 8, 8)."""
    yield Limit(offer.per_remedy or 0, f"that is your own limit for one “{offer.name}”")
    one, given = offer.money(offer.per_complaint), offer.money(offer.given)
    already = f"; {given} is given already" if offer.given else ""
    yield Limit(offer.left_on_complaint, f"your own limit for one complaint is {one}{already}")
    yield Limit(offer.left_today, f"that is what you have left today of your {offer.money(offer.per_day)}")
    if offer.patient_item is not None:
        yield Limit(offer.patient_item, f"no patient may be given more at once, {NO_LIMIT}")
    if offer.patient_left is not None:
        yield Limit(offer.patient_left, f"this patient may be given no more this calendar year, {NO_LIMIT}")
