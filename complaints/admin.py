"""Only the list of categories. A complaint, its events and remedies can be neither seen nor changed here."""

from django.contrib import admin

from complaints.models import Category
from staff.configuration import ConfigurationAdmin


@admin.register(Category)
class CategoryAdmin(ConfigurationAdmin):
    list_display = ("name", "code", "may_end_at_desk", "position", "is_active")
    list_filter = ("may_end_at_desk", "is_active")
    # what was recorded keeps pointing here, and forms and scripts send the code
    fixed_once_there = ("organisation", "code")
    fieldsets = (
        (None, {"fields": ("organisation", "code", "name", "may_end_at_desk", "position", "is_active")}),
        (
            "Codes of outside taxonomies, for returns",
            {"fields": ("hcat_code", "ko41a_code", "hse_code", "codes_confirmed")},
        ),
    )
