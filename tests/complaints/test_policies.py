"""The verdict on one complaint, in the words that the page shows and the refusal reads aloud."""

import pytest
from django.utils import timezone

from complaints import actions, policies
from complaints.actions import Told
from complaints.giving import Given
from complaints.models import Complaint, PutRight
from staff.verdict import Rule, Verdict
from tests.cast import Cast, give

pytestmark = pytest.mark.django_db


def sentence(cast: Cast, code: str, amount: int | None = None, complaint: Complaint | None = None) -> str:
    now = timezone.now()
    if amount is not None:
        type_id = cast.remedy_type(code).pk
        return policies.offer_of(
            cast.ava, cast.northgate, type_id, amount, at=now, complaint=complaint
        ).verdict.sentence
    found = {one.code: one for one in policies.offers(cast.ava, cast.northgate, at=now, complaint=complaint)}
    return found[code].verdict.sentence


def test_before_anything_is_chosen(cast: Cast) -> None:
    offers = policies.offers(cast.ava, cast.northgate, at=timezone.now())

    assert [(one.code, one.verdict.sentence) for one in offers] == [
        ("explain", "You can do this"),
        ("rebook", "You can do this"),
        ("move_up", "You can do this"),
        ("replace_item", "You can do this"),
        ("parking", "Up to $10.00 · $60.00 left today"),
        ("meal", "Up to $10.00 · $60.00 left today"),
        ("taxi", "Needs level 2 or a manager"),
        ("gift_shop", "Needs level 2 or a manager"),
        ("refund", "Needs level 2 or a manager"),
        ("waive_fee", "Needs level 3 or a manager"),
    ]


def test_what_was_given_today_is_not_left(cast: Cast) -> None:
    for _ in range(5):
        give(cast, cast.ava, "parking", 1000)
    assert sentence(cast, "meal") == "Up to $10.00 · $10.00 left today"
    give(cast, cast.ava, "parking", 600)
    assert sentence(cast, "meal") == "Up to $4.00 · $4.00 left today"
    give(cast, cast.ava, "parking", 400)

    assert sentence(cast, "meal") == "Nothing left today of your $60.00"
    assert sentence(cast, "meal", 1) == "$0.01 is more than you have left today: $0.00 of $60.00."
    assert sentence(cast, "explain") == "You can do this"


@pytest.mark.parametrize(("amount", "rule"), [(999, None), (1000, None), (1001, Rule.AMOUNT)])
def test_the_edge_of_one_remedy(cast: Cast, amount: int, rule: Rule | None) -> None:
    offer = policies.offer_of(cast.ava, cast.northgate, cast.remedy_type("parking").pk, amount, at=timezone.now())

    assert offer.verdict.rule == rule


def test_the_lowest_rule_speaks_first() -> None:
    yes, day, desk = Verdict(True, "yes"), Verdict(False, "day", Rule.DAY), Verdict(False, "desk", Rule.MAY_END_AT_DESK)

    assert policies.first_no(day, desk) is desk
    assert policies.first_no(yes, day) is day
    assert policies.first_no(yes, yes) is yes


def test_a_type_that_is_not_offered_any_more_is_refused(cast: Cast) -> None:
    parking = cast.remedy_type("parking")
    parking.is_active = False
    parking.save(update_fields=["is_active"])
    told = Told("x", cast.northgate, cast.category("waiting"))

    with pytest.raises(policies.Refused, match="This is not offered any more."):
        actions.record_and_resolve(told, by=cast.ava, remedy=Given(parking, 100), put_right=PutRight.YES)
    assert not Complaint.objects.exists()


def test_who_could_give_it_lowest_level_first(cast: Cast) -> None:
    def names(code: str, amount: int) -> list[str]:
        offer = policies.offer_of(cast.ava, cast.northgate, cast.remedy_type(code).pk, amount, at=timezone.now())
        return policies.who_could_give(cast.theo, cast.northgate, offer)

    assert names("parking", 1500) == ["Ben Halloway", "Max Ferrante", "Mona Reyes"]
    assert names("parking", 1501) == ["Max Ferrante", "Mona Reyes"]
    assert names("waive_fee", 50_001) == []
