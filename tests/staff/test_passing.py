"""Attempts and completions as the app's role writes them, and what PostgreSQL refuses."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from staff.models import Attempt, Completion, Course, OrganisationEvent, Person
from staff.passing import CannotBeTaken, SentBefore, record_classroom, take
from tests.cast import Cast, build_person
from tests.courses import today, write_course
from tests.owner import as_owner


def chosen(course: Course, right: int) -> dict[int, int]:
    return {
        scenario.pk: scenario.answers.get(is_right=number < right).pk
        for number, scenario in enumerate(course.scenarios.all())
    }


@pytest.mark.parametrize(("right", "passes"), [(3, False), (4, True), (5, True)])
def test_eighty_per_cent_of_five_is_four(cast: Cast, right: int, passes: bool) -> None:
    course = write_course(cast)

    attempt = take(course, by=cast.theo, key=uuid.uuid4(), answers=chosen(course, right))

    assert (attempt.asked, attempt.right, attempt.pass_mark, attempt.passed) == (5, right, 80, passes)
    assert Completion.objects.filter(attempt=attempt).exists() is passes


def test_passing_records_the_completion_on_the_sites_date(cast: Cast) -> None:
    course = write_course(cast)

    attempt = take(course, by=cast.theo, key=uuid.uuid4(), answers=chosen(course, 5))

    done = Completion.objects.get()
    assert (done.person, done.course, done.attempt, done.how) == (cast.theo, course, attempt, "scenarios")
    assert (done.passed_on, done.recorded_by) == (today(cast), None)


def test_it_is_the_date_at_the_site_and_not_at_greenwich(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked by the day: Northgate is still in yesterday when London is in today."""
    from staff.curriculum import today as date_of

    at = datetime(2026, 7, 1, 2, 30, tzinfo=UTC)

    assert (date_of(cast.theo, at), date_of(cast.cleo, at)) == (date(2026, 6, 30), date(2026, 7, 1))
    assert date_of(cast.ada, at) == date(2026, 6, 30)
    assert date_of(build_person("new", "New One", cast.level(0)), at) == date(2026, 7, 1)


def test_one_key_is_one_attempt(cast: Cast) -> None:
    course, key = write_course(cast), uuid.uuid4()
    take(course, by=cast.theo, key=key, answers=chosen(course, 5))

    with pytest.raises(SentBefore):
        take(course, by=cast.theo, key=key, answers=chosen(course, 5))
    assert (Attempt.objects.count(), Completion.objects.count()) == (1, 1)


def test_a_course_without_scenarios_without_terms_or_not_offered_cannot_be_taken(cast: Cast) -> None:
    empty, closed, loose = (
        write_course(cast, "empty", "Empty", scenarios=0), write_course(cast, "closed", "Closed"),
        write_course(cast, "loose", "Loose"),
    )  # fmt: skip
    Course.objects.filter(pk=closed.pk).update(is_active=False)
    with as_owner():
        loose.terms.update(during=(date(2020, 1, 1), date(2020, 1, 2)))

    for course in (empty, closed, loose):
        with pytest.raises(CannotBeTaken):
            take(course, by=cast.theo, key=uuid.uuid4(), answers=chosen(course, 5))
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("changes", [{"right": 5}, {"passed": True}, {"pass_mark": 1}, {"answers": {}}])
def test_an_attempt_is_never_changed(cast: Cast, changes: dict[str, object]) -> None:
    course = write_course(cast)
    take(course, by=cast.theo, key=uuid.uuid4(), answers=chosen(course, 0))

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Attempt.objects.update(**changes)


def test_how_many_were_right_is_counted_and_not_believed(cast: Cast) -> None:
    course = write_course(cast)

    Attempt.objects.create(
        person=cast.theo, course=course, at=timezone.now(), answers={}, asked=1, right=1, pass_mark=1, passed=True
    )

    told = Attempt.objects.get()
    assert (told.asked, told.right, told.pass_mark, told.passed) == (5, 0, 80, False)


def test_nobody_completes_by_an_attempt_that_was_not_good_enough(cast: Cast) -> None:
    course = write_course(cast)
    attempt = take(course, by=cast.theo, key=uuid.uuid4(), answers=chosen(course, 3))

    with pytest.raises(DatabaseError, match="good enough"), transaction.atomic():
        Completion.objects.create(
            person=cast.theo, course=course, passed_on=today(cast), how="scenarios", attempt=attempt,
            recorded_at=timezone.now(),
        )  # fmt: skip


def recorded(cast: Cast, course: Course, *, by: Person, person: Person, day: date | None = None) -> Completion:
    return record_classroom(
        course, by=by, person=person, passed_on=day or today(cast), evidence="List no. 4", key=uuid.uuid4()
    )


def test_a_manager_records_a_classroom_course_and_the_organisation_is_told(cast: Cast) -> None:
    course = write_course(cast)
    day = today(cast) - timedelta(days=3)

    done = recorded(cast, course, by=cast.mona, person=cast.theo, day=day)

    assert (done.how, done.passed_on, done.evidence, done.recorded_by) == ("classroom", day, "List no. 4", cast.mona)
    event = OrganisationEvent.objects.filter(verb="record_course").get()
    assert (event.by, event.by_name, event.person, event.organisation) == (
        cast.mona, "Mona Reyes", cast.theo, cast.organisation,
    )  # fmt: skip
    assert event.facts == {"course": "Listening", "passed_on": day.isoformat(), "evidence": "List no. 4"}


@pytest.mark.parametrize(
    ("by", "person"),
    [("mona", "mona"), ("ada", "ada"), ("mona", "cleo"), ("ava", "theo"), ("gus", "theo"), ("rui", "theo")],
)
def test_nobody_records_their_own_nor_that_of_another_site(cast: Cast, by: str, person: str) -> None:
    course = write_course(cast)

    with pytest.raises(CannotBeTaken):
        recorded(cast, course, by=getattr(cast, by), person=getattr(cast, person))
    assert not Completion.objects.exists()
    assert not OrganisationEvent.objects.filter(verb="record_course").exists()


def test_an_admin_records_a_managers(cast: Cast) -> None:
    assert recorded(cast, write_course(cast), by=cast.ada, person=cast.mona).person == cast.mona


def test_a_day_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(CannotBeTaken):
        recorded(cast, write_course(cast), by=cast.mona, person=cast.theo, day=today(cast) + timedelta(days=3))


def test_one_key_is_one_completion_and_told_once(cast: Cast) -> None:
    course, key = write_course(cast), uuid.uuid4()

    def record() -> Completion:
        return record_classroom(
            course, by=cast.mona, person=cast.theo, passed_on=today(cast), evidence="x", key=key
        )  # fmt: skip

    record()
    with pytest.raises(SentBefore):
        record()
    assert OrganisationEvent.objects.filter(verb="record_course").count() == 1


@pytest.mark.parametrize("changes", [{"passed_on": date(2020, 1, 1)}, {"evidence": "y"}])
def test_a_completion_is_never_changed_or_taken_away(cast: Cast, changes: dict[str, object]) -> None:
    recorded(cast, write_course(cast), by=cast.mona, person=cast.theo)

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Completion.objects.update(**changes)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Completion.objects.all().delete()
