"""Passwords for a first day: readable, hard to guess, and never kept in clear."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from hashlib import sha512

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils.crypto import salted_hmac

CONSONANTS, VOWELS = "bdfghjklmnprstvz", "aeiou"
GROUPS, SYLLABLES = 4, 3  # twelve of eighty syllables: 76 bits
SALT = "staff.people.import"


def readable() -> str:
    """One to be told across a desk, like ``bakori-velanu-tosemi-pidera``."""
    return spelled(secrets.randbelow(bound()))


def one_of(key: str, username: str) -> str:
    """The one that this import gives this person: the same again for the same form, and known to nobody without it."""
    number = int.from_bytes(salted_hmac(SALT, f"{key} {username}", algorithm="sha512").digest(), "big")
    return spelled(number % bound())


def bound() -> int:
    return int((len(CONSONANTS) * len(VOWELS)) ** (GROUPS * SYLLABLES))


def spelled(number: int) -> str:
    sounds = list(syllables(number))
    return "-".join("".join(sounds[at : at + SYLLABLES]) for at in range(0, len(sounds), SYLLABLES))


def syllables(number: int) -> Iterator[str]:
    for _ in range(GROUPS * SYLLABLES):
        number, sound = divmod(number, len(CONSONANTS) * len(VOWELS))
        yield CONSONANTS[sound // len(VOWELS)] + VOWELS[sound % len(VOWELS)]


def digest(key: str) -> str:
    """What is kept of a form's key: enough to know it again, not enough to make its passwords."""
    return sha512(key.encode()).hexdigest()


class Quick(Argon2PasswordHasher):
    """For two thousand made passwords at once: 76 bits need no slow hash, and the first sign-in makes it a slow one."""

    time_cost, memory_cost, parallelism = 1, 64, 1


def quickly(password: str) -> str:
    hasher = Quick()
    return hasher.encode(password, hasher.salt())
