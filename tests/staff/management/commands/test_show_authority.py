from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from staff.models import Person
from tests.cast import Cast, give
from tests.courses import require, write_course


def shown(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("show_authority", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_ava_at_northgate_in_words_and_numbers(cast: Cast) -> None:
    give(cast, cast.ava, "parking", 1000)

    lines = shown("ava")

    assert lines[0] == "Ava Lindqvist (ava), Level 1"
    assert lines[2].startswith("Northgate, front desk, ")
    assert lines[3:] == [
        "  Over all types: $20.00 for one complaint, $60.00 a day; $10.00 given that day, $50.00 left.",
        "  explain       You can do this",
        "  rebook        You can do this",
        "  move_up       You can do this",
        "  replace_item  You can do this",
        "  parking       Up to $10.00 · $50.00 left today (limit $10.00)",
        "  meal          Up to $10.00 · $50.00 left today (limit $10.00)",
        "  taxi          Needs level 2 or a manager",
        "  gift_shop     Needs level 2 or a manager",
        "  refund        Needs level 2 or a manager",
        "  waive_fee     Needs level 3 or a manager",
    ]


def test_another_moment_by_the_sites_clock(cast: Cast) -> None:
    give(cast, cast.ava, "parking", 1000)

    lines = shown("ava", "--at", "2020-01-01T00:00")

    assert lines[2] == "Northgate, front desk, 2020-01-01 00:00 (America/New_York)"
    assert "  parking       Up to $10.00 · $60.00 left today (limit $10.00)" in lines


def test_a_moment_before_any_limit_gives_nothing(cast: Cast) -> None:
    lines = shown("ava", "--at", "2019-12-31T23:59")

    assert "  explain       Nobody here may give this" in lines
    assert "  parking       Nobody here may give this" in lines


def test_a_moment_with_its_own_zone(cast: Cast) -> None:
    lines = shown("cleo", "--at", "2026-07-01T23:30+00:00")

    assert lines[2] == "Riverside, front desk, 2026-07-02 00:30 (Europe/London)"


def test_who_has_no_desk_gives_nothing_at_either_site(cast: Cast) -> None:
    lines = shown("gus")

    assert [line.split(",")[0] for line in lines if "auditor" in line] == ["Northgate", "Riverside"]
    assert lines.count("  Gives nothing at a desk in this role.") == 2


def test_who_left_gives_nothing(cast: Cast) -> None:
    cast.ben.memberships.update(is_active=False)
    Person.objects.filter(username="ava").update(is_active=False)

    assert shown("ben") == ["Ben Halloway (ben), Level 2", "Works at no site, and so may give nothing."]
    lines = shown("ava")
    assert lines[1] == "May not sign in, and so may give nothing."
    assert "  explain       You do not work at this site." in lines


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["eve"], "Nobody signs in as “eve”."),
        (["ava", "--at", "yesterday"], "“yesterday” is not a moment; write it like 2026-11-24T10:00."),
    ],
)
def test_what_is_unknown_gets_a_sentence(cast: Cast, arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError) as refused:
        shown(*arguments)

    assert (str(refused.value), refused.value.returncode) == (sentence, 1)


def test_who_works_below_their_own_level_is_told_until_what(cast: Cast) -> None:
    require(cast.level(1), write_course(cast, title="Saying no kindly"))

    lines = shown("ava")

    assert lines[3] == "  Holds Level 1; their courses let them work as Trainee then."
    parking = next(line for line in lines if line.startswith("  parking"))
    assert "You work as trainee until “Saying no kindly” is passed" in parking
