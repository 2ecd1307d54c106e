"""What escalating starts, in words and dates, under each regime; every rule names its source."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from complaints.regulations import REGIMES, rules_of, what_escalating_starts
from staff.models import Regime, Site

TUESDAY = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
US = Site(time_zone="America/New_York", regime="us")
ENGLAND = Site(time_zone="Europe/London", regime="england")
HOUSE = Site(time_zone="Europe/London", regime="house")


def test_every_regime_that_a_site_may_choose_has_rules_with_a_source() -> None:
    assert set(REGIMES) == set(Regime)
    assert all(rules.source for rules in REGIMES.values())


def test_an_unknown_regime_is_refused() -> None:
    with pytest.raises(ValueError, match="mars"):
        rules_of(Site(regime="mars"))


def test_in_the_us_it_becomes_a_grievance() -> None:
    words = what_escalating_starts(US, at=TUESDAY)

    assert words == "Escalating makes this a grievance. A written answer is due by Tuesday 1 December."


def test_the_clock_runs_from_receipt_on_the_sites_own_calendar() -> None:
    late_monday_in_new_york = datetime(2026, 11, 24, 4, 59, tzinfo=UTC)

    words = what_escalating_starts(US, at=TUESDAY, received=late_monday_in_new_york)

    assert words.endswith("due by Monday 30 November.")


def test_what_is_a_grievance_already_only_has_its_date() -> None:
    words = what_escalating_starts(US, at=TUESDAY, formal=True)

    assert words == "This is a grievance already. A written answer is due by Tuesday 1 December."


def test_in_england_time_makes_it_formal() -> None:
    assert what_escalating_starts(ENGLAND, at=TUESDAY) == (
        "Escalating hands this to a manager. Settled by the end of Wednesday 25 November, it stays informal; "
        "after that it is a formal complaint, to be acknowledged by Friday 27 November and answered in writing "
        "within 6 months."
    )


def test_in_england_a_friday_before_christmas() -> None:
    words = what_escalating_starts(ENGLAND, at=datetime(2026, 12, 24, 9, 0, tzinfo=UTC), formal=True)

    assert words == (
        "This is a formal complaint already: it has to be acknowledged by Thursday 31 December and answered in "
        "writing within 6 months."
    )


def test_under_house_rules_nothing_formal_starts() -> None:
    words = what_escalating_starts(HOUSE, at=TUESDAY)

    assert words == "Escalating hands this to a manager, who decides it and is named in its history."


@pytest.mark.parametrize(
    ("regime", "formal_on_escalation", "could_not_ask_may_end"),
    [(Regime.US, True, True), (Regime.ENGLAND, False, False), (Regime.HOUSE, False, True)],
)
def test_what_each_says_of_the_desk(regime: Regime, formal_on_escalation: bool, could_not_ask_may_end: bool) -> None:
    rules = REGIMES[regime]

    assert (rules.formal_on_escalation, rules.could_not_ask_may_end) == (formal_on_escalation, could_not_ask_may_end)


@pytest.mark.django_db
@pytest.mark.parametrize("regime", Regime)
def test_the_guards_say_the_same(regime: Regime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT regime_makes_escalation_formal(%s), regime_lets_it_end_unasked(%s)", [regime, regime])

        assert cursor.fetchone() == (REGIMES[regime].formal_on_escalation, REGIMES[regime].could_not_ask_may_end)
