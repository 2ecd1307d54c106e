"""Django's admin over people, places and limits. What is given and recorded is not here and cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse

from staff import course_admin  # noqa: F401  courses register themselves
from staff.changes.words import days_in_words
from staff.configuration import ConfigurationAdmin, ConfigurationInline
from staff.forms import (
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
from staff.verdict import money

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
    # under another regulator patients could be given more at once, and by another clock a day begins again: such a site
    # is another site
    fixed_once_there = ("organisation", "prefix", "currency", "regime", "time_zone")
    inlines = (EmergencyNumberInline, LocationInline)
    ordering = ("name",)


class InForceInline(ConfigurationInline):
    """Rows that change on the authority table only, by two admins: here they are read."""

    extra = 0
    fields: ClassVar[tuple[str, ...]]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fields

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="from, until")
    def days(self, row: LevelLimit | Allowance) -> str:
        return days_in_words(row.during)


class LevelLimitInline(InForceInline):
    model = LevelLimit
    named_by = ("level",)
    ordering = ("currency", "during")
    fields = ("currency", "on_one_complaint", "in_one_day", "days")
    verbose_name_plural = "limits over all remedy types"

    def on_one_complaint(self, row: LevelLimit) -> str:
        return money(row.per_complaint, row.currency)

    def in_one_day(self, row: LevelLimit) -> str:
        return money(row.per_day, row.currency)


class AllowanceInline(InForceInline):
    model = Allowance
    named_by = ("level", "remedy_type")
    ordering = ("currency", "remedy_type__position", "remedy_type__name", "during")
    fields = ("remedy_type", "currency", "one_remedy", "days")
    verbose_name_plural = "allowances for one remedy of each type"

    def one_remedy(self, row: Allowance) -> str:
        return "free" if row.remedy_type.is_free else money(row.per_remedy, row.currency)


@admin.register(Level)
class LevelAdmin(ConfigurationAdmin):
    """What a level may give changes on the authority table (/staff/authority/), never here."""

    list_display = ("name", "rank")
    fixed_once_there = ("organisation", "rank")
    inlines = (LevelLimitInline, AllowanceInline)


@admin.register(RemedyType)
class RemedyTypeAdmin(ConfigurationAdmin):
    list_display = ("name", "code", "is_free", "position", "is_active")
    list_filter = ("is_free", "is_active")
    limits: ClassVar = ("counts_to_limit", "cash_equivalent", "fee_waiver", "retail_value")
    fields = ("organisation", "code", "name", "is_free", "sentence", *limits, "position", "is_active")
    # what was given keeps pointing here, and what limits it for patients is not loosened: another kind is another row
    fixed_once_there = ("organisation", "code", "is_free", *limits)


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

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        return self.told(request, lambda: super(PersonAdmin, self).user_change_password(request, id, form_url))

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
