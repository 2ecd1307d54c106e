"""What PostgreSQL refuses of withdrawing a classroom course, as the app's role by raw SQL; the permission beside it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from staff import passing
from staff.models import Completion, CompletionWithdrawal, Course, Membership, Organisation, OrganisationEvent, Person
from staff.proof import organisation_faults
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.courses import passed, today, write_course

pytestmark = pytest.mark.django_db
COLUMNS = "id, completion_id, withdrawn_by_id, withdrawn_at, reason"
BY_WHOM = "a classroom course is withdrawn by a manager of theirs or an admin, for somebody else"


@pytest.fixture
def course(cast: Cast) -> Course:
    return write_course(cast)


@pytest.fixture
def bens(cast: Cast, course: Course) -> Completion:
    """Ben's, as Mona recorded it."""
    return passed(cast.ben, course, today(cast), by=cast.mona)


def withdrawn(completion: Completion, by: Person, **changes: Any) -> None:
    said: dict[str, Any] = {"at": timezone.now(), "reason": "It was Beth", "end": ""} | changes
    with transaction.atomic(), connection.cursor() as cursor:
        values = [uuid.uuid4(), completion.pk, by.pk, said["at"], said["reason"]]
        cursor.execute(
            f"INSERT INTO staff_completionwithdrawal ({COLUMNS}) VALUES (%s, %s, %s, %s, %s) {said['end']}", values
        )


def refused(sentence: str) -> Any:
    return pytest.raises(DatabaseError, match=sentence)


@pytest.mark.parametrize("who", ["mona", "max", "ada", "amir"])
def test_by_a_manager_where_they_work_or_an_admin(cast: Cast, bens: Completion, who: str) -> None:
    withdrawn(bens, getattr(cast, who))

    assert CompletionWithdrawal.objects.get().withdrawn_by == getattr(cast, who)


@pytest.mark.parametrize("who", ["ben", "ava", "theo", "gus", "rui", "cleo"])
def test_by_nobody_else(cast: Cast, bens: Completion, who: str) -> None:
    with refused(BY_WHOM) as no:
        withdrawn(bens, getattr(cast, who))

    assert no.value.__cause__.pgcode == "RT001"  # type: ignore[union-attr]
    assert not CompletionWithdrawal.objects.exists()


def test_neither_a_manager_nor_an_admin_withdraws_their_own(cast: Cast, course: Course) -> None:
    monas, adas = (
        passed(cast.mona, course, today(cast), by=cast.ada),
        passed(cast.ada, course, today(cast), by=cast.amir),
    )

    for own, person in ((monas, cast.mona), (adas, cast.ada)):
        with refused(BY_WHOM):
            withdrawn(own, person)
    withdrawn(monas, cast.max)
    withdrawn(adas, cast.amir)


@pytest.mark.parametrize("left", ["sign-in", "role", "site"])
def test_by_no_manager_who_left(cast: Cast, bens: Completion, left: str) -> None:
    if left == "sign-in":
        Person.objects.filter(pk=cast.max.pk).update(is_active=False)
    else:
        change = {"role": Role.FRONT_DESK} if left == "role" else {"is_active": False}
        Membership.objects.filter(person=cast.max).update(**change)

    with refused(BY_WHOM):
        withdrawn(bens, cast.max)
    withdrawn(bens, cast.mona)


def test_by_no_manager_of_a_site_that_the_person_left(cast: Cast, bens: Completion) -> None:
    Membership.objects.filter(person=cast.ben).update(is_active=False)

    with refused(BY_WHOM):
        withdrawn(bens, cast.mona)
    withdrawn(bens, cast.ada)


def test_by_no_admin_of_another_organisation(cast: Cast, bens: Completion) -> None:
    other = Organisation.objects.create(name="Elsewhere")
    stranger = build_person("far", "Far Away", other.levels.create(rank=0, name="Other"))
    site = other.sites.create(name="Far", prefix="FA", time_zone="UTC", currency="EUR", regime="house")
    Membership.objects.create(person=stranger, site=site, role=Role.ADMIN)

    with refused(BY_WHOM):
        withdrawn(bens, stranger)


def test_a_pass_by_scenarios_stays(cast: Cast, course: Course) -> None:
    right = {one.pk: one.answers.get(is_right=True).pk for one in course.scenarios.all()}
    passing.take(course, by=cast.ben, key=uuid.uuid4(), answers=right)

    with refused("only what was recorded from a classroom is withdrawn: a pass by scenarios stays"):
        withdrawn(Completion.objects.get(how="scenarios"), cast.mona)
    withdrawn(passed(cast.ben, course, today(cast), by=cast.mona), cast.mona)


def test_what_is_not_there_is_not_withdrawn(cast: Cast) -> None:
    with refused("only what was recorded from a classroom is withdrawn"):
        withdrawn(Completion(pk=uuid.uuid4()), cast.mona)


