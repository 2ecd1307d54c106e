"""Rule 8: what one patient may be given, one thing and a calendar year, across the organisation; as the app's role."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions, policies
from complaints.actions import Correction, Told
from complaints.giving import Given
from complaints.models import Complaint, PatientYear, PutRight, Remedy
from complaints.particulars import Particulars
from complaints.proof import verify
from complaints.proof.ledgers import patient_key
from complaints.review import actions as review
from staff.models import PatientLimit, Person, RemedyType
from staff.verdict import Rule
from tests.cast import SINCE, Cast
from tests.owner import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed")]


@pytest.fixture(autouse=True)
def limits(cast: Cast) -> None:
    """Fifteen dollars at once and seventy-five a year, in the United States only."""
    with as_owner():
        PatientLimit.objects.create(
            organisation=cast.organisation, regime="us", currency="USD", per_item=15_00, per_year=75_00,
            source="OIG", during=(SINCE, None),
        )  # fmt: skip
        RemedyType.objects.filter(code__in=["parking", "meal", "gift_shop"]).update(counts_to_limit=True)
        RemedyType.objects.filter(code="waive_fee").update(fee_waiver=True)


def told(cast: Cast, **particulars: Any) -> Told:
    site = cast.northgate
    return Told("Waited", site, cast.category("waiting"), particulars=Particulars(**particulars))


def open_one(cast: Cast, by: Person | None = None, **particulars: Any) -> Complaint:
    return actions.record(told(cast, **particulars), by=by or cast.mona)


def rule(cast: Cast, complaint: Complaint, code: str, amount: int, by: Person | None = None) -> Rule | None:
    """What the verdict says; and that the database says the same."""
    by, kind = by or cast.mona, cast.remedy_type(code)
    said = policies.offer_of(by, complaint.site, kind.pk, amount, at=timezone.now(), complaint=complaint).rule
    assert refused(cast, complaint, code, amount, by) == (f"RV00{said}" if said else None)
    return said


def refused(cast: Cast, complaint: Complaint, code: str, amount: int, by: Person) -> str | None:
    """PostgreSQL's own code for the refusal, None where it took it; nothing is kept."""
    try:
        with transaction.atomic():
            put(cast, complaint, code, amount, by)
            transaction.set_rollback(True)
    except DatabaseError as error:
        return getattr(error.__cause__, "pgcode", "") or ""
    return None


def put(cast: Cast, complaint: Complaint, code: str, amount: int, by: Person) -> None:
    Remedy(complaint=complaint, remedy_type=cast.remedy_type(code), amount=amount, given_by=by, at=timezone.now()).save(
        force_insert=True
    )


def year(cast: Cast, patient: str) -> int:
    found = PatientYear.objects.filter(organisation=cast.organisation, patient_reference=patient_key(patient))
    return sum(found.values_list("counted", flat=True))


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


@pytest.mark.parametrize(("amount", "expected"), [(14_99, None), (15_00, None), (15_01, Rule.PATIENT)])
def test_a_year_at_its_limit_whoever_gives(cast: Cast, amount: int, expected: Rule | None) -> None:
    """Sixty dollars by four people on five complaints: fifteen are left."""
    for by in (cast.mona, cast.max, cast.ben, cast.mona):
        put(cast, open_one(cast, by=by, patient_reference="P-7"), "parking", 15_00, by)
    assert year(cast, "P-7") == 60_00
    with as_owner():
        PatientLimit.objects.update(per_item=75_00)

    assert rule(cast, open_one(cast, patient_reference="P-7"), "parking", amount) == expected
    assert rule(cast, open_one(cast, patient_reference="P-8"), "parking", amount) is None


@pytest.mark.parametrize("spelled", ["P-7", "p 7", "P7", "p\u20117", "Ｐ７", "P\u200b7"])
def test_a_patient_is_the_same_however_the_reference_is_written(cast: Cast, spelled: str) -> None:
    put(cast, open_one(cast, patient_reference=spelled), "parking", 15_00, cast.mona)

    assert year(cast, "P7") == 15_00
    assert patient_key(spelled) == "P7"


def test_where_nothing_limits_a_patient_the_page_says_what_the_level_may(cast: Cast) -> None:
    told = Told("Waited", cast.riverside, cast.category("waiting"), particulars=Particulars(patient_reference="R-1"))
    complaint = actions.record(told, by=cast.rui)

    offers = policies.offers(cast.rui, cast.riverside, at=timezone.now(), complaint=complaint)

    assert next(one.up_to for one in offers if one.code == "parking") == 30_00


