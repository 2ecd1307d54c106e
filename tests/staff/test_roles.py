"""The matrix, written out by hand: reading it from MAY would prove nothing."""

import pytest

from staff.models import Membership
from staff.roles import MAY, Role, Verb, in_words
from tests.cast import Cast

AT_A_DESK = {"theo", "ava", "ben", "cleo", "mona", "max", "rui"}
MATRIX = {
    Verb.RECORD: {"theo", "ava", "ben", "cleo", "mona", "max", "rui"},
    Verb.RESOLVE: {"theo", "ava", "ben", "cleo", "mona", "max", "rui"},
    Verb.ESCALATE: {"theo", "ava", "ben", "cleo", "mona", "max", "rui"},
    Verb.READ: {"theo", "ava", "ben", "cleo", "mona", "max", "rui", "gus"},
    Verb.READ_QUEUE: {"mona", "max", "rui", "gus"},
    Verb.CLAIM: {"mona", "max", "rui"},
    Verb.DECIDE: {"mona", "max", "rui"},
    Verb.CALL: AT_A_DESK,
    Verb.GIVE: AT_A_DESK,
    Verb.KEEP: AT_A_DESK,
    Verb.NOTE: AT_A_DESK,
    Verb.CORRECT: AT_A_DESK,
    Verb.HAND_OVER: AT_A_DESK,
    Verb.REOPEN: AT_A_DESK,
    Verb.LIST: AT_A_DESK | {"gus"},
    Verb.RELEASE: {"mona", "max", "rui"},
    Verb.HAND_BACK: {"mona", "max", "rui"},
    Verb.VOID: {"mona", "max", "rui"},
    Verb.ANSWER: {"mona", "max", "rui"},
    Verb.READ_AUTHORITY: {"mona", "max", "rui", "ada", "amir", "gus"},
    Verb.READ_PEOPLE: {"mona", "max", "rui", "ada", "amir"},
    Verb.TRAIN: {"mona", "max", "rui", "ada", "amir"},
    Verb.SET_STANDARDS: {"mona", "max", "rui", "ada", "amir"},
    Verb.THANK: {"mona", "max", "rui"},
    Verb.CONFIGURE: {"ada", "amir"},
}
EVERYBODY = ("theo", "ava", "ben", "mona", "max", "cleo", "rui", "ada", "amir", "gus")


def test_every_verb_is_in_the_matrix() -> None:
    assert set(MAY) == set(Verb) == set(MATRIX)


@pytest.mark.parametrize("verb", Verb)
def test_who_may(cast: Cast, verb: Verb) -> None:
    may = {name for name in EVERYBODY if getattr(cast, name).may(verb)}

    assert may == MATRIX[verb]


def test_a_role_counts_only_at_its_own_site(cast: Cast) -> None:
    assert cast.mona.may_at(Verb.DECIDE, cast.northgate.pk)
    assert not cast.mona.may_at(Verb.DECIDE, cast.riverside.pk)


def test_float_staff_may_decide_where_they_are_manager_only(cast: Cast) -> None:
    Membership.objects.create(person=cast.ava, site=cast.riverside, role=Role.MANAGER)
    ava = cast.again(cast.ava)

    assert ava.may_at(Verb.DECIDE, cast.riverside.pk)
    assert not ava.may_at(Verb.DECIDE, cast.northgate.pk)


def test_nobody_disabled_may_anything(cast: Cast) -> None:
    cast.mona.is_active = False

    assert [verb for verb in Verb if cast.mona.may(verb)] == []
    assert not cast.mona.may_at(Verb.DECIDE, cast.northgate.pk)


def test_an_ended_membership_gives_nothing(cast: Cast) -> None:
    cast.mona.memberships.update(is_active=False)

    assert [verb for verb in Verb if cast.again(cast.mona).may(verb)] == []


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ([Role.ADMIN], "Admin"),
        (["auditor", "admin", "admin"], "Admin and auditor"),
        (list(Role), "Front desk and manager and admin and auditor"),
    ],
)
def test_roles_in_words(roles: list[str], words: str) -> None:
    assert in_words(roles) == words
