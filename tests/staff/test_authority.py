"""Rules 1, 5, 6 and 7 at their edges, with exact numbers; the words are those that people read aloud."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from staff.authority import COLUMNS, Offer, ask, offers
from staff.models import Allowance, LevelLimit, Membership, Organisation, Person, RemedyType, Site
from staff.roles import Role
from staff.verdict import Rule
from tests.cast import Cast, build_person, give
from tests.courses import passed, require, write_course
from tests.owner import as_owner

FREE = ["explain", "rebook", "move_up", "replace_item"]


def one(cast: Cast, person: Person, code: str, amount: int | None = None, **where: object) -> Offer:
    """What staff's own rules say of one type, and amount, for one person."""
    site, at = where.get("site", cast.northgate), where.get("at", timezone.now())
    assert isinstance(site, Site)
    arguments = [person.pk, site.pk, at, cast.remedy_type(code).pk, amount]
    return ask("public.staff_authority", COLUMNS, arguments, amount)[0]


def test_offers_come_free_first_then_in_their_order(cast: Cast) -> None:
    codes = [offer.code for offer in offers(cast.ava, cast.northgate, at=timezone.now())]

    assert codes == [*FREE, "parking", "meal", "taxi", "gift_shop", "refund", "waive_fee"]


@pytest.mark.parametrize(
    ("username", "may"),
    [
        ("theo", {}),
        ("ava", {"parking": 1000, "meal": 1000}),
        ("ben", {"parking": 1500, "meal": 1500, "taxi": 2500, "gift_shop": 1500, "refund": 5000}),
        (
            "mona",
            {"parking": 3000, "meal": 3000, "taxi": 6000, "gift_shop": 3000, "refund": 50_000, "waive_fee": 50_000},
        ),
    ],
)
def test_each_level_may_give_what_the_contract_says(cast: Cast, username: str, may: dict[str, int]) -> None:
    mine = offers(getattr(cast, username), cast.northgate, at=timezone.now())

    assert {offer.code: offer.up_to for offer in mine if offer.verdict and not offer.is_free} == may
    assert [offer.code for offer in mine if offer.verdict and offer.is_free] == FREE


def test_words_before_anything_is_chosen(cast: Cast) -> None:
    words = {offer.code: offer.verdict.sentence for offer in offers(cast.ava, cast.northgate, at=timezone.now())}

    assert words["explain"] == "You can do this"
    assert words["parking"] == "Up to $10.00 · $60.00 left today"
    assert words["taxi"] == "Needs level 2 or a manager"
    assert words["waive_fee"] == "Needs level 3 or a manager"


def test_riverside_counts_in_pounds(cast: Cast) -> None:
    offer = one(cast, cast.cleo, "meal", site=cast.riverside)

    assert (offer.currency, offer.verdict.sentence) == ("GBP", "Up to £10.00 · £60.00 left today")


@pytest.mark.parametrize(("amount", "rule"), [(999, None), (1000, None), (1001, Rule.AMOUNT)])
def test_rule_6_at_the_limit_for_one_remedy(cast: Cast, amount: int, rule: Rule | None) -> None:
    assert one(cast, cast.ava, "parking", amount).rule == rule


def test_rule_6_says_how_much_and_who_could(cast: Cast) -> None:
    verdict = one(cast, cast.ava, "parking", 1001).verdict

    assert verdict.sentence == "That is more than you may give on your own: $10.01, and your limit is $10.00."
    assert verdict.who_can == "Level 2 or a manager"


def test_rule_6_beyond_everybody_names_nobody(cast: Cast) -> None:
    assert one(cast, cast.mona, "refund", 50_001).verdict.who_can == "Nobody here; an admin keeps the limits"


@pytest.mark.parametrize(("amount", "rule"), [(499, None), (500, None), (501, Rule.AMOUNT)])
def test_rule_6_at_the_limit_for_one_complaint(cast: Cast, amount: int, rule: Rule | None) -> None:
    with as_owner():
        cast.level(1).limits.filter(currency="USD").update(per_complaint=500)

    assert one(cast, cast.ava, "parking", amount).rule == rule


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


def test_what_is_free_has_no_amount(cast: Cast) -> None:
    assert one(cast, cast.ava, "explain", 1).rule == Rule.AMOUNT


def test_one_persons_day_is_nobody_elses(cast: Cast) -> None:
    give(cast, cast.ben, "refund", 5000)

    assert one(cast, cast.ben, "meal").spent_today == 5000
    assert one(cast, cast.ava, "meal").spent_today == 0


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


def test_a_type_that_nobody_may_give_says_so(cast: Cast) -> None:
    RemedyType.objects.create(organisation=cast.organisation, code="flowers", name="Flowers", sentence="Gave flowers.")

    verdict = one(cast, cast.mona, "flowers").verdict

    assert (verdict.rule, verdict.sentence) == (Rule.ALLOWANCE, "Nobody here may give this")
    assert verdict.who_can == "Nobody here; an admin keeps the limits"


def test_an_inactive_type_is_not_offered(cast: Cast) -> None:
    RemedyType.objects.filter(code="taxi").update(is_active=False)

    assert "taxi" not in [offer.code for offer in offers(cast.ben, cast.northgate, at=timezone.now())]


