"""Every path of the house; each app keeps its own."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.account.urls import urlpatterns as doors
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, include, path

from complaints.preview import preview
from complaints.review.leaving import in_few_words
from complaints.review.leaving_words import when_they_leave
from complaints.review.views.leaving import open_work
from complaints.views.own import own_parts
from recovery.health import healthz
from staff import urls as people
from staff.views import me

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# What libraries register beside our configuration: nobody here may even read their tables.
admin.site.unregister([Group, EmailAddress])

# Signing up, and all that needs mail, is shut until mail can be sent. The names stay: allauth looks them up.
OPEN_DOORS = {
    "account_login",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "account_inactive",
}


def shut(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    raise Http404


def sign_in_paths() -> list[URLPattern]:
    """allauth's own paths, open or shut. Without the name of a reset, no page offers one."""
    kept = [door for door in doors if not door.name.startswith("account_reset")]
    return [door if door.name in OPEN_DOORS else URLPattern(door.pattern, shut, name=door.name) for door in kept]


def configuration_paths() -> list[Any]:
    """Django admin's own paths, without the one that would tell of any key whether a complaint has it."""
    return [one for one in admin.site.get_urls() if getattr(one, "name", "") != "view_on_site"]


def staff_paths() -> list[URLPattern]:
    """The paths of staff, with what complaints tell on them."""
    return [*people.urlpatterns, *people.one_person(in_few_words, when_they_leave), *people.changes(preview)]


urlpatterns = [
    path("healthz", healthz),
    path("accounts/", include(sign_in_paths())),
    path("admin/", (configuration_paths(), "admin", "admin")),
    path("review/", include("complaints.review.urls")),
    # reads complaints, so it lives there
    path("staff/people/<int:person>/work/", open_work, name="open_work"),
    path("staff/me/", me, {"more": own_parts}),
    path("staff/", include((staff_paths(), people.app_name))),
    path("", include("complaints.urls")),
]

handler500 = "recovery.broken.server_error"
