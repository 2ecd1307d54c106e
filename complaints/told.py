"""What a person at the desk tells when they record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaints.models import Category, RedFlag
from complaints.particulars import NOTHING_MORE, Particulars
from staff.models import Location, Site


@dataclass(frozen=True)
class Told:
    """Where, about what, in which words, with which flags; and whether the patient is still there."""

    words: str
    site: Site
    category: Category
    location: Location | None = None
    red_flags: Sequence[RedFlag] = ()
    particulars: Particulars = NOTHING_MORE
    patient_present: bool = True
