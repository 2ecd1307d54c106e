"""Django's admin over people, places and limits. What is given and recorded is not here and cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest

from staff import course_admin  # noqa: F401  courses register themselves
from staff.configuration import ConfigurationAdmin, ConfigurationInline
from staff.forms import (
    AllowanceForm,
    AllowanceRows,
    LevelLimitForm,
    LimitRows,
    MembershipForm,
    OnceEachName,
    OnceEachSite,
    PersonForm,
)
from staff.models import (
    Allowance,
    EmergencyNumber,
    Level,
    LevelLimit,
    Location,
    Membership,
    Organisation,
    Person,
    RemedyType,
    Site,
)

if TYPE_CHECKING:
    PeopleAdmin = UserAdmin[Any]
else:
    PeopleAdmin = UserAdmin


@admin.register(Organisation)
class OrganisationAdmin(ConfigurationAdmin):
    to_organisation = "pk"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class EmergencyNumberInline(ConfigurationInline):
    model = EmergencyNumber
    can_delete = True


class LocationInline(ConfigurationInline):
    model = Location
    formset = OnceEachName


@admin.register(Site)
class SiteAdmin(ConfigurationAdmin):
    list_display = ("name", "prefix", "time_zone", "currency", "regime")
    fields = (
        "organisation",
        "name",
        "prefix",
        "time_zone",
        "currency",
        "regime",
        "backup_wait",
        "backup_fallback",
    )
    fixed_once_there = ("organisation", "prefix", "currency")
    inlines = (EmergencyNumberInline, LocationInline)
    ordering = ("name",)


class LevelLimitInline(ConfigurationInline):
    model = LevelLimit
    form = LevelLimitForm
    formset = LimitRows
    named_by = ("level",)
    ordering = ("currency", "during")
    verbose_name_plural = "limits over all remedy types"


class AllowanceInline(ConfigurationInline):
    model = Allowance
    form = AllowanceForm
    formset = AllowanceRows
    named_by = ("level", "remedy_type")
    ordering = ("currency", "remedy_type__position", "remedy_type__name", "during")
    verbose_name_plural = "allowances for one remedy of each type"


@admin.register(Level)
class LevelAdmin(ConfigurationAdmin):
    """Nobody raises their own authority: whoever also works a desk leaves their own level to another admin."""

    list_display = ("name", "rank")
    inlines = (LevelLimitInline, AllowanceInline)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        person = request.user
        own = isinstance(person, Person) and obj is not None and person.desk and obj.pk == person.level_id
        return not own and super().has_change_permission(request, obj)


@admin.register(RemedyType)
class RemedyTypeAdmin(ConfigurationAdmin):
    list_display = ("name", "code", "is_free", "position", "is_active")
    list_filter = ("is_free", "is_active")
    fields = ("organisation", "code", "name", "is_free", "sentence", "position", "is_active")
    # what was given keeps pointing here: another kind of remedy is another row
    fixed_once_there = ("organisation", "code", "is_free")


class MembershipInline(ConfigurationInline):
    model = Membership
    form = MembershipForm
    formset = OnceEachSite
    named_by = ("person", "site")
    fields = ("site", "role", "home_location", "is_active")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_change_permission(request, obj)


@admin.register(Person)
class PersonAdmin(ConfigurationAdmin, PeopleAdmin):
    """Somebody who leaves is no longer allowed to sign in; what they did stays theirs."""

    to_organisation = "level__organisation"
    form = PersonForm
    add_form = UserCreationForm
    list_display = ("name", "username", "level", "works_as", "is_active")
    list_filter = ("is_active",)
    list_select_related = ("level",)
    search_fields = ("name", "username", "short_name")
    ordering = ("name",)
    filter_horizontal = ()
    who: ClassVar = ("username", "name", "short_name", "email", "level")
    fieldsets = ((None, {"fields": (*who, "is_active", "password")}),)
    add_fieldsets = ((None, {"classes": ("wide",), "fields": (*who, "password1", "password2")}),)
    inlines = (MembershipInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("memberships__site")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Nobody raises their own authority or locks themselves out."""
        return ("level", "is_active") if obj == request.user else ()

    @admin.display(description="works as")
    def works_as(self, person: Person) -> str:
        active = [one for one in person.memberships.all() if one.is_active]
        return ", ".join(f"{one.get_role_display()}, {one.site}" for one in active) or "nowhere"


@admin.register(Membership)
class MembershipAdmin(ConfigurationAdmin):
    to_organisation = "site__organisation"
    fixed_once_there = ("person", "site")
    list_display = ("person", "site", "role", "home_location", "is_active")
    list_filter = ("role", "is_active")
    list_select_related = ("person", "site", "home_location")
    search_fields = ("person__name", "person__username")
    ordering = ("person__name", "id")

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any], request: HttpRequest, **options: Any
    ) -> ModelChoiceField[Any] | None:
        field = super().formfield_for_foreignkey(db_field, request, **options)
        if db_field.name == "person" and field is not None and field.queryset is not None:
            field.queryset = field.queryset.exclude(pk=request.user.pk)
        return field

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return (obj is None or obj.person_id != request.user.pk) and super().has_change_permission(request, obj)
