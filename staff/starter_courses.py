"""The four starter courses, for an organisation that was there before they were (staff/starter.py writes them)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from staff.acting import acting, tell
from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, draft
from staff.courses import COURSES
from staff.models import AuthorityChange, Course, LineKind, Organisation, Person
from staff.people.seeing import admins_of
from staff.starter import PASS_MARK, VALIDITY, write_starter_courses

WHY = "The four starter courses"


class ThereAlready(Exception):
    """Titles of courses here that are, or are called like, a starter course; nothing was written."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(*titles)
        self.titles = titles


def add_starter_courses(*, by: Person) -> AuthorityChange:
    """All four with their terms, in the admin's name; gives back the change that brought the terms.

    Where people work, terms come by a change of the authority table only. These raise nothing, so they hold at once.
    Which level requires them is another change, for an admin to draft: it would lower everybody who has not passed.

    Raises:
        ThereAlready: one of them is.
        PermissionDenied: whoever acts is no admin there.
    """
    organisation = by.level.organisation
    with acting(by):
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        if not admins_of(organisation).filter(pk=by.pk).exists():
            raise PermissionDenied
        there = called_alike(organisation)
        if there:
            raise ThereAlready(there)
        courses = write_starter_courses(organisation, after=organisation.courses.count())
        for one in courses.values():
            tell(organisation, "add_course", by=by, course=one.title, changed="a starter course")
        terms = {LineKind.VALIDITY: VALIDITY, LineKind.PASS_MARK: PASS_MARK}
        numbers: dict[Cell, int | None] = {
            Cell(kind, course_id=one.pk): number for one in courses.values() for kind, number in terms.items()
        }
        return draft(Wanted(organisation, numbers, today(organisation), WHY), by=by)


def called_alike(organisation: Organisation) -> list[str]:
    alike = Q(code__in=[one.code for one in COURSES])
    for one in COURSES:
        alike |= Q(title__iexact=one.title)
    return list(Course.objects.filter(alike, organisation=organisation).values_list("title", flat=True))
