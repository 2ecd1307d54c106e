"""What time does by itself. England's limit runs for a working day, so the complaints are told as of earlier."""

from datetime import timedelta

import pytest
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.limits import pass_limit
from complaints.demo.owner import connected_as_owner
from complaints.giving import Given
from complaints.models import Complaint, PutRight, RedFlag
from complaints.proof import verify
from staff.models import Person, Site
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def told_days_ago(cast: Cast, days: int, site: Site, by: Person, *flags: RedFlag) -> Complaint:
    """Only the owner's role may state an earlier time (complaints/sql/moves.sql)."""
    with connected_as_owner():
        told = Told("Cold soup", site, cast.category("food"), None, flags)
        return actions.record(told, by=by, at=timezone.now() - timedelta(days=days))


def test_what_is_open_past_its_limit_is_formal_by_nobodys_act(cast: Cast) -> None:
    complaint = told_days_ago(cast, 10, cast.riverside, cast.cleo)

    assert actions.pass_limits() == 1

    complaint.refresh_from_db()
    event = complaint.events.order_by("position").last()
    assert event is not None
    assert (complaint.state, complaint.formal_cause, complaint.owner) == ("open", "limit_passed", cast.cleo)
    assert (event.verb, event.by, event.fact, event.at) == (
        "limit_passed", None, "formal:limit_passed", complaint.formal_at,
    )  # fmt: skip
    assert verify().faults == []


def test_it_happens_once(cast: Cast) -> None:
    complaint = told_days_ago(cast, 10, cast.riverside, cast.cleo)

    assert [actions.pass_limits(), actions.pass_limits()] == [1, 0]
    assert pass_limit(complaint.pk, at=timezone.now()) is False
    assert complaint.events.filter(verb="limit_passed").count() == 1


def test_at_the_very_moment_and_not_before(cast: Cast) -> None:
    complaint = told_days_ago(cast, 10, cast.riverside, cast.cleo)
    until = complaint.on_the_spot_until
    assert until is not None

    assert pass_limit(complaint.pk, at=until - timedelta(microseconds=1)) is False
    assert list(Complaint.objects.past_the_limit(until - timedelta(microseconds=1))) == []
    assert list(Complaint.objects.past_the_limit(until)) == [complaint]


def test_what_is_settled_formal_already_or_under_other_rules_stays_as_it_is(cast: Cast) -> None:
    settled = told_days_ago(cast, 10, cast.riverside, cast.cleo)
    actions.resolve(settled, by=cast.cleo, remedy=Given(cast.remedy_type("explain")), put_right=PutRight.YES)
    told_days_ago(cast, 10, cast.riverside, cast.cleo, RedFlag.WRITTEN)
    told_days_ago(cast, 10, cast.northgate, cast.ava)

    assert actions.pass_limits() == 0
    assert pass_limit(settled.pk, at=timezone.now()) is False
    assert list(Complaint.objects.order_by("recorded_at").values_list("formal_cause", flat=True)) == [
        None, "red_flag", None,
    ]  # fmt: skip


def test_a_formal_one_stands_in_the_managers_queue_from_then_on(cast: Cast) -> None:
    complaint = told_days_ago(cast, 10, cast.riverside, cast.cleo)
    before = list(Complaint.objects.waiting_for_review())

    actions.pass_limits()

    assert before == []
    assert list(Complaint.objects.waiting_for_review()) == [complaint]
