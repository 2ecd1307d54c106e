"""Courses in Django's admin: what is read and asked. Terms and requirements are shown, and change by a change only."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.http import HttpRequest

from staff.acting import tell
from staff.changes.words import days_in_words
from staff.configuration import ConfigurationAdmin, ConfigurationInline
from staff.forms import Rows
from staff.models import Answer, Course, CourseTerms, Person, Requirement, Scenario

TAKEN_BY_A_PAGE = frozenset({"record"})  # staff/urls.py


class CourseForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code in TAKEN_BY_A_PAGE:
            raise ValidationError(f"“{code}” is a page of its own. Choose another code.")
        return code


class Shown(ConfigurationInline):
    """Rows to read, and to open where they have a page."""

    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="from, until")
    def days(self, row: CourseTerms | Requirement) -> str:
        return days_in_words(row.during)


class Told(ConfigurationAdmin):
    """What is asked decides who passes: every change of it stands in the organisation's history."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        what = [*form.changed_data, *(rows.prefix for rows in formsets if rows.has_changed())]
        if what and isinstance(request.user, Person):
            self.tell_of(form.instance, "change_course" if change else "add_course", request.user, ", ".join(what))

    def tell_of(self, row: Any, verb: str, by: Person, what: str) -> None:
        """Whose history it stands in, and by which words: a course's own, and a scenario's by its course."""
        # a page that changed what is asked and told nobody would be worse than one that breaks
        raise NotImplementedError


class ScenarioInline(Shown):
    model = Scenario
    fields = ("situation", "position", "is_active")
    show_change_link = True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fields


class TermsInline(Shown):
    model = CourseTerms
    fields = readonly_fields = ("validity_months", "pass_mark", "days")
    ordering = ("during",)
    verbose_name_plural = "terms"


class RequirementInline(Shown):
    model = Requirement
    fk_name = "course"
    named_by = ("level", "course")
    fields = readonly_fields = ("level", "days")
    ordering = ("level__rank", "during")
    verbose_name_plural = "required by"


@admin.register(Course)
class CourseAdmin(Told):
    """Its lesson; its scenarios have a page each."""

    form = CourseForm
    list_display = ("title", "code", "position", "is_active")
    list_filter = ("is_active",)
    fields = ("organisation", "code", "title", "summary", "lesson", "position", "is_active")
    fixed_once_there = ("organisation", "code")
    ordering = ("position", "title")
    inlines = (ScenarioInline, TermsInline, RequirementInline)
    formfield_overrides: ClassVar = {TextField: {"widget": forms.Textarea(attrs={"rows": 30, "cols": 100})}}

    def tell_of(self, row: Course, verb: str, by: Person, what: str) -> None:
        tell(row.organisation, verb, by=by, course=row.title, changed=what)


class Answers(Rows):
    """What can be chosen: something to choose from, and a right answer among it."""

    def clean(self) -> None:
        super().clean()
        if any(form.errors for form in self.forms):
            return
        answers = list(self.kept())
        if len(answers) < 2:
            raise ValidationError("A scenario needs at least two answers to choose from.")
        if not any(row.get("is_right") for row in answers):
            raise ValidationError("Say which answer is right: at least one has to be.")


class AnswerInline(ConfigurationInline):
    model = Answer
    formset = Answers
    fields = ("words", "is_right", "why", "position")
    extra = 4
    max_num = 8

    def get_extra(self, request: HttpRequest, obj: Any = None, **options: Any) -> int:
        return self.extra if obj is None else 1

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name in ("words", "why"):
            options["widget"] = forms.Textarea(attrs={"rows": 3, "cols": 40})
        return super().formfield_for_dbfield(db_field, request, **options)


@admin.register(Scenario)
class ScenarioAdmin(Told):
    to_organisation = "course__organisation"
    list_display = ("situation", "course", "position", "is_active")
    list_filter = ("is_active",)
    list_select_related = ("course",)
    fields = ("course", "situation", "position", "is_active")
    fixed_once_there = ("course",)
    ordering = ("course__position", "position", "id")
    inlines = (AnswerInline,)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "situation":
            options["widget"] = forms.Textarea(attrs={"rows": 4, "cols": 80})
        return super().formfield_for_dbfield(db_field, request, **options)

    def tell_of(self, row: Scenario, verb: str, by: Person, what: str) -> None:
        tell(row.course.organisation, verb, by=by, course=row.course.title, changed=what, situation=str(row))