def test_types_of_another_organisation_are_not_offered(cast: Cast) -> None:
    other = Organisation.objects.create(name="Elsewhere")
    RemedyType.objects.create(organisation=other, code="cruise", name="Cruise", sentence="Sent them on a cruise.")

    assert "cruise" not in [offer.code for offer in offers(cast.mona, cast.northgate, at=timezone.now())]


def test_a_level_without_a_limit_row_gives_only_what_is_free(cast: Cast) -> None:
    with as_owner():
        LevelLimit.objects.filter(level=cast.level(1)).update(during=(date(2020, 1, 1), date(2020, 1, 2)))

    assert one(cast, cast.ava, "parking").rule == Rule.AMOUNT
    assert one(cast, cast.ava, "parking").verdict.sentence == "Needs level 2 or a manager"
    assert one(cast, cast.ava, "parking").up_to == 0
    assert one(cast, cast.ava, "explain").verdict


@pytest.mark.parametrize("username", ["ada", "gus"])
def test_rule_1_refuses_who_has_no_desk(cast: Cast, username: str) -> None:
    offer = one(cast, getattr(cast, username), "explain")

    assert offer.rule == Rule.WORKS_HERE


def test_rule_1_refuses_at_another_site_before_anything_else(cast: Cast) -> None:
    verdict = one(cast, cast.ava, "waive_fee", 1, site=cast.riverside).verdict

    assert (verdict.rule, verdict.sentence) == (Rule.WORKS_HERE, "You do not work at this site.")
    assert verdict.who_can == "Somebody who works at this site"


def test_rule_1_refuses_whose_membership_ended(cast: Cast) -> None:
    assert one(cast, cast.ava, "explain").rule is None

    Membership.objects.filter(person=cast.ava).update(is_active=False)

    assert one(cast, cast.ava, "explain").rule == Rule.WORKS_HERE


def test_rule_1_refuses_who_is_disabled(cast: Cast) -> None:
    Person.objects.filter(pk=cast.ava.pk).update(is_active=False)

    assert one(cast, cast.ava, "explain").rule == Rule.WORKS_HERE


def test_float_staff_share_no_day_between_currencies(cast: Cast) -> None:
    both = build_person("flo", "Flo Ting", cast.level(1), Role.FRONT_DESK, (cast.northgate, cast.riverside))
    give(cast, both, "parking", 1000)

    assert one(cast, both, "meal").spent_today == 1000
    assert one(cast, both, "meal", site=cast.riverside).spent_today == 0


def test_rule_3_names_the_course_and_who_could(cast: Cast) -> None:
    course = write_course(cast, "no", "Saying no kindly")
    require(cast.level(2), course)

    at_the_page, refused = one(cast, cast.ben, "taxi"), one(cast, cast.ben, "taxi", 2500)

    assert (refused.rule, refused.level_name, refused.held_level) == (Rule.COURSES_CURRENT, "Level 1", "Level 2")
    assert (
        at_the_page.verdict.sentence
        == refused.verdict.sentence
        == ("You work at level 1 until “Saying no kindly” is passed, so this needs level 2 or a manager.")
    )
    assert refused.verdict.who_can == "Level 2 or a manager"


def test_rule_3_asks_only_for_what_their_own_level_could_give(cast: Cast) -> None:
    require(cast.level(2), write_course(cast))

    rules = {code: one(cast, cast.ben, code, amount).rule for code, amount in (("meal", 1000), ("waive_fee", 1))}
    edges = [one(cast, cast.ben, "meal", amount).rule for amount in (1000, 1001, 1500, 1501)]

    assert rules == {"meal": None, "waive_fee": Rule.ALLOWANCE}
    assert edges == [None, Rule.COURSES_CURRENT, Rule.COURSES_CURRENT, Rule.AMOUNT]


def test_rule_3_counts_several_courses_beside_a_choice_and_names_them_when_it_refuses(cast: Cast) -> None:
    lapsed, never = write_course(cast, "a", "Giving, and not"), write_course(cast, "b", "Listening")
    for course in (lapsed, never):
        require(cast.level(1), course)
    passed(cast.ava, lapsed, date(2020, 1, 1), by=cast.mona)

    assert one(cast, cast.ava, "meal").verdict.sentence == (
        "You work as trainee until 2 courses are passed, so this needs level 1 or a manager."
    )
    assert one(cast, cast.ava, "meal", 100).verdict.sentence == (
        "You work as trainee until “Giving, and not” is renewed and “Listening” is passed, "
        "so this needs level 1 or a manager."
    )


def test_rule_3_where_no_level_is_left(cast: Cast) -> None:
    for rank in (0, 1):
        require(cast.level(rank), write_course(cast, f"c{rank}", f"Course {rank}"))

    offer = one(cast, cast.ava, "explain", 0)

    assert (offer.rule, offer.level_name) == (Rule.COURSES_CURRENT, "No level")
    assert offer.verdict.sentence.startswith("You work at no level until “Course 1” is passed")


def test_passing_raises_at_once(cast: Cast) -> None:
    course = write_course(cast)
    require(cast.level(1), course)
    assert one(cast, cast.ava, "meal", 1000).rule == Rule.COURSES_CURRENT

    passed(cast.ava, course, cast.northgate.day(timezone.now()), by=cast.mona)

    assert one(cast, cast.ava, "meal", 1000).rule is None
