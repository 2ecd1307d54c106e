"""Who is reminded of which promise and of whom to call back: their own, a manager of the whole site's, nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.giving import Given
from complaints.models import Complaint, PutRight, Remedy
from complaints.owed import MOST, Owed, owed_at_desk
from complaints.particulars import Particulars
from complaints.review.due import owed_at
from staff.models import Person
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def told(cast: Cast, words: str, by: Person, *about: Person) -> Complaint:
    assert by.desk is not None
    particulars = Particulars(about_people=tuple(one.pk for one in about))
    return actions.record(Told(words, by.desk.site, cast.category("waiting"), particulars=particulars), by=by)


def promised(cast: Cast, complaint: Complaint, by: Person, days: int = 2) -> None:
    day = complaint.site.day(timezone.now()) + timedelta(days=days)
    actions.give_remedy(complaint, by=by, remedy=Given(cast.remedy_type("explain"), 0, day))


def to_call_back(cast: Cast, words: str, by: Person) -> Complaint:
    complaint = told(cast, words, by)
    explained = Given(cast.remedy_type("explain"))
    return actions.resolve(complaint, by=by, remedy=explained, put_right=PutRight.COULD_NOT_ASK)


def desk(person: Person) -> list[Owed]:
    return owed_at_desk(person, timezone.now())


def words(person: Person) -> list[str]:
    return [one.words for one in desk(person)]


def test_a_promise_is_theirs_who_gave_it_and_theirs_who_have_the_complaint(cast: Cast) -> None:
    complaint = told(cast, "Promised", cast.ava)
    promised(cast, complaint, cast.ben)

    assert (words(cast.ben), words(cast.ava), words(cast.theo)) == (["Promised"], ["Promised"], [])


def test_a_manager_is_reminded_of_the_whole_site_and_of_no_other(cast: Cast) -> None:
    promised(cast, told(cast, "At Northgate", cast.ava), cast.ava)
    to_call_back(cast, "At Riverside", cast.cleo)

    assert (words(cast.mona), words(cast.rui)) == (["At Northgate"], ["At Riverside"])
    assert [[one.owed.words for one in owed_at(person)] for person in (cast.mona, cast.rui)] == [
        ["At Northgate"], ["At Riverside"],
    ]  # fmt: skip


def test_who_is_to_be_called_back_is_their_own_and_stands_first(cast: Cast) -> None:
    promised(cast, told(cast, "Promised", cast.cleo), cast.cleo)
    called = to_call_back(cast, "Call back", cast.cleo)

    first, second = desk(cast.cleo)

    assert (first.words, first.remedy, first.day, first.who) == ("Call back", None, called.call_back_due, "Cleo")
    promise = Remedy.objects.get(complaint__what_happened="Promised")
    assert (second.words, second.remedy, second.what) == ("Promised", promise.pk, "Explain and say sorry")


def test_whom_it_is_about_is_reminded_of_nothing(cast: Cast) -> None:
    promised(cast, told(cast, "About Mona", cast.ava, cast.mona), cast.ava)

    assert (words(cast.mona), owed_at(cast.mona), words(cast.ava)) == ([], [], ["About Mona"])


def test_what_is_kept_is_owed_no_more(cast: Cast) -> None:
    promised(cast, told(cast, "Promised", cast.ava), cast.ava)
    actions.keep_promise(Remedy.objects.get(), by=cast.ava, how="Told them")

    assert words(cast.ava) == []


def test_who_does_not_work_there_any_more_is_not_reminded(cast: Cast) -> None:
    promised(cast, told(cast, "Promised", cast.ava), cast.ben)
    cast.ben.memberships.update(is_active=False)

    assert words(Person.objects.get(pk=cast.ben.pk)) == []


def test_late_is_a_day_over_at_its_own_site(cast: Cast) -> None:
    promised(cast, told(cast, "Promised", cast.ava), cast.ava, days=0)
    now = timezone.now()

    assert [one.late for one in owed_at_desk(cast.ava, now)] == [False]
    assert [one.late for one in owed_at_desk(cast.ava, now + timedelta(days=1))] == [True]


def test_the_soonest_are_shown_and_no_more_than_fit(cast: Cast) -> None:
    complaint = told(cast, "Promised", cast.ava)
    for days in range(MOST + 1, 0, -1):
        promised(cast, complaint, cast.ava, days)

    today = cast.northgate.day(timezone.now())
    assert [one.day for one in desk(cast.ava)] == [today + timedelta(days=days) for days in range(1, MOST + 1)]
