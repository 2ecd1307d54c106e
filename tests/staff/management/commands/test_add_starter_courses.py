from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from staff.models import Course
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def told(username: str) -> str:
    out = StringIO()
    call_command("add_starter_courses", username, stdout=out)
    return out.getvalue()


def test_it_says_what_is_there_and_what_is_left_to_do(cast: Cast) -> None:
    assert told("ADA") == (
        "The four starter courses are there, with their terms, under Training.\n"
        "No level requires them yet: an admin drafts that under Levels, once people have had time to pass them.\n"
    )
    assert Course.objects.count() == 4


@pytest.mark.parametrize(
    ("username", "sentence"),
    [
        ("nobody", "Nobody signs in as “nobody”."),
        ("mona", "Nothing was written. Mona Reyes is no admin."),
    ],
)
def test_who_may_not_gets_a_sentence(cast: Cast, username: str, sentence: str) -> None:
    with pytest.raises(CommandError, match=f"^{sentence}$"):
        told(username)

    assert not Course.objects.exists()


def test_the_second_time_it_names_what_is_there(cast: Cast) -> None:
    told("ada")

    with pytest.raises(CommandError, match="^Nothing was written. There already: “Listening and saying sorry”, “What"):
        told("ada")

    assert Course.objects.count() == 4
