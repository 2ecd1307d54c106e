"""Complaints and calls that wait for a manager, for the tests of the manager's window."""

from __future__ import annotations

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, Complaint, RedFlag
from complaints.particulars import Particulars
from staff.models import Person, Site
from tests.cast import Cast

DUTY = "/review/duty/"
REGION = "/review/calls/"


def open_one(cast: Cast, *flags: RedFlag, about: tuple[Person, ...] = (), by: Person | None = None) -> Complaint:
    told = Told(
        "The machine kept the coins.", cast.northgate, cast.category("parking"), cast.reception_a, flags,
        particulars=Particulars(about_people=tuple(one.pk for one in about)),
    )  # fmt: skip
    return actions.record(told, by=by or cast.ava)


def call_for(cast: Cast, amount: int = 18_00, code: str = "parking", by: Person | None = None) -> BackupCall:
    """“May I?” from Ava, the patient beside her."""
    complaint = open_one(cast, by=by)
    asked = Call(CallKind.APPROVE, Given(cast.remedy_type(code), amount), "They wait beside me")
    actions.call_backup(complaint, by=by or cast.ava, asked=asked)
    return complaint.calls.get()


def come_now(cast: Cast, complaint: Complaint, by: Person | None = None) -> BackupCall:
    actions.call_backup(complaint, by=by or cast.ava, asked=Call(CallKind.ATTEND))
    return complaint.calls.get()


def at(call: BackupCall) -> str:
    return f"/review/calls/{call.pk}/answer/"


def lone_manager(cast: Cast, site: Site) -> None:
    """Nobody manages this site any more."""
    site.memberships.filter(role="manager").update(is_active=False)


def standing(complaint: Complaint) -> tuple[str, Person | None]:
    complaint.refresh_from_db()
    return complaint.state, complaint.owner
