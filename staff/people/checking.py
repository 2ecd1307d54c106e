"""Rows of a file against what the organisation has: who could be added, and a sentence for everything that is wrong."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models.functions import Lower

from staff.models import Person, Site
from staff.people.actions import Details, Place
from staff.people.changing import CAPITALS, taken_by
from staff.people.known import Known, key_of
from staff.people.reading import Line, formula

UNSEEN = frozenset({"Cc", "Cf"})  # control and format characters
LONGEST = {"name": 150, "short_name": 60, "username": 150, "email": 254}


@dataclass(frozen=True)
class Mistake:
    """What is wrong on which line."""

    number: int
    sentence: str


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be added as they stand in the file."""

    number: int
    details: Details
    place: Place


@dataclass(frozen=True)
class Checked:
    """Nothing is written by checking; the candidates are everybody only where nothing is wrong."""

    candidates: list[Candidate]
    mistakes: list[Mistake]

    @property
    def wrong_lines(self) -> int:
        return len({one.number for one in self.mistakes})


def check(lines: list[Line], organisations: set[int]) -> Checked:
    """Every row by itself, then against the others and against who is here already."""
    known, mistakes = Known(organisations), list[Mistake]()
    candidates: list[Candidate] = []
    first = first_of_each(lines)
    taken = usernames_taken(list(first))
    for line in lines:
        wrong = [*wrong_with(line, known), *wrong_with_username(line, first, taken)]
        mistakes += [Mistake(line.number, sentence) for sentence in wrong]
        if not wrong:
            candidates.append(candidate(line, known))
    return Checked(candidates, mistakes)


def cell(line: Line, name: str) -> str:
    text = " ".join(line.cells.get(name, "").split())
    return Person.normalize_username(text) if name == "username" else text


def first_of_each(lines: list[Line]) -> dict[str, Line]:
    """Where each username stands first; sign-in does not tell capitals apart."""
    found: dict[str, Line] = {}
    for line in lines:
        found.setdefault(cell(line, "username").lower(), line)
    return found


def usernames_taken(names: list[str]) -> dict[str, str]:
    """Those that somebody has, as they are written, by the same in small letters."""
    rows = Person.objects.annotate(small=Lower("username")).filter(small__in=[name for name in names if name])
    return {str(name).lower(): str(name) for name in rows.values_list("username", flat=True)}


def wrong_with(line: Line, known: Known) -> list[str]:
    if line.wrong:
        return [line.wrong]
    formulas = {name: mark for name, text in line.cells.items() if (mark := formula(text))}
    if formulas:
        return [f"{in_words(name)} begins like a formula ({mark})." for name, mark in formulas.items()]
    unseen = [name for name, text in line.cells.items() if any(is_unseen(one) for one in text)]
    if unseen:
        return [f"{in_words(name)} has characters that cannot be seen." for name in unseen]
    return [*wrong_words(line), *wrong_names(line, known)]


def is_unseen(one: str) -> bool:
    return unicodedata.category(one) in UNSEEN and one not in "\r\n\t"


def wrong_words(line: Line) -> list[str]:
    said = {name: cell(line, name) for name in LONGEST}
    wrong = [f"{in_words(name)} is missing." for name in ("name", "username") if not said[name]]
    wrong += [
        f"{in_words(name)} is longer than {most} characters."
        for name, most in LONGEST.items()
        if len(said[name]) > most
    ]
    if said["username"] and not good(UnicodeUsernameValidator(), said["username"]):
        wrong.append("Username has more than letters, digits and @ . + - _ in it.")
    if said["email"] and not good(validate_email, said["email"]):
        wrong.append("E-mail is no address.")
    return wrong


def good(validator: Any, value: str) -> bool:
    try:
        validator(value)
    except ValidationError:
        return False
    return True


def wrong_names(line: Line, known: Known) -> list[str]:
    """Levels, sites, roles and places that are not there, or belong elsewhere."""
    found: dict[str, dict[str, Any]] = {"level": known.levels, "site": known.sites, "role": known.roles}
    wrong = []
    for name, there in found.items():
        said = cell(line, name)
        if not said:
            wrong.append(f"{in_words(name)} is missing.")
        elif key_of(said) not in there:
            wrong.append(f"{in_words(name)} “{said[:60]}” is not known.{known.named(name)}")
    site, level = known.sites.get(key_of(cell(line, "site"))), known.levels.get(key_of(cell(line, "level")))
    if site and level and site.organisation_id != level.organisation_id:
        wrong.append(f"{level} is of another organisation than {site}.")
    return [*wrong, *wrong_place(cell(line, "home_location"), site, known)]


def wrong_place(said: str, site: Site | None, known: Known) -> list[str]:
    if not said or site is None or (site.pk, key_of(said)) in known.places:
        return []
    if key_of(said) in known.elsewhere:
        return [f"Home location “{said[:60]}” is at another site than {site}."]
    return [f"Home location “{said[:60]}” is not known at {site}."]


def wrong_with_username(line: Line, first: dict[str, Line], taken: dict[str, str]) -> list[str]:
    said = cell(line, "username")
    if not said:
        return []
    before, has = first[said.lower()], taken.get(said.lower())
    if before.number != line.number:
        there = cell(before, "username")
        as_well = "" if there == said else f", as “{there[:60]}”: {CAPITALS}"
        return [f"Username “{said[:60]}” stands on line {before.number} already{as_well}."]
    if has is None:
        return []
    return [f"Somebody has the username “{said}” already." if has == said else taken_by(said, has)]


def candidate(line: Line, known: Known) -> Candidate:
    name, site = cell(line, "name"), known.sites[key_of(cell(line, "site"))]
    details = Details(
        name, cell(line, "short_name") or name.split()[0][:60], cell(line, "username"), cell(line, "email"),
        known.levels[key_of(cell(line, "level"))],
    )  # fmt: skip
    home = known.places.get((site.pk, key_of(cell(line, "home_location"))))
    return Candidate(line.number, details, Place(site, known.roles[key_of(cell(line, "role"))], home))


def in_words(name: str) -> str:
    return "E-mail" if name == "email" else name.replace("_", " ").capitalize()
