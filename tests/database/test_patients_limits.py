"""Rule 8: what one patient may be given at once, by who pays and what it is; as the app's role."""

from __future__ import annotations

import pytest
from django.utils import timezone

from complaints import actions, policies
from complaints.actions import Told
from complaints.giving import Given
from complaints.models import PutRight
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import RemedyType
from staff.verdict import Rule
from tests.cast import Cast
from tests.database.patients_given import open_one, rule, told
from tests.owner import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed", "patients_limits")]


@pytest.mark.parametrize(("amount", "expected"), [(14_99, None), (15_00, None), (15_01, Rule.PATIENT)])
def test_one_thing_at_the_limit(cast: Cast, amount: int, expected: Rule | None) -> None:
    """Without a patient's reference, and with a payer whom nobody asked for."""
    assert rule(cast, open_one(cast), "parking", amount) == expected


@pytest.mark.parametrize(
    ("payer", "expected"), [("unknown", Rule.PATIENT), ("limited", Rule.PATIENT), ("not_limited", None)]
)
def test_who_pays_decides_and_unknown_counts_as_limited(cast: Cast, payer: str, expected: Rule | None) -> None:
    assert rule(cast, open_one(cast, payer=payer), "parking", 20_00) == expected


@pytest.mark.parametrize("code", ["taxi", "refund"])
def test_what_does_not_count_is_not_limited(cast: Cast, code: str) -> None:
    assert rule(cast, open_one(cast), code, 40_00) is None


def test_under_another_regime_nothing_is(cast: Cast) -> None:
    elsewhere = Told("Waited", cast.riverside, cast.category("waiting"))

    assert rule(cast, actions.record(elsewhere, by=cast.rui), "parking", 30_00, by=cast.rui) is None


def test_where_nothing_limits_a_patient_the_page_says_what_the_level_may(cast: Cast) -> None:
    told = Told("Waited", cast.riverside, cast.category("waiting"), particulars=Particulars(patient_reference="R-1"))
    complaint = actions.record(told, by=cast.rui)

    offers = policies.offers(cast.rui, cast.riverside, at=timezone.now(), complaint=complaint)

    assert next(one.up_to for one in offers if one.code == "parking") == 30_00


def test_a_small_retail_value_makes_nothing_smaller(cast: Cast) -> None:
    RemedyType.objects.filter(code="parking").update(retail_value=1)

    assert rule(cast, open_one(cast), "parking", 15_01) == Rule.PATIENT


def test_money_is_never_given_however_little(cast: Cast) -> None:
    with as_owner():
        RemedyType.objects.filter(code="gift_shop").update(cash_equivalent=True)

    assert rule(cast, open_one(cast), "gift_shop", 1) == Rule.PATIENT
    assert rule(cast, open_one(cast, payer="not_limited"), "gift_shop", 1) is None


def test_a_fee_is_waived_by_the_manager_who_decides_and_never_at_the_desk(cast: Cast) -> None:
    complaint = open_one(cast, by=cast.ava)

    assert rule(cast, complaint, "waive_fee", 20_00, by=cast.mona) == Rule.PATIENT
    complaint = actions.escalate(complaint, by=cast.ava, reason="The bill")
    complaint = review.claim(complaint, by=cast.mona)
    assert rule(cast, complaint, "waive_fee", 20_00, by=cast.mona) is None


def test_a_yes_does_not_allow_what_a_patient_may_not_be_given(cast: Cast) -> None:
    """Rule 9 replaces the desk's limits, not the patient's."""
    complaint = open_one(cast, by=cast.ava)
    offer = policies.own_offer_of(
        cast.mona, cast.northgate, cast.remedy_type("parking").pk, 18_00, at=timezone.now(), complaint=complaint
    )

    assert offer.rule == Rule.PATIENT


@pytest.mark.parametrize(
    ("code", "amount", "sentence"),
    [
        (
            "parking",
            15_01,
            "No patient may be given more than $15.00 at once, unless their payer is known to set no limit.",
        ),
        ("waive_fee", 20_00, "A fee is waived by the manager who decides the complaint, never at the desk"),
    ],
)
def test_the_sentence_says_why(cast: Cast, code: str, amount: int, sentence: str) -> None:
    kind = cast.remedy_type(code).pk
    offer = policies.offer_of(cast.mona, cast.northgate, kind, amount, at=timezone.now(), complaint=open_one(cast))

    assert offer.verdict.sentence == sentence


def test_resolving_in_one_step_obeys_it_too(cast: Cast) -> None:
    from complaints.errors import Refused

    with pytest.raises(Refused, match="No patient may be given more"):
        actions.record_and_resolve(
            told(cast), by=cast.mona, remedy=Given(cast.remedy_type("parking"), 16_00), put_right=PutRight.YES
        )