def test_a_small_retail_value_makes_nothing_smaller(cast: Cast) -> None:
    RemedyType.objects.filter(code="parking").update(retail_value=1)

    assert rule(cast, open_one(cast), "parking", 15_01) == Rule.PATIENT


def test_last_years_gifts_are_last_years(cast: Cast) -> None:
    with as_owner():
        PatientYear.objects.create(
            organisation=cast.organisation, patient_reference="P7", year=date.today().year - 1, currency="USD",  # noqa: DTZ011
            counted=75_00,
        )  # fmt: skip

    assert rule(cast, open_one(cast, patient_reference="P-7"), "parking", 15_00) is None


def test_money_is_never_given_however_little(cast: Cast) -> None:
    with as_owner():
        RemedyType.objects.filter(code="gift_shop").update(cash_equivalent=True)

    assert rule(cast, open_one(cast), "gift_shop", 1) == Rule.PATIENT
    assert rule(cast, open_one(cast, payer="not_limited"), "gift_shop", 1) is None


def test_what_is_free_counts_by_its_retail_value(cast: Cast) -> None:
    with as_owner():
        RemedyType.objects.filter(code="replace_item").update(counts_to_limit=True, retail_value=15_00)
    complaint = open_one(cast, patient_reference="P-7")

    put(cast, complaint, "replace_item", 0, cast.mona)

    assert year(cast, "P-7") == 15_00
    with as_owner():
        RemedyType.objects.filter(code="replace_item").update(retail_value=15_01)
    assert rule(cast, complaint, "replace_item", 0) == Rule.PATIENT


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


def test_a_corrected_patient_takes_the_sum_along(cast: Cast) -> None:
    complaint = open_one(cast, by=cast.ava, patient_reference="P-1")
    for code, amount in (("parking", 8_00), ("meal", 10_00)):
        actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type(code), amount))

    actions.correct(complaint, by=cast.ava, correction=Correction({"patient_reference": "P-2"}), reason="Wrong one")

    assert (year(cast, "P-1"), year(cast, "P-2")) == (0, 18_00)
    actions.correct(complaint, by=cast.ava, correction=Correction({"patient_reference": ""}), reason="Unsure")
    assert (year(cast, "P-1"), year(cast, "P-2")) == (0, 0)
    actions.correct(complaint, by=cast.ava, correction=Correction({"patient_reference": "P-1"}), reason="Sure")
    assert (year(cast, "P-1"), year(cast, "P-2")) == (18_00, 0)
    assert verify().faults == []


def test_what_counted_when_it_was_given_counts_wherever_it_moves(cast: Cast) -> None:
    complaint = open_one(cast, by=cast.ava, patient_reference="P-1")
    put(cast, complaint, "parking", 8_00, cast.ava)
    with as_owner():
        RemedyType.objects.filter(code="parking").update(retail_value=12_00)

    actions.correct(complaint, by=cast.ava, correction=Correction({"patient_reference": "P-2"}), reason="Wrong one")

    assert (year(cast, "P-1"), year(cast, "P-2")) == (0, 8_00)


def test_a_year_that_does_not_add_up_is_found(cast: Cast) -> None:
    complaint = open_one(cast, by=cast.ava, patient_reference="P-1")
    actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("parking"), 8_00))
    with as_owner():
        PatientYear.objects.update(counted=7_00)

    assert [fault.reference for fault in verify().faults] == ["patient's year"] * 2


def test_the_app_may_not_write_the_sum(cast: Cast) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        PatientYear.objects.update(counted=0)


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


def test_the_sentence_says_what_is_left_of_the_year(cast: Cast) -> None:
    for _ in range(5):
        put(cast, open_one(cast, patient_reference="P-7"), "parking", 14_00, cast.mona)
    complaint = open_one(cast, patient_reference="P-7")
    offer = policies.offer_of(
        cast.mona, cast.northgate, cast.remedy_type("meal").pk, 6_00, at=timezone.now(), complaint=complaint
    )

    assert offer.verdict.sentence == (
        "This patient may be given $5.00 more this year, unless their payer is known to set no limit."
    )
    assert (
        next(
            one.up_to
            for one in policies.offers(cast.mona, cast.northgate, at=timezone.now(), complaint=complaint)
            if one.code == "meal"
        )
        == 5_00
    )


def test_resolving_in_one_step_obeys_it_too(cast: Cast) -> None:
    from complaints.errors import Refused

    with pytest.raises(Refused, match="No patient may be given more"):
        actions.record_and_resolve(
            told(cast), by=cast.mona, remedy=Given(cast.remedy_type("parking"), 16_00), put_right=PutRight.YES
        )
