"""Random payers, patients, years, types and amounts: page, database and a plain second opinion agree on rule 8."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints import actions, policies
from complaints.actions import Told
from complaints.models import Complaint, PatientYear, Remedy
from complaints.particulars import Particulars
from staff.models import Allowance, LevelLimit, PatientLimit, RemedyType
from tests.cast import SINCE, Cast
from tests.owner import as_owner

MONEY = st.one_of(st.sampled_from([1, 1500, 7500]), st.integers(1, 9_000))


@dataclass(frozen=True)
class Case:
    """What a regulator lets a patient be given, what they had this year, and what kind of thing this is."""

    per_item: int
    per_year: int
    had: int
    payer: str
    patient: str
    counts: bool
    cash: bool
    waiver: bool
    retail: int | None
    limited: bool
    allowance: int


CASES = st.builds(
    Case,
    per_item=MONEY,
    per_year=MONEY,
    had=st.one_of(st.just(0), MONEY),
    payer=st.sampled_from(["unknown", "limited", "not_limited"]),
    patient=st.sampled_from(["P-1", "P-1", ""]),
    counts=st.sampled_from([True, True, False]),
    cash=st.sampled_from([False, False, False, True]),
    waiver=st.sampled_from([False, False, False, True]),
    retail=st.one_of(st.none(), st.none(), MONEY),
    limited=st.sampled_from([True, True, True, False]),
    allowance=MONEY,
)


def second_opinion(case: Case, amount: int) -> int | None:
    """Design.md, Authority, rules 6 and 8 again, written without a look at the SQL."""
    if amount > case.allowance:
        return 6
    if not case.limited:
        return None
    if case.waiver:
        return 8
    if case.payer == "not_limited" or not case.counts:
        return None
    worth = max(amount, case.retail or 0)
    had = case.had if case.patient else 0
    return 8 if case.cash or worth > case.per_item or (had + worth > case.per_year and case.patient) or (
        not case.patient and worth > case.per_year
    ) else None  # fmt: skip


def write(cast: Cast, case: Case) -> Complaint:
    about = Particulars(patient_reference=case.patient, payer=case.payer)
    told = Told("Waited", cast.northgate, cast.category("waiting"), particulars=about)
    complaint = actions.record(told, by=cast.mona)
    with as_owner():
        RemedyType.objects.filter(pk=cast.remedy_type("meal").pk).update(
            counts_to_limit=case.counts, cash_equivalent=case.cash, fee_waiver=case.waiver, retail_value=case.retail
        )
        Allowance.objects.filter(level__rank=3, remedy_type__code="meal", currency="USD").update(
            per_remedy=case.allowance
        )
        LevelLimit.objects.filter(level__rank=3).update(per_complaint=9_999_00, per_day=9_999_00)
        if case.limited:
            PatientLimit.objects.create(
                organisation=cast.organisation, regime="us", currency="USD", per_item=case.per_item,
                per_year=case.per_year, source="OIG", during=(SINCE, None),
            )  # fmt: skip
        year = cast.northgate.day(timezone.now()).year
        PatientYear.objects.create(
            organisation=cast.organisation, patient_reference="P1", year=year, currency="USD", counted=case.had
        )
    return complaint


def edges(case: Case) -> list[int]:
    """One less than, exactly and one more than every number that could be a limit."""
    numbers = {case.allowance, case.per_item, case.per_year, case.per_year - case.had}
    return sorted({n + d for n in numbers for d in (-1, 0, 1) if n + d > 0})


def database_says(cast: Cast, complaint: Complaint, amount: int) -> int | None:
    """The insert tried, and taken back."""
    remedy = Remedy(
        complaint=complaint, remedy_type=cast.remedy_type("meal"), amount=amount, given_by=cast.mona, at=timezone.now()
    )
    try:
        with transaction.atomic():
            remedy.save(force_insert=True)
            transaction.set_rollback(True)
    except DatabaseError as error:
        return int(str(getattr(error.__cause__, "pgcode", "")).removeprefix("RV00"))
    return None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASES)
def test_page_database_and_a_second_opinion_agree(cast: Cast, case: Case) -> None:
    meal = cast.remedy_type("meal").pk
    with transaction.atomic():
        complaint = write(cast, case)
        for amount in edges(case):
            offer = policies.offer_of(cast.mona, cast.northgate, meal, amount, at=timezone.now(), complaint=complaint)
            expected = second_opinion(case, amount)
            assert (offer.rule, database_says(cast, complaint, amount)) == (expected, expected), amount
        transaction.set_rollback(True)
