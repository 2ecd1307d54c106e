"""Random limits, calls and amounts: page, database and a plain second opinion in Python agree, at every edge."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from complaints import actions, policies
from complaints.actions import Told
from complaints.models import BackupCall, Complaint, Remedy
from staff.models import Allowance, LevelLimit, Person
from tests.cast import Cast, build_person, give
from tests.owner import as_owner

Said = tuple[int | None, str]  # the rule that says no, and whose day it is charged to


@dataclass(frozen=True)
class Limits:
    """Of one person: for one remedy, one complaint, one day; and what they gave elsewhere today."""

    remedy: int
    complaint: int
    day: int
    elsewhere: int


@dataclass(frozen=True)
class Case:
    giver: Limits
    approver: Limits
    here: int
    call: int
    state: str
    asked_by_giver: bool
    about_giver: bool
    approver_active: bool


MONEY = st.one_of(st.sampled_from([1, 500, 1000, 1500, 3000]), st.integers(1, 3000))
LIMITS = st.builds(Limits, MONEY, MONEY, MONEY, st.sampled_from([0, 0, 1, 700]))
CASES = st.builds(
    Case,
    giver=LIMITS,
    approver=LIMITS,
    here=st.sampled_from([0, 0, 1, 400]),
    call=MONEY,
    state=st.sampled_from(["approved", "approved", "approved", "open", "declined"]),
    asked_by_giver=st.sampled_from([True, True, True, False]),
    about_giver=st.sampled_from([False, False, False, False, True]),
    approver_active=st.sampled_from([True, True, True, True, False]),
)
LARGE = Limits(3000, 3000, 3000, 0)
SMALL = Limits(1000, 1000, 1000, 0)


def own(limits: Limits, here: int, spent: int, amount: int) -> int | None:
    if amount > limits.remedy or here + amount > limits.complaint or amount > limits.complaint:
        return 6
    return 7 if spent + amount > limits.day else None


def second_opinion(case: Case, amount: int) -> Said:
    """Design.md, Authority, rules 2, 6, 7 and 9 again, written without a look at the SQL."""
    if case.about_giver:
        return 2, ""
    giver = own(case.giver, case.here, case.giver.elsewhere + case.here, amount)
    if not (case.state == "approved" and case.asked_by_giver and amount == case.call):
        return giver, "giver" if giver is None else ""
    approver = own(case.approver, case.here, case.approver.elsewhere, amount)
    if case.approver_active and approver is None:
        return None, "approver"
    return (None, "giver") if giver is None else (9, "")


def edges(case: Case) -> list[int]:
    """One less than, exactly and one more than every number that could be a limit."""
    numbers = {case.call}
    for limits, spent in ((case.giver, case.giver.elsewhere + case.here), (case.approver, case.approver.elsewhere)):
        numbers |= {limits.remedy, limits.complaint - case.here, limits.day - spent}
    return sorted({n + d for n in numbers for d in (-1, 0, 1) if n + d > 0})


def write(cast: Cast, case: Case, pat: Person) -> Complaint:
    """The case as it came about: what was given before, the call with its answer; and only then the limits."""
    for person, limits in ((pat, case.giver), (cast.mona, case.approver)):
        if limits.elsewhere:
            give(cast, person, "meal", limits.elsewhere)
    told = Told("Waited", cast.northgate, cast.category("waiting"))
    complaint = actions.record(told, by=cast.ben)
    if case.here:
        Remedy(complaint=complaint, remedy_type=cast.remedy_type("meal"), amount=case.here, given_by=pat,
               at=timezone.now()).save(force_insert=True)  # fmt: skip
    call = BackupCall(
        id=uuid.uuid4(), complaint=complaint, kind="approve", asked_by=pat if case.asked_by_giver else cast.ava,
        asked_at=timezone.now(), remedy_type=cast.remedy_type("meal"), amount=case.call,
    )  # fmt: skip
    call.save(force_insert=True)
    if case.state != "open":
        answered = {"state": case.state, "answered_by": cast.mona, "answered_at": timezone.now()}
        BackupCall.objects.filter(pk=call.pk).update(**answered)
    for rank, limits in ((1, case.giver), (3, case.approver)):
        set_limits(cast, rank, limits)
    if case.about_giver:
        correction = actions.Correction({"about_people": [pat.pk]})
        actions.correct(complaint, by=cast.ben, correction=correction, reason="It was Pat")
    if not case.approver_active:
        Person.objects.filter(pk=cast.mona.pk).update(is_active=False)
    return complaint


def set_limits(cast: Cast, rank: int, limits: Limits) -> None:
    here = {"level__rank": rank, "currency": "USD"}
    with as_owner():
        Allowance.objects.filter(remedy_type__code="meal", **here).update(per_remedy=limits.remedy)
    with as_owner():
        LevelLimit.objects.filter(**here).update(per_complaint=limits.complaint, per_day=limits.day)


def page_says(cast: Cast, pat: Person, complaint: Complaint, amount: int) -> int | None:
    meal = cast.remedy_type("meal").pk
    return policies.offer_of(pat, cast.northgate, meal, amount, at=timezone.now(), complaint=complaint).rule


def database_says(cast: Cast, pat: Person, complaint: Complaint, amount: int) -> Said:
    """The insert tried, and taken back."""
    remedy = Remedy(
        complaint=complaint, remedy_type=cast.remedy_type("meal"), amount=amount, given_by=pat, at=timezone.now()
    )
    try:
        with transaction.atomic():
            remedy.save(force_insert=True)
            charged = Remedy.objects.get(pk=remedy.pk).charged_to
            transaction.set_rollback(True)
    except DatabaseError as error:
        code: str = getattr(error.__cause__, "pgcode", "")
        if not code.startswith("RV00"):
            raise
        return int(code[-1]), ""
    return None, "giver" if charged is None else "approver"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(case=Case(SMALL, LARGE, 0, 1800, "approved", True, False, True))
@example(case=Case(SMALL, SMALL, 0, 1800, "approved", True, False, True))
@example(case=Case(SMALL, LARGE, 0, 1800, "approved", True, False, False))
@example(case=Case(SMALL, LARGE, 0, 1800, "approved", True, True, True))
@example(case=Case(LARGE, SMALL, 0, 1800, "approved", True, False, True))
@example(case=Case(SMALL, Limits(3000, 3000, 3000, 1201), 0, 1800, "approved", True, False, True))
@given(case=CASES)
def test_page_database_and_a_second_opinion_agree(cast: Cast, case: Case) -> None:
    with transaction.atomic():
        with as_owner():
            Allowance.objects.filter(remedy_type__code="meal", currency="USD").update(per_remedy=100_00)
        with as_owner():
            LevelLimit.objects.filter(currency="USD").update(per_complaint=100_00, per_day=100_00)
        pat = build_person("pat", "Pat Random", cast.level(1), sites=(cast.northgate,))
        complaint = write(cast, case, pat)

        amounts = edges(case)
        page = {amount: page_says(cast, pat, complaint, amount) for amount in amounts}
        database = {amount: database_says(cast, pat, complaint, amount) for amount in amounts}
        transaction.set_rollback(True)

    expected = {amount: second_opinion(case, amount) for amount in amounts}
    assert database == expected
    assert page == {amount: rule for amount, (rule, _) in expected.items()}
