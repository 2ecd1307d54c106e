"""Rules 5 and 6 at their edges, with exact numbers; the words are those that people read aloud."""

from datetime import date

import pytest
from django.utils import timezone

from staff.authority import offers
from staff.models import LevelLimit, Organisation, RemedyType
from staff.verdict import Rule
from tests.cast import Cast
from tests.owner import as_owner
from tests.staff.offered import one

FREE = ["explain", "rebook", "move_up", "replace_item"]


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


def test_what_is_free_has_no_amount(cast: Cast) -> None:
    assert one(cast, cast.ava, "explain", 1).rule == Rule.AMOUNT


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
