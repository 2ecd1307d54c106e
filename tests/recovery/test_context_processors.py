"""The menu: what somebody may open and nothing else, with how much waits behind it."""

import re

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Told
from complaints.models import Complaint
from complaints.particulars import Particulars
from tests.cast import Cast
from tests.courses import require, write_course
from tests.people import SignIn

pytestmark = pytest.mark.django_db
DESK = ["Desk", "Complaints", "My authority", "Training", "Standards"]


def menu(client: Client) -> list[str]:
    """The lines of the menu as they are read out."""
    page = client.get("/staff/me/").content.decode()
    nav = page[page.index('<nav aria-label="Pages">') : page.index("</nav>")]
    entries = re.findall(r"<a [^>]*>(.*?)</a>", nav, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", entry).split()) for entry in entries]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("ava", DESK),
        ("mona", ["Desk", "Complaints", "Review", "My authority", "Training", "Standards", "Levels", "People"]),
        ("gus", ["Complaints", "Review", "My authority", "Training", "Standards", "Levels"]),
        ("ada", ["My authority", "Training", "Standards", "Levels", "People", "Configuration"]),
    ],
)
def test_everybody_sees_what_they_may_open(cast: Cast, sign_in: SignIn, who: str, expected: list[str]) -> None:
    assert menu(sign_in(Client(), getattr(cast, who))) == expected


def head(client: Client, path: str) -> str:
    """Who the head says is signed in, and where."""
    page = client.get(path).content.decode()
    return re.sub(r"<[^>]+>", "", page[page.index('<div class="who">') : page.index("Sign out")]).strip()


def test_the_head_says_the_level_somebody_works_at_where_the_page_knows_it(cast: Cast, sign_in: SignIn) -> None:
    ava = sign_in(Client(), cast.ava)
    assert head(ava, "/") == head(ava, "/staff/me/") == "Ava LindqvistAva · Reception A · Level 1"

    require(cast.level(1), write_course(cast))

    assert head(ava, "/") == head(ava, "/staff/me/") == "Ava LindqvistAva · Reception A · Trainee"
    assert head(ava, "/complaints/") == head(ava, "/staff/standards/") == "Ava LindqvistAva · Reception A"


def test_nobody_signed_in_sees_none() -> None:
    page = Client().get("/accounts/login/").content.decode()

    assert '<nav aria-label="Pages">' not in page
    assert "Demo: not for real patients" in page


def escalated(cast: Cast, *about: int) -> Complaint:
    told = Told(
        "He shouted", cast.riverside, cast.category("attitude"), particulars=Particulars(about_people=tuple(about))
    )
    return actions.record_and_escalate(told, by=cast.cleo, reason="x")


def test_the_count_is_of_what_nobody_has_taken_on(cast: Cast, sign_in: SignIn) -> None:
    from complaints.review import actions as review

    first = escalated(cast)
    escalated(cast)
    rui = sign_in(Client(), cast.rui)
    assert "Review 2 waiting" in menu(rui)

    review.claim(first, by=cast.rui)

    assert "Review 1 waiting" in menu(rui)


def test_an_admin_has_a_queue_only_while_the_fallback_names_them(cast: Cast, sign_in: SignIn) -> None:
    ada = sign_in(Client(), cast.ada)
    for other in (cast.mona, cast.max):
        other.is_active = False
        other.save(update_fields=["is_active"])
    escalated(cast)
    assert menu(ada) == ["My authority", "Training", "Standards", "Levels", "People", "Configuration"]

    escalated(cast, cast.rui.pk)

    assert menu(ada) == [
        "Review 1 waiting",
        "My authority",
        "Training",
        "Standards",
        "Levels",
        "People",
        "Configuration",
    ]
