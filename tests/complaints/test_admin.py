import pytest
from django.test import Client
from django.urls import reverse

from complaints.models import Category
from tests.cast import Cast
from tests.people import SignIn

FIELDS = {"name": "Signs and wayfinding", "may_end_at_desk": "on", "position": "12", "is_active": "on"}


@pytest.fixture
def ada(cast: Cast, client: Client, sign_in: SignIn) -> Client:
    return sign_in(client, cast.ada)


def test_an_admin_adds_a_category(cast: Cast, ada: Client) -> None:
    fields = FIELDS | {"organisation": cast.organisation.pk, "code": "signs"}

    assert ada.post("/admin/complaints/category/add/", fields).status_code == 302
    signs = cast.category("signs")
    assert (signs.name, signs.may_end_at_desk, signs.hcat_code, signs.codes_confirmed) == (
        "Signs and wayfinding",
        True,
        None,
        False,
    )


def test_an_admin_keeps_one_from_ending_at_the_desk_but_its_code_stays(cast: Cast, ada: Client) -> None:
    url = reverse("admin:complaints_category_change", args=[cast.category("bill").pk])

    answer = ada.post(url, {"code": "money", "name": "Bill", "position": "10", "is_active": "on"})

    assert answer.status_code == 302
    assert not cast.category("bill").may_end_at_desk


def test_a_code_that_is_taken_gets_a_sentence(cast: Cast, ada: Client) -> None:
    fields = FIELDS | {"organisation": cast.organisation.pk, "code": "bill"}

    answer = ada.post("/admin/complaints/category/add/", fields)

    assert answer.status_code == 200
    assert "Category with this Organisation and Code already exists." in answer.text


def test_none_is_deleted(cast: Cast, ada: Client) -> None:
    url = reverse("admin:complaints_category_delete", args=[cast.category("bill").pk])

    assert ada.post(url, {"post": "yes"}).status_code == 403
    assert Category.objects.count() == 12


@pytest.mark.parametrize("model", ["complaint", "event", "remedy", "refusal", "readrecord", "chainhead", "eventvalue"])
def test_the_record_is_not_in_the_admin(ada: Client, model: str) -> None:
    assert ada.get(f"/admin/complaints/{model}/").status_code == 404
