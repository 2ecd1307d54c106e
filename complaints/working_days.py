"""Working days between dates, by the public holidays of a country. No database, no clock."""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5


@cache
def calendar(country: str, part: str | None) -> holidays.HolidayBase:
    """The public holidays of a country or one part of it, in every year asked for."""
    return holidays.country_holidays(country, subdiv=part)


def is_working_day(day: date, country: str, part: str | None = None) -> bool:
    return day.weekday() < SATURDAY and day not in calendar(country, part)


def working_days_after(day: date, count: int, country: str, part: str | None = None) -> date:
    """The date that many working days after this one; the day itself does not count."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, country, part)
    return day
