"""What a story is: what somebody at a desk wrote down, and what was done about it, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from complaints.models import PutRight, RedFlag
from staff.models import Site


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


Step = Resolve | Escalate | Claim | Decide


@dataclass(frozen=True, kw_only=True)
class Story:
    """One complaint from first word to close; without steps, one that is still open.

    It began ``days_ago`` at the site's wall clock ``at``, or, for what is on the desk right now,
    ``minutes_ago``: a hospital never closes, so the last hour is told whatever the hour is.
    """

    site: str
    by: str
    words: str
    category: str
    location: str
    days_ago: int = 0
    at: str = ""
    minutes_ago: int = 0
    red_flags: tuple[RedFlag, ...] = ()
    steps: tuple[Step, ...] = ()

    def begins(self, site: Site, now: datetime) -> datetime:
        """When it was recorded, told at ``now``."""
        if self.minutes_ago:
            return now - timedelta(minutes=self.minutes_ago)
        here = site.local(now)
        return datetime.combine(here.date() - timedelta(days=self.days_ago), time.fromisoformat(self.at), here.tzinfo)
