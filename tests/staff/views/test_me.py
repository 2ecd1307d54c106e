import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from staff.models import Membership
from tests.cast import Cast, give
from tests.people import SignIn

ME = "/staff/me/"


def test_ava_sees_what_she_may_give_today(cast: Cast, client: Client, sign_in: SignIn) -> None:
    give(cast, cast.ava, "parking", 1000)

    answer = sign_in(client, cast.ava).get(ME)

    context = answer.context
    assert answer.status_code == 200
    assert (context["per_complaint"], context["per_day"], context["left_today"]) == ("$20.00", "$60.00", "$50.00")
    assert (str(context["level"]), str(context["desk"].site), str(context["person"])) == (
        "Level 1",
        "Northgate",
        "Ava Lindqvist",
    )
    words = {offer.code: offer.verdict.sentence for offer in context["offers"]}
    assert words["explain"] == "You can do this"
    assert words["meal"] == "Up to $10.00 · $50.00 left today"
    assert words["taxi"] == "Needs level 2 or a manager"
    assert "Up to $10.00 · $50.00 left today" in answer.text
    assert "Needs level 2 or a manager" in answer.text


def test_cleo_sees_pounds(cast: Cast, client: Client, sign_in: SignIn) -> None:
    assert sign_in(client, cast.cleo).get(ME).context["left_today"] == "£60.00"


@pytest.mark.parametrize("username", ["ada", "gus"])
def test_who_has_no_desk_gives_nothing_and_is_told(cast: Cast, client: Client, sign_in: SignIn, username: str) -> None:
    answer = sign_in(client, getattr(cast, username)).get(ME)

    assert answer.status_code == 200
    assert (answer.context["offers"], answer.context["desk"], answer.context["left_today"]) == ([], None, "")


def test_everybody_signed_in_only(cast: Cast, client: Client, sign_in: SignIn) -> None:
    assert client.get(ME)["Location"] == "/accounts/login/?next=/staff/me/"
    assert sign_in(client, cast.ava).post(ME).status_code == 405

    Membership.objects.filter(person=cast.ava).update(is_active=False)

    assert client.get(ME).status_code == 403


def test_it_takes_a_fixed_number_of_queries_however_much_was_given(
    cast: Cast, client: Client, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Session; the person with where they work; one function for every remedy type; courses, standards, thanks, notes, figures
    and their targets."""
    for _ in range(3):
        give(cast, cast.ava, "meal", 500)
    sign_in(client, cast.ava)

    with django_assert_num_queries(11):
        client.get(ME)
