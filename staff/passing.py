"""How a course is passed: by its scenarios, or in a classroom as somebody else records it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from staff.acting import acting, tell
from staff.curriculum import today
from staff.models import Attempt, Completion, Course, Organisation, Person

NOT_NOW = "RT001"  # staff/sql/training.sql: an attempt or a completion that is none


class CannotBeTaken(Exception):
    """PostgreSQL lets nobody take or record this now."""


class SentBefore(Exception):
    """The form's key stands for something already."""


def take(course: Course, *, by: Person, key: UUID, answers: dict[int, int], at: datetime | None = None) -> Attempt:
    """One attempt at a course, counted by PostgreSQL; good enough, the course is passed on the site's date.

    Raises:
        CannotBeTaken: it has no scenarios or no terms in force.
        SentBefore: the key stands for an attempt already.
    """
    at = at or timezone.now()
    chosen = {str(scenario): str(answer) for scenario, answer in answers.items()}
    try:
        with transaction.atomic():
            attempt = Attempt.objects.create(id=key, person=by, course=course, at=at, answers=chosen)
            attempt.refresh_from_db()
            if attempt.passed:
                Completion.objects.create(
                    person=by, course=course, passed_on=today(by, at), how=Completion.HOW.SCENARIOS, attempt=attempt
                )
    except DatabaseError as error:
        raise what_it_means(error) from error
    return attempt


def record_classroom(
    course: Course,
    *,
    by: Person,
    person: Person,
    passed_on: date,
    evidence: str,
    key: UUID,
    at: datetime | None = None,
) -> Completion:
    """Somebody passed a course in a classroom, as their manager or an admin saw; told in the organisation's history.

    Raises:
        CannotBeTaken: they may not record this, for this person and day.
        SentBefore: the key stands for something recorded already.
    """
    organisation = Organisation(pk=course.organisation_id)
    try:
        with acting(by):
            completion = Completion.objects.create(
                id=key, person=person, course=course, passed_on=passed_on, how=Completion.HOW.CLASSROOM,
                evidence=evidence, recorded_by=by, recorded_at=at or timezone.now(),
            )  # fmt: skip
            tell(
                organisation, "record_course", by=by, at=at, person=person,
                course=course.title, passed_on=passed_on.isoformat(), evidence=evidence,
            )  # fmt: skip
    except DatabaseError as error:
        raise what_it_means(error) from error
    return completion


def has_lapsed(completion: Completion, at: datetime) -> bool:
    """Whether a pass counts no more on the day where its person works: it was too long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM public.staff_passes(%(person)s, %(day)s, %(at)s) d"
            " WHERE d.id = %(completion)s AND d.until < %(day)s)",
            {"person": completion.person_id, "day": today(completion.person, at), "at": at,
             "completion": completion.pk},
        )  # fmt: skip
        return bool(cursor.fetchone()[0])


def what_it_means(error: DatabaseError) -> Exception:
    """Our own word for what PostgreSQL refused; anything else stays what it is."""
    if getattr(error.__cause__, "pgcode", None) == NOT_NOW:
        return CannotBeTaken()
    return SentBefore() if isinstance(error, IntegrityError) else error
