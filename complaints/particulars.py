"""What else is told of a complaint: how it came, who it is about, who it is for. All of it can wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from complaints.models import Channel, ComplainantKind, Payer

if TYPE_CHECKING:
    from complaints.models import Complaint


@dataclass(frozen=True)
class Particulars:
    """Named as the columns of Complaint; what nobody told keeps its default. ``about_people`` are keys of people."""

    channel: str = Channel.IN_PERSON
    happened_at: datetime | None = None
    patient_reference: str = ""
    patient_name: str = ""
    payer: str = Payer.UNKNOWN
    complainant: str = ComplainantKind.PATIENT
    complainant_name: str = ""
    contact_by: str = ""
    contact_detail: str = ""
    language: str = ""
    access_needs: str = ""
    about_people: tuple[int, ...] = ()
    about_other: str = ""


NOTHING_MORE = Particulars()
NAMES = tuple(Particulars.__dataclass_fields__)


def as_text(value: object) -> str:
    """One particular as its history keeps it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, (tuple, list)):
        return ",".join(str(one) for one in sorted(value))
    return "" if value is None else str(value)


def words_of(told: Particulars | Complaint) -> dict[str, str]:
    """What was told beyond the defaults, as the words of an event."""
    return {
        name: as_text(getattr(told, name))
        for name in NAMES
        if as_text(getattr(told, name)) != as_text(getattr(NOTHING_MORE, name))
    }
