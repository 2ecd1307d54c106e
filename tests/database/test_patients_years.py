"""Rule 8: what one patient is given in a calendar year adds up across the organisation, to the cent; as the app's role."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions, policies
from complaints.actions import Correction
from complaints.giving import Given
from complaints.models import PatientYear
from complaints.proof import verify
from complaints.proof.ledgers import patient_key
from staff.models import PatientLimit, RemedyType
from staff.verdict import Rule
from tests.cast import Cast
from tests.database.patients_given import open_one, put, rule, year
from tests.owner import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed", "patients_limits")]


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


def test_last_years_gifts_are_last_years(cast: Cast) -> None:
    with as_owner():
        PatientYear.objects.create(
            organisation=cast.organisation, patient_reference="P7", year=date.today().year - 1, currency="USD",  # noqa: DTZ011
            counted=75_00,
        )  # fmt: skip

    assert rule(cast, open_one(cast, patient_reference="P-7"), "parking", 15_00) is None


def test_what_is_free_counts_by_its_retail_value(cast: Cast) -> None:
    with as_owner():
        RemedyType.objects.filter(code="replace_item").update(counts_to_limit=True, retail_value=15_00)
    complaint = open_one(cast, patient_reference="P-7")

    put(cast, complaint, "replace_item", 0, cast.mona)

    assert year(cast, "P-7") == 15_00
    with as_owner():
        RemedyType.objects.filter(code="replace_item").update(retail_value=15_01)
    assert rule(cast, complaint, "replace_item", 0) == Rule.PATIENT


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
