"""What a story is: what somebody at a desk wrote down, and what was done about it, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from complaints.demo.steps import Step
from complaints.models import RedFlag
from complaints.particulars import NOTHING_MORE, Particulars
from staff.models import Site

SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class Story:
    """One complaint from first word to close; without steps, one that is still open.

    It began ``days_ago`` at the site's wall clock ``at``; or ``weekdays_ago``, where nobody comes on a Saturday
    or Sunday; or, for what is on the desk right now, ``minutes_ago``: a hospital never closes, so the last hour
    is told whatever the hour is.
    ``about`` is the username of whom it is about, ``name`` what another story may call this one.
    """

    site: str
    by: str
    words: str
    category: str
    location: str
    days_ago: int = 0
    weekdays_ago: int = 0
    at: str = ""
    minutes_ago: int = 0
    red_flags: tuple[RedFlag, ...] = ()
    steps: tuple[Step, ...] = ()
    who: Particulars = NOTHING_MORE
    about: str = ""
    patient_left: bool = False
    name: str = ""

    def begins(self, site: Site, now: datetime) -> datetime:
        """When it was recorded, told at ``now``."""
        if self.minutes_ago:
            return now - timedelta(minutes=self.minutes_ago)
        here = site.local(now)
        day = weekday_before(here.date() - timedelta(days=self.days_ago), self.weekdays_ago)
        return datetime.combine(day, time.fromisoformat(self.at), here.tzinfo)


def weekday_before(day: date, count: int) -> date:
    """So many days from Monday to Friday before this one; without any, the day itself."""
    while count > 0:
        day -= timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def patient(reference: str, name: str, **more: Any) -> Particulars:
    """A story's ``who``, where the desk knew whom it is about; the rest by the names of Particulars."""
    return Particulars(patient_reference=reference, patient_name=name, **more)


north = partial(Story, site="Northgate")
river = partial(Story, site="Riverside")
