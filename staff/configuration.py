"""What every page of the admin shares: an admin's own organisations only, nothing deleted, no server errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import DatabaseError, IntegrityError
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from staff.acting import acting
from staff.forms import HomeLocation
from staff.models import Course, Level, Location, Organisation, Person, RemedyType, Scenario, Site
from staff.refusals import sentence_of
from staff.roles import MAY, Verb

if TYPE_CHECKING:
    AnyAdmin = BaseModelAdmin[Any]
    ModelAdmin = admin.ModelAdmin[Any]
    Tabular = admin.TabularInline[Any, Any]
else:
    AnyAdmin, ModelAdmin, Tabular = object, admin.ModelAdmin, admin.TabularInline

# How each model that can be chosen in a form leads to its organisation.
TO_ORGANISATION: dict[type[Model], str] = {
    Organisation: "pk",
    Site: "organisation",
    Level: "organisation",
    RemedyType: "organisation",
    Course: "organisation",
    Scenario: "course__organisation",
    Location: "site__organisation",
    Person: "level__organisation",
}
LOST = "Nothing was saved: something like this is there already, or somebody changed it a moment ago. Look again."


def organisations_of(request: HttpRequest) -> set[int]:
    """The organisations that whoever is signed in configures."""
    if not isinstance(request.user, Person):
        return set()
    return {one.site.organisation_id for one in request.user.works if one.role in MAY[Verb.CONFIGURE]}


def own_choices(db_field: ForeignKey[Any], request: HttpRequest) -> dict[str, Any]:
    """Options for a form's choice: only what belongs to the admin's own organisations."""
    model = db_field.remote_field.model
    if model not in TO_ORGANISATION:
        return {}
    own = model._default_manager.filter(**{f"{TO_ORGANISATION[model]}__in": organisations_of(request)})
    if model is Location:
        return {"queryset": own.select_related("site").order_by("site__name", "position"), "form_class": HomeLocation}
    return {"queryset": own}


class OwnChoices(AnyAdmin):
    """Choices are the admin's own, and plain: each kind of row is changed on its own page."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any], request: HttpRequest, **options: Any
    ) -> ModelChoiceField[Any] | None:
        return super().formfield_for_foreignkey(db_field, request, **own_choices(db_field, request) | options)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class ConfigurationAdmin(OwnChoices, ModelAdmin):
    """Adds and changes, within the admin's own organisations. The database lets nobody delete."""

    to_organisation: ClassVar[str] = "organisation"
    # Fields that others build on once a row is there: references, codes, ledgers. Disabled rather than
    # read-only, so that uniqueness within the organisation is still checked with them.
    fixed_once_there: ClassVar[tuple[str, ...]] = ("organisation",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        own = {f"{self.to_organisation}__in": organisations_of(request)}
        return super().get_queryset(request).filter(**own)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form: type[ModelForm[Any]] = super().get_form(request, obj, change=change, **options)
        for name in self.fixed_once_there if change else ():
            if name in form.base_fields:
                form.base_fields[name].disabled = True
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        own = organisations_of(request)
        only = {"organisation": own.pop()} if len(own) == 1 else {}
        return only | dict(super().get_changeform_initial_data(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return self.told(
            request,
            lambda: super(ConfigurationAdmin, self).changeform_view(request, object_id, form_url, extra_context),
        )

    def told(self, request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
        """What is saved is told as the admin's own; what only the database could see becomes a sentence (two admins
        at once, a rule of staff/sql), not a server error."""
        person = request.user
        if request.method != "POST" or not isinstance(person, Person):
            return view()
        try:
            with acting(person):
                return view()
        except IntegrityError:
            sentence = LOST
        except DatabaseError as error:
            no = sentence_of(error)
            if no is None:
                raise
            sentence = no
        self.message_user(request, sentence, messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())


class ConfigurationInline(OwnChoices, Tabular):
    """Rows under a page; filled in, changed, and never taken away unless a class says so."""

    extra = 1
    can_delete = False
    named_by: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.select_related(*self.named_by) if self.named_by else rows