def test_once(cast: Cast, bens: Completion) -> None:
    withdrawn(bens, cast.mona)

    with refused("a course is withdrawn once"):
        withdrawn(bens, cast.max)
    with refused("a course is withdrawn once"):
        withdrawn(bens, cast.max, end="ON CONFLICT DO NOTHING")
    assert OrganisationEvent.objects.filter(verb="withdraw_course").count() == 1


@pytest.mark.parametrize(
    "reason",
    ["", " ", "\n\t ", "\u00a0\u2003", "\u200b\u200d", "\u00ad\ufeff", "\u2800", "\u3164", "\u202e\u2066", "\u0001"],
)
def test_not_without_a_reason_that_can_be_seen(cast: Cast, bens: Completion, reason: str) -> None:
    with refused("a course is withdrawn with a reason"):
        withdrawn(bens, cast.mona, reason=reason)
    withdrawn(bens, cast.mona, reason=f"{reason}x")


def test_not_without_any_reason(cast: Cast, bens: Completion) -> None:
    with refused("a course is withdrawn with a reason"):
        withdrawn(bens, cast.mona, reason=None)


@pytest.mark.parametrize(("minutes", "may"), [(-6, False), (-4, True), (4, True), (6, False)])
def test_now_by_the_databases_clock_whatever_is_stated(cast: Cast, bens: Completion, minutes: int, may: bool) -> None:
    stated = timezone.now() + timedelta(minutes=minutes)

    if not may:
        with refused("a course is withdrawn now, not on"):
            withdrawn(bens, cast.mona, at=stated)
        return
    before = clock()
    withdrawn(bens, cast.mona, at=stated)
    assert before < CompletionWithdrawal.objects.get().withdrawn_at < clock()


def test_nothing_stated_is_now(cast: Cast, bens: Completion) -> None:
    before = clock()
    withdrawn(bens, cast.mona, at=None)

    assert before < CompletionWithdrawal.objects.get().withdrawn_at < clock()


def clock() -> datetime:
    """The database's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        at: datetime = cursor.fetchone()[0]
    return at


def test_it_is_told_by_itself_whatever_path_it_takes(cast: Cast, bens: Completion) -> None:
    withdrawn(bens, cast.mona)

    event, row = OrganisationEvent.objects.get(verb="withdraw_course"), CompletionWithdrawal.objects.get()
    assert (event.organisation, event.by, event.by_name, event.person, event.at) == (
        cast.organisation, cast.mona, "Mona Reyes", cast.ben, row.withdrawn_at,
    )  # fmt: skip
    assert event.facts == {"course": "Listening", "passed_on": today(cast).isoformat(), "reason": "It was Beth"}
    assert list(organisation_faults()) == []


def test_the_completion_stays_as_it_was(cast: Cast, bens: Completion) -> None:
    before = Completion.objects.filter(pk=bens.pk).values().get()

    withdrawn(bens, cast.mona)

    assert Completion.objects.filter(pk=bens.pk).values().get() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE staff_completionwithdrawal SET reason = 'Else'",
        "UPDATE staff_completionwithdrawal SET withdrawn_at = now() + interval '9 days'",
        "UPDATE staff_completionwithdrawal SET id = id",
        "DELETE FROM staff_completionwithdrawal",
        "TRUNCATE staff_completionwithdrawal",
        "UPDATE staff_completion SET passed_on = '2030-01-01'",
        "DELETE FROM staff_completion",
    ],
)
def test_nothing_of_it_is_changed_or_taken_away(cast: Cast, bens: Completion, statement: str) -> None:
    withdrawn(bens, cast.mona)

    with refused("permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("day", ["0044-03-15 BC", "-infinity", "1899-12-31", "infinity"])
def test_a_course_was_passed_on_a_day_that_a_page_can_show(cast: Cast, course: Course, day: str) -> None:
    with pytest.raises(DatabaseError, match="a course was passed on a day since 1900"), transaction.atomic():
        recorded_on(cast, course, day)

    recorded_on(cast, course, "1900-01-01")


def recorded_on(cast: Cast, course: Course, day: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO staff_completion (id, person_id, course_id, passed_on, how, evidence, recorded_by_id, recorded_at)"
            " VALUES (gen_random_uuid(), %s, %s, %s, 'classroom', 'x', %s, now())",
            [cast.ben.pk, course.pk, day, cast.mona.pk],
        )


def test_its_day_is_told_alike_in_every_session(cast: Cast, bens: Completion) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL datestyle = 'German, DMY'")
        withdrawn(bens, cast.mona)
        cursor.execute("SET LOCAL datestyle = 'ISO, MDY'")

    assert OrganisationEvent.objects.get(verb="withdraw_course").facts["passed_on"] == bens.passed_on.isoformat()
