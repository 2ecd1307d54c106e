"""Rule 7 and the days on which a limit holds, at their edges, with exact numbers and moments."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from staff.models import Allowance, Site
from staff.roles import Role
from staff.verdict import Rule
from tests.cast import Cast, build_person, give
from tests.owner import as_owner
from tests.staff.offered import one


def test_rule_7_counts_all_types_together(cast: Cast) -> None:
    with as_owner():
        cast.level(1).limits.filter(currency="USD").update(per_day=1500)
    give(cast, cast.ava, "parking", 1000)

    left = [one(cast, cast.ava, "meal", amount).rule for amount in (499, 500, 501)]

    assert left == [None, None, Rule.DAY]
    assert one(cast, cast.ava, "meal").verdict.sentence == "Up to $5.00 · $5.00 left today"
    refused = one(cast, cast.ava, "meal", 501).verdict
    assert refused.sentence == "$5.01 is more than you have left today: $5.00 of $15.00."


def test_rule_7_with_nothing_left_says_so(cast: Cast) -> None:
    with as_owner():
        cast.level(1).limits.filter(currency="USD").update(per_day=1000)
    give(cast, cast.ava, "parking", 1000)

    offer = one(cast, cast.ava, "meal")

    assert (offer.rule, offer.verdict.sentence) == (Rule.DAY, "Nothing left today of your $10.00")


def test_what_is_free_needs_no_day(cast: Cast) -> None:
    with as_owner():
        cast.level(1).limits.filter(currency="USD").update(per_day=1000)
    give(cast, cast.ava, "parking", 1000)

    assert one(cast, cast.ava, "explain", 0).verdict


def test_one_persons_day_is_nobody_elses(cast: Cast) -> None:
    give(cast, cast.ben, "refund", 5000)

    assert one(cast, cast.ben, "meal").spent_today == 5000
    assert one(cast, cast.ava, "meal").spent_today == 0


def test_float_staff_share_no_day_between_currencies(cast: Cast) -> None:
    both = build_person("flo", "Flo Ting", cast.level(1), Role.FRONT_DESK, (cast.northgate, cast.riverside))
    give(cast, both, "parking", 1000)

    assert one(cast, both, "meal").spent_today == 1000
    assert one(cast, both, "meal", site=cast.riverside).spent_today == 0


@pytest.mark.parametrize(("time_zone", "site"), [("America/New_York", "northgate"), ("Europe/London", "riverside")])
def test_the_day_ends_at_midnight_of_the_site(cast: Cast, time_zone: str, site: str) -> None:
    where: Site = getattr(cast, site)
    person = cast.ava if site == "northgate" else cast.cleo
    give(cast, person, "parking", 1000)
    today = where.day(timezone.now())
    midnight = datetime.combine(today + timedelta(days=1), datetime.min.time(), ZoneInfo(time_zone))

    before = one(cast, person, "meal", site=where, at=midnight - timedelta(microseconds=1))
    after = one(cast, person, "meal", site=where, at=midnight)

    assert (before.day, before.spent_today) == (today, 1000)
    assert (after.day, after.spent_today) == (today + timedelta(days=1), 0)


def test_one_moment_is_two_days_at_two_sites(cast: Cast) -> None:
    moment = datetime(2026, 7, 1, 2, 30, tzinfo=UTC)

    assert one(cast, cast.ava, "meal", at=moment).day == date(2026, 6, 30)
    assert one(cast, cast.cleo, "meal", site=cast.riverside, at=moment).day == date(2026, 7, 1)


def test_an_allowance_holds_from_its_first_day_to_its_last(cast: Cast) -> None:
    rows = Allowance.objects.filter(level=cast.level(1), remedy_type__code="meal", currency="USD")
    with as_owner():
        rows.update(during=(date(2026, 3, 1), date(2026, 4, 1)))

    def rule_on(day: date) -> Rule | None:
        noon = datetime.combine(day, datetime.min.time(), ZoneInfo("America/New_York")) + timedelta(hours=12)
        return one(cast, cast.ava, "meal", 1000, at=noon).rule

    assert rule_on(date(2026, 2, 28)) == Rule.ALLOWANCE
    assert rule_on(date(2026, 3, 1)) is None
    assert rule_on(date(2026, 3, 31)) is None
    assert rule_on(date(2026, 4, 1)) == Rule.ALLOWANCE


def test_todays_new_amount_takes_over_from_yesterdays(cast: Cast) -> None:
    today = cast.northgate.day(timezone.now())
    level, meal = cast.level(1), cast.remedy_type("meal")
    with as_owner():
        level.allowances.filter(remedy_type=meal, currency="USD").update(during=(date(2020, 1, 1), today))
    with as_owner():
        Allowance.objects.create(level=level, remedy_type=meal, currency="USD", per_remedy=700, during=(today, None))

    yesterday = timezone.now() - timedelta(days=1)

    assert one(cast, cast.ava, "meal").per_remedy == 700
    assert one(cast, cast.ava, "meal", at=yesterday).per_remedy == 1000
