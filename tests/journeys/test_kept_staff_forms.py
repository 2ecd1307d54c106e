"""Words typed on the pages about people, limits and standards survive an expired sign-in too; passwords never do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from staff.kept import token_for
from staff.models import AuthorityChange, CompletionWithdrawal, KeptForm, Person, Standard
from tests.cast import Cast
from tests.courses import passed, write_course
from tests.journeys.desk import act, text
from tests.journeys.staff_forms import NEW, SECRET, details, of, somebody, told, went_to
from tests.people import SignIn
from tests.standards import published, today

pytestmark = pytest.mark.django_db
DRAFT, STANDARDS, RECORD = "/staff/authority/draft/", "/staff/standards/", "/staff/training/record/"
WORDS = "Precious words"


@pytest.fixture
def standard(cast: Cast) -> Standard:
    return published(cast, by=cast.ada, site=cast.northgate)


Form = tuple[str, dict[str, Any]]


def drafted(cast: Cast, standard: Standard) -> Form:
    cell = f"allowance-{cast.level(1).pk}-{cast.remedy_type('parking').pk}"
    return DRAFT, act(
        currency="USD", then="draft", why=WORDS, starts="2026-12-01", **{cell: "9", f"initial-{cell}": "10"}
    )


def a_standard(cast: Cast, standard: Standard) -> Form:
    return f"{STANDARDS}new/", act(title=WORDS, where=str(cast.northgate.pk), text="We come.")


def next_version(cast: Cast, standard: Standard) -> Form:
    return f"{STANDARDS}{standard.pk}/publish/", act(text=WORDS, after="1", starts=today(cast.northgate).isoformat())


def withdrawn(cast: Cast, standard: Standard) -> Form:
    return f"{STANDARDS}{standard.pk}/withdraw/", act(reason=WORDS, after="1")


def a_person(cast: Cast, standard: Standard) -> Form:
    return NEW, somebody(cast, name=WORDS)


def changed(cast: Cast, standard: Standard) -> Form:
    return of(cast.ava), details(cast.ava, name=WORDS)


def classroom(cast: Cast, standard: Standard) -> Form:
    day = today(cast.northgate).isoformat()
    return RECORD, act(person=str(cast.ben.pk), course=str(write_course(cast).pk), passed_on=day, evidence=WORDS)


def withdrawn_course(cast: Cast, standard: Standard) -> Form:
    mistake = passed(cast.ben, write_course(cast), today(cast.northgate), by=cast.mona)
    return f"{RECORD}{mistake.pk}/withdraw/", act(reason=WORDS)


FORMS: list[Callable[[Cast, Standard], Form]] = [
    drafted, a_standard, next_version, withdrawn, a_person, changed, classroom, withdrawn_course,
]  # fmt: skip


def expires(client: Client) -> Client:
    del client.cookies["sessionid"]
    return client


@pytest.mark.parametrize("form", FORMS)
def test_they_come_back_to_their_author_once(
    cast: Cast, ada: Client, sign_in: SignIn, standard: Standard, form: Callable[[Cast, Standard], Form]
) -> None:
    path, fields = form(cast, standard)
    assert f'name="form_token" value="{token_for(cast.ada).split(":")[0]}:' in text(ada.get(path))

    answer = expires(ada).post(path, fields | {"form_token": token_for(cast.ada)})

    assert went_to(answer) == (302, f"/accounts/login/?next={path}&kept=1")
    assert WORDS not in text(sign_in(Client(), cast.amir).get(path))
    back = sign_in(ada, cast.ada).get(path)
    assert (back.status_code, WORDS in text(back)) == (200, True)
    assert "What you had typed is back. It is not saved yet." in text(back)
    assert WORDS not in text(ada.get(path))
    assert not KeptForm.objects.exists()


def test_what_came_back_is_sent_as_it_stands_and_is_done_once(cast: Cast, ada: Client, sign_in: SignIn) -> None:
    fields = somebody(cast, name=WORDS)
    expires(ada).post(NEW, fields | {"form_token": token_for(cast.ada)})

    form = sign_in(ada, cast.ada).get(NEW).context["form"]
    sent = {one.name: one.value() for one in form}

    assert str(sent["submission_key"]) == fields["submission_key"]
    for _ in range(2):
        assert ada.post(NEW, sent).status_code == 302
    assert [verb for verb, *_ in told(Person.objects.get(name=WORDS))] == [
        "add_person",
        "add_membership",
        "change_person",
    ]


def test_a_draft_that_came_back_is_the_same_draft(cast: Cast, ada: Client, sign_in: SignIn, standard: Standard) -> None:
    path, fields = drafted(cast, standard)
    expires(ada).post(path, fields | {"form_token": token_for(cast.ada)})

    form = sign_in(ada, cast.ada).get(path).context["form"]

    cell = next(one for one in fields if one.startswith("allowance-"))
    assert (form[cell].value(), form["why"].value()) == ("9", WORDS)
    assert form.changed_data == ["submission_key", "starts", "why", "then", cell]
    assert not AuthorityChange.objects.exists()


def test_what_came_back_is_shown_and_not_done(cast: Cast, ada: Client, sign_in: SignIn, standard: Standard) -> None:
    path, fields = withdrawn_course(cast, standard)
    expires(ada).post(path, fields | {"form_token": token_for(cast.ada)})

    sign_in(ada, cast.ada).get(path)

    assert not CompletionWithdrawal.objects.exists()


def test_a_password_is_never_kept(cast: Cast, ada: Client, sign_in: SignIn) -> None:
    expires(ada).post(NEW, somebody(cast, name=WORDS) | {"form_token": token_for(cast.ada)})
    assert SECRET not in str(KeptForm.objects.get().fields)

    suggested = sign_in(ada, cast.ada).get(NEW).context["form"]["password"].value()

    assert suggested != SECRET and [len(part) for part in suggested.split("-")] == [6, 6, 6, 6]


def test_nor_the_page_on_which_one_is_set(cast: Cast, ada: Client) -> None:
    expires(ada).post(of(cast.ava, "password/"), {"password": SECRET, "form_token": token_for(cast.ada)})

    assert not KeptForm.objects.exists()
