"""Who gets to which path of the libraries: signing in, and configuration in Django's admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import Client

from staff.models import Course, Level, Organisation
from tests.cast import Cast, give
from tests.courses import write_course
from tests.journeys.matrix.everybody import METHODS, SIGNED_OUT, answers, paths
from tests.journeys.matrix.library_paths import ACCOUNTS, ADMIN, ADMINS, CONFIGURED
from tests.journeys.unchanged import unchanged
from tests.people import SignIn

pytestmark = pytest.mark.django_db
OTHERS = ("theo", "ava", "ben", "mona", "max", "cleo", "rui", "gus", "nora")


@pytest.fixture(autouse=True)
def course(cast: Cast) -> Course:
    return write_course(cast)


def rows(cast: Cast) -> dict[str, Any]:
    """One row of every model that is configured, of the admins' own organisation."""
    course = Course.objects.get()
    return {
        "course": course, "scenario": course.scenarios.first(),
        "category": cast.category("bill"), "level": cast.level(2), "membership": cast.ava.works[0],
        "organisation": cast.organisation, "person": cast.ava, "remedytype": cast.remedy_type("meal"),
        "site": cast.northgate,
    }  # fmt: skip


def of(path: str, cast: Cast) -> str:
    """The path for one of those rows; ``r/`` for a category."""
    kind = ContentType.objects.get(app_label="complaints", model="category").pk
    row = rows(cast)["category" if "<type>" in path else path.split("/")[3]] if "<id>" in path else None
    known = {"<id>": row and row.pk, "<type>": kind, "<app>": "staff", "<url>": "nowhere/", "<key>": "MQ:1x"}
    for name, value in known.items():
        path = path.replace(name, str(value))
    return path


@pytest.mark.parametrize("path", ACCOUNTS)
def test_every_method_on_a_door(cast: Cast, clients: dict[str, Client], path: str) -> None:
    found = {}
    with unchanged():
        for method in METHODS:
            # eight of one person's at once are more than allauth lets through in a minute
            cache.clear()
            found[method] = answers(clients, method, of(path, cast))

    assert found == ACCOUNTS[path]


@pytest.mark.parametrize("path", ADMIN)
def test_every_method_on_configuration(cast: Cast, clients: dict[str, Client], path: str) -> None:
    with unchanged():
        found = {method: answers(clients, method, of(path, cast)) for method in METHODS}

    assert found == ADMIN[path]


@pytest.mark.parametrize("path", [path for path in ADMIN if path not in ("/admin/login/", "/admin/logout/")])
def test_nobody_but_an_admin_comes_further_than_the_door(cast: Cast, clients: dict[str, Client], path: str) -> None:
    whole = of(path, cast)

    for method in ("get", "post"):
        found = {name: getattr(clients[name], method)(whole)["Location"] for name in (*OTHERS, *SIGNED_OUT)}
        assert set(found.values()) == {f"/admin/login/?next={whole}"}, method


def test_that_door_is_shut_to_them_and_leads_strangers_to_sign_in(clients: dict[str, Client]) -> None:
    for name in OTHERS:
        assert clients[name].get("/admin/", follow=True).status_code == 403, name
    for name in SIGNED_OUT:
        assert clients[name].get("/admin/login/?next=/admin/")["Location"].startswith("/accounts/login/?next="), name
    assert clients["ava"].post("/admin/logout/")["Location"] == "/admin/"
    assert clients["ava"].get("/").status_code == 200


def test_who_becomes_an_admin_gets_in_and_who_ceases_to_be_one_stays_out(cast: Cast, sign_in: SignIn) -> None:
    ava, ada = sign_in(Client(), cast.ava), sign_in(Client(), cast.ada)
    cast.ava.memberships.update(role="admin")
    cast.ada.memberships.update(role="auditor")

    assert (ava.get("/admin/").status_code, ada.get("/admin/").status_code) == (200, 302)


def test_configuration_is_all_there_is() -> None:
    registered = {f"{model._meta.app_label}/{model._meta.model_name}" for model in admin.site._registry}

    assert registered == set(CONFIGURED)


@pytest.mark.parametrize("who", ADMINS)
def test_no_complaint_event_remedy_or_ledger_has_a_page_there(cast: Cast, clients: dict[str, Client], who: str) -> None:
    give(cast, cast.ava, "parking", 8_00)
    record = [model for model in apps.get_app_config("complaints").get_models() if model.__name__ != "Category"]
    kept = [*record, apps.get_model("staff", "DayLedger"), apps.get_model("staff", "Duty")]

    with unchanged():
        for model in kept:
            at = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
            pk = model._default_manager.values_list("pk", flat=True).first() or 1
            for path in ("", "add/", f"{pk}/", f"{pk}/change/", f"{pk}/delete/", f"{pk}/history/"):
                for method in ("get", "post"):
                    assert getattr(clients[who], method)(f"{at}{path}").status_code == 404, (at, path, method)
    assert not [path for path in paths("/admin/") for model in kept if f"/{model._meta.model_name}/" in path]


@pytest.mark.parametrize(("page", "status"), [("", 302), ("change/", 302), ("history/", 302), ("delete/", 403)])
def test_another_organisations_rows_are_not_there(
    cast: Cast, clients: dict[str, Client], page: str, status: int
) -> None:
    """Neither shown nor changed: led back to the start, as for a row that does not exist."""
    other = Level.objects.create(organisation=Organisation.objects.create(name="Elsewhere"), rank=0, name="Far")
    at = f"/admin/staff/level/{other.pk}/{page}"

    with unchanged():
        answers = [clients["ada"].get(at), clients["ada"].post(at, {"name": "Mine"})]

    assert [answer.status_code for answer in answers] == [status, status]
    if status == 302 and page:
        assert {answer["Location"] for answer in answers} == {"/admin/"}
