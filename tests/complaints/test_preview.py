"""What other limits would have let the desk settle by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import CallKind
from complaints.preview import preview
from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, look
from staff.models import AuthorityLine, Person
from tests.cast import Cast, give

pytestmark = pytest.mark.django_db


def lines(cast: Cast, after: int | None, kind: str = "allowance", rank: int = 1) -> list[AuthorityLine]:
    remedy_type = cast.remedy_type("parking").pk if kind == "allowance" else None
    cell = Cell(kind, cast.level(rank).pk, remedy_type, currency="USD")
    looked = look(Wanted(cast.organisation, {cell: after}, today(cast.organisation), "Because"), by=cast.ada)
    assert looked.wrong == []
    return looked.lines


def wanted(cast: Cast, amount: int, by: Person, code: str = "parking") -> None:
    """Saved, and a manager asked for that much."""
    told = Told("The garage", cast.northgate, cast.category("parking"))
    asked = Call(CallKind.APPROVE, Given(cast.remedy_type(code), amount))
    actions.record_and_call(told, by=by, asked=asked)


def test_how_many_of_those_that_went_to_a_manager_for_the_amount(cast: Cast) -> None:
    for amount in (12_00, 15_00, 15_01, 30_00):
        wanted(cast, amount, cast.ava)

    assert preview(cast.organisation, lines(cast, 15_00)) == (
        "In the last 90 days it would have let the desk settle 2 of the 4 complaints that were called or escalated "
        "for the amount."
    )


def test_escalated_ones_count_too_and_each_complaint_once(cast: Cast) -> None:
    told = Told("The garage", cast.northgate, cast.category("parking"))
    dearer = Given(cast.remedy_type("parking"), 12_00)
    complaint = actions.record_and_call(told, by=cast.ava, asked=Call(CallKind.APPROVE, dearer))
    actions.escalate(complaint, by=cast.ava, reason="Nobody came", wanted=dearer)

    assert "settle 1 of the one complaint that was called" in preview(cast.organisation, lines(cast, 15_00))


def test_what_they_could_have_given_anyway_was_not_for_the_amount(cast: Cast) -> None:
    wanted(cast, 9_00, cast.ava)

    assert preview(cast.organisation, lines(cast, 15_00)) == (
        "In the last 90 days nothing was called or escalated for its amount."
    )


def test_a_complaints_limit_counts_with_what_was_given_before(cast: Cast) -> None:
    """Twenty on one complaint: ten are given, and eleven more would be one too many even at fifteen a remedy."""
    told = Told("The garage", cast.northgate, cast.category("parking"))
    complaint = actions.record(told, by=cast.ava)
    actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("meal"), 10_00))
    actions.escalate(complaint, by=cast.ava, reason="More", wanted=Given(cast.remedy_type("parking"), 11_00))

    assert "settle 0 of the one" in preview(cast.organisation, lines(cast, 15_00))


def test_another_level_another_type_and_another_quarter_do_not_count(cast: Cast) -> None:
    wanted(cast, 20_00, cast.ben)
    wanted(cast, 12_00, cast.ava, "meal")
    wanted(cast, 12_00, cast.ava)

    later = timezone.now() + timedelta(days=91)
    assert "settle 1 of the 3" in preview(cast.organisation, lines(cast, 15_00))
    assert "nothing was called" in preview(cast.organisation, lines(cast, 15_00), at=later)


def test_lowering_says_what_the_desk_gave_that_it_could_not_any_more(cast: Cast) -> None:
    for amount in (5_00, 5_01, 10_00):
        give(cast, cast.ava, "parking", amount)

    assert preview(cast.organisation, lines(cast, 5_00)).endswith(
        "On 2 complaints the desk gave what it could not give any more."
    )
    assert "gave" not in preview(cast.organisation, lines(cast, 15_00))


def test_a_change_of_no_limit_says_nothing(cast: Cast) -> None:
    assert preview(cast.organisation, []) == ""
