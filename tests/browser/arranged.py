"""What stands there before a browser opens a page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.demo.owner import connected_as_owner
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Complaint, PutRight, RedFlag
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import Person
from tests.cast import Cast


def tell(cast: Cast, words: str, *flags: RedFlag, by: Person | None = None, ago: Any = None, **told: Any) -> Complaint:
    """Open, at the desk of whoever recorded it (Ava, unless named); ``ago`` needs the owner's role."""
    by = by or cast.ava
    assert by.desk is not None
    about = Particulars(**told)
    story = Told(words, by.desk.site, cast.category("waiting"), by.desk.home_location, flags, about)
    return actions.record(story, by=by, at=timezone.now() - ago if ago else None)


def promise(cast: Cast, complaint: Complaint, days: int, *, by: Person, ago: timedelta | None = None) -> None:
    """Something to be kept in so many days from now."""
    day = complaint.site.day(timezone.now()) + timedelta(days=days)
    at = timezone.now() - ago if ago else None
    actions.give_remedy(complaint, by=by, remedy=Given(cast.remedy_type("meal"), 5_00, day), at=at)


def call_back(cast: Cast, complaint: Complaint, *, by: Person, ago: timedelta | None = None) -> None:
    """England: nobody could be asked, so it stays open and they are called back."""
    at = timezone.now() - ago if ago else None
    explained = Given(cast.remedy_type("explain"))
    actions.resolve(complaint, by=by, remedy=explained, put_right=PutRight.COULD_NOT_ASK, at=at)


def owed_at_riverside(cast: Cast) -> None:
    """Cleo's desk with something late and something due: promised things and people to call back."""
    days = timedelta(days=5)
    with connected_as_owner():
        for words in ("Late voucher", "Late answer"):
            late = tell(cast, words, by=cast.cleo, ago=days)
            promise(cast, late, -3, by=cast.cleo, ago=days)
            call_back(cast, late, by=cast.cleo, ago=days)
    due = tell(cast, "Due today", by=cast.cleo)
    promise(cast, due, 0, by=cast.cleo)
    promise(cast, due, 4, by=cast.cleo)
    call_back(cast, due, by=cast.cleo)


def may_i(cast: Cast, complaint: Complaint, by: Person, *, amount: int = 18_00, note: str = "They wait") -> BackupCall:
    asked = Call(CallKind.APPROVE, Given(cast.remedy_type("parking"), amount), note)
    actions.call_backup(complaint, by=by, asked=asked)
    return complaint.calls.get()


def come_now(complaint: Complaint, by: Person) -> BackupCall:
    actions.call_backup(complaint, by=by, asked=Call(CallKind.ATTEND))
    return complaint.calls.get()


def calls_in_each_state(cast: Cast) -> None:
    """Cleo's: two that wait, one of them for too long; and one of each answer."""
    with connected_as_owner():
        ago = timedelta(minutes=30)
        unanswered = tell(cast, "Nobody comes", by=cast.cleo, ago=ago)
        actions.call_backup(unanswered, by=cast.cleo, asked=Call(CallKind.ATTEND), at=timezone.now() - ago)
    come_now(tell(cast, "Waits", by=cast.cleo), cast.cleo)
    for answer in (CallState.APPROVED, CallState.DECLINED, CallState.ATTENDED):
        call = may_i(cast, tell(cast, f"{answer.label} by Rui", by=cast.cleo), cast.cleo)
        review.answer_call(call, by=cast.rui, answer=answer, note="As we said")
