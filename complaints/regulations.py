"""Each regulator's rules as data, with where every number comes from. Not legal advice.

A site chooses one regime. Sources are those of the project's domain notes: regulations are cited by
their own number; what was read second-hand says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from complaints.working_days import working_days_after
from staff.models import Regime, Site


@dataclass(frozen=True)
class Rules:
    """What one regime says of the minutes at the desk and of what follows.

    ``answer_days`` are calendar days from receipt, ``answer_months`` calendar months;
    ``on_the_spot_days`` and ``acknowledge_days`` are working days after the day of receipt.
    """

    formal_name: str
    formal_on_escalation: bool
    could_not_ask_may_end: bool
    source: str
    formal_when_patient_left: bool = False
    answer_days: int | None = None
    answer_months: int | None = None
    on_the_spot_days: int | None = None
    acknowledge_days: int | None = None
    country: str = ""
    part: str | None = None


REGIMES: dict[Regime, Rules] = {
    Regime.US: Rules(
        formal_name="grievance",
        # "postponed for later resolution, referred to other staff for later resolution" is a grievance
        formal_on_escalation=True,
        could_not_ask_may_end=True,
        # who was not settled while staff present could do it is "postponed for later resolution"
        formal_when_patient_left=True,
        # seven days are deemed appropriate for most (Levin & Hopkins, citing CMS)
        answer_days=7,
        source="42 CFR 482.13(a)(2) and its interpretive guidelines (A-0118 to A-0123), read second-hand",
    ),
    Regime.ENGLAND: Rules(
        formal_name="formal complaint",
        formal_on_escalation=False,
        # settled means settled to the complainant's satisfaction: somebody has to have asked
        could_not_ask_may_end=False,
        on_the_spot_days=1,
        acknowledge_days=3,
        answer_months=6,
        country="GB",
        part="ENG",
        source="SI 2009/309, regulations 8, 13 and 14",
    ),
    Regime.HOUSE: Rules(
        formal_name="formal complaint",
        formal_on_escalation=False,
        could_not_ask_may_end=True,
        source="the organisation's own rules",
    ),
}


def rules_of(site: Site) -> Rules:
    """The rules a site is under.

    Raises:
        ValueError: when the site's regime code is unknown (the start-up check names such sites).
    """
    return REGIMES[Regime(site.regime)]


def on_the_spot_until(site: Site, received: datetime) -> datetime | None:
    """The moment from which what is still open at the desk is formal: the end of a working day on the site's clock.

    Counted from receipt. None where the regime sets no such limit.
    """
    rules = rules_of(site)
    if rules.on_the_spot_days is None:
        return None
    last = working_days_after(site.day(received), rules.on_the_spot_days, rules.country, rules.part)
    return datetime.combine(last + timedelta(days=1), time.min, ZoneInfo(site.time_zone))


def call_back_by(site: Site, received: datetime) -> date:
    """The day by which somebody who could not be asked is called back: before the limit, else the next day."""
    until = on_the_spot_until(site, received)
    return site.day(until) - timedelta(days=1) if until else site.day(received) + timedelta(days=1)


def spoken(day: date, *, seen_on: date | None = None) -> str:
    """A date as people say it: Tuesday 1 December; with its year where ``seen_on`` is in another one."""
    year = f" {day.year}" if seen_on and seen_on.year != day.year else ""
    return f"{day:%A} {day.day} {day:%B}{year}"


def what_escalating_starts(site: Site, *, at: datetime, received: datetime | None = None, formal: bool = False) -> str:
    """What pressing Escalate sets going at this site, in words, with the dates that follow from receipt."""
    rules = rules_of(site)
    day = site.day(received or at)
    if rules.answer_days is not None:
        due = spoken(day + timedelta(days=rules.answer_days))
        start = f"This is a {rules.formal_name} already." if formal else f"Escalating makes this a {rules.formal_name}."
        return f"{start} A written answer is due by {due}."
    if rules.on_the_spot_days is not None and rules.acknowledge_days is not None:
        return on_the_spot_words(rules, day, formal)
    return "Escalating hands this to a manager, who decides it and is named in its history."


def on_the_spot_words(rules: Rules, day: date, formal: bool) -> str:
    """For regimes in which time, not escalating, makes a complaint formal."""
    acknowledged = spoken(working_days_after(day, rules.acknowledge_days or 0, rules.country, rules.part))
    then = f"acknowledged by {acknowledged} and answered in writing within {rules.answer_months} months"
    if formal:
        return f"This is a {rules.formal_name} already: it has to be {then}."
    settled = spoken(working_days_after(day, rules.on_the_spot_days or 0, rules.country, rules.part))
    return (
        f"Escalating hands this to a manager. Settled by the end of {settled}, it stays informal; "
        f"after that it is a {rules.formal_name}, to be {then}."
    )
