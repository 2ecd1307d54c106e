"""Courses, what each level requires, and what people have passed (design.md, Authority, rule 3)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from staff.models.level import Level
from staff.models.organisation import Organisation
from staff.models.person import Person


class Course(models.Model):
    """Something to learn: a lesson (Markdown) and scenarios from the desk."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="courses")
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=80)
    summary = models.CharField(max_length=200, blank=True)
    lesson = models.TextField(max_length=40_000, help_text="Markdown.")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="course_code_once"),
            models.UniqueConstraint(fields=["organisation", "title"], name="course_title_once"),
        ]

    def __str__(self) -> str:
        return self.title


class CourseTerms(models.Model):
    """How long a pass counts (``validity_months``) and what is a pass (``pass_mark``, per cent), over a date range.

    No row in force: the course cannot be passed, and no pass of it counts. Written by changes only
    (staff/sql/limits.sql).
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="terms")
    validity_months = models.PositiveSmallIntegerField()
    pass_mark = models.PositiveSmallIntegerField()
    during = DateRangeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(validity_months__gte=1, validity_months__lte=120, pass_mark__gte=1, pass_mark__lte=100),
                name="course_terms_make_sense",
            )
        ]

    def __str__(self) -> str:
        return f"{self.validity_months} months, {self.pass_mark} per cent"


class Requirement(models.Model):
    """What a level requires over a date range: one course, or all that another level requires.

    Written by changes only (staff/sql/limits.sql).
    """

    level = models.ForeignKey(Level, models.PROTECT, related_name="requirements")
    course = models.ForeignKey(Course, models.PROTECT, null=True, related_name="required_by")
    all_of = models.ForeignKey(Level, models.PROTECT, null=True, related_name="+")
    during = DateRangeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(course__isnull=True, all_of__isnull=False) | Q(course__isnull=False, all_of__isnull=True),
                name="requirement_is_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} requires {self.course or self.all_of}"


class Scenario(models.Model):
    """A short situation at the desk, with answers to choose from."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="scenarios")
    position = models.PositiveSmallIntegerField(default=0)
    situation = models.CharField(max_length=1_000)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.situation[:60]


class Answer(models.Model):
    """One answer to a scenario: right or not, and why."""

    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="answers")
    position = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(max_length=300)
    is_right = models.BooleanField(default=False)
    why = models.CharField(max_length=500)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.words[:60]


class Attempt(models.Model):
    """One try at a course: what was answered to each scenario (keys of both), never changed.

    How many were right, the pass mark of the day and whether it was passed are the database's own
    (staff/sql/training.sql).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="attempts")
    course = models.ForeignKey(Course, models.PROTECT, related_name="attempts")
    at = models.DateTimeField()
    answers = models.JSONField()
    asked = models.PositiveSmallIntegerField(editable=False)
    right = models.PositiveSmallIntegerField(editable=False)
    pass_mark = models.PositiveSmallIntegerField(editable=False)
    passed = models.BooleanField(editable=False)

    class Meta:
        ordering = ["-at"]


class How(models.TextChoices):
    """How a course was passed."""

    SCENARIOS = "scenarios", "By its scenarios"
    CLASSROOM = "classroom", "In a classroom"


class Completion(models.Model):
    """Somebody passed a course on a day: by an attempt, or in a classroom as a manager or admin records with evidence.

    Never changed. Until when it counts follows from the course's terms of the day that is asked about; one of a
    classroom counts no more once it is withdrawn (staff/models/withdrawal.py).
    """

    HOW: ClassVar[type[How]] = How

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="completions")
    course = models.ForeignKey(Course, models.PROTECT, related_name="completions")
    passed_on = models.DateField()
    how = models.CharField(max_length=12, choices=How)
    attempt = models.OneToOneField(Attempt, models.PROTECT, null=True, related_name="completion")
    evidence = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-passed_on"]
        indexes = [models.Index(fields=["person", "course", "passed_on"], name="passed_by_whom")]
        constraints = [
            models.CheckConstraint(
                condition=Q(how="scenarios", attempt__isnull=False, recorded_by__isnull=True)
                | (Q(how="classroom", attempt__isnull=True, recorded_by__isnull=False) & ~Q(evidence="")),
                name="completion_with_evidence",
            )
        ]
