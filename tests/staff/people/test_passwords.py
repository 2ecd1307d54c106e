import re

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import validate_password

from staff.people.passwords import CONSONANTS, VOWELS, bound, digest, one_of, quickly, readable, spelled

FOUR_GROUPS = re.compile(rf"(([{CONSONANTS}][{VOWELS}]){{3}})(-([{CONSONANTS}][{VOWELS}]){{3}}){{3}}")


def test_they_are_four_groups_of_three_syllables_and_pass_the_rules() -> None:
    for _ in range(100):
        password = readable()
        assert FOUR_GROUPS.fullmatch(password), password
        validate_password(password)


def test_there_are_as_many_as_76_bits_can_say() -> None:
    assert bound() == 80**12
    assert 2**75 < bound() < 2**76
    assert (spelled(0), spelled(bound() - 1)) == ("bababa-bababa-bababa-bababa", "zuzuzu-zuzuzu-zuzuzu-zuzuzu")


def test_no_two_are_alike() -> None:
    assert len({readable() for _ in range(1000)}) == 1000


def test_one_form_gives_one_person_one_password_and_nobody_else_the_same() -> None:
    assert one_of("a key", "nia") == one_of("a key", "nia")
    assert len({one_of("a key", "nia"), one_of("a key", "bo"), one_of("another", "nia")}) == 3


def test_nobody_makes_them_without_the_servers_secret(settings: pytest.FixtureRequest) -> None:
    before = one_of("a key", "nia")

    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]

    assert one_of("a key", "nia") != before


def test_what_is_kept_of_a_key_does_not_make_them() -> None:
    assert one_of(digest("a key"), "nia") != one_of("a key", "nia")


def test_a_quick_hash_is_checked_like_any_and_asks_to_be_made_again() -> None:
    encoded = quickly("bakori-velanu-tosemi-pidera")

    assert Argon2PasswordHasher().verify("bakori-velanu-tosemi-pidera", encoded)
    assert not Argon2PasswordHasher().verify("bakori-velanu-tosemi-piderb", encoded)
    assert Argon2PasswordHasher().must_update(encoded)
