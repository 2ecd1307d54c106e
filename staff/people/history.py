"""A person's history in words: who changed what of them, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from staff.learnt import spoken
from staff.models import OrganisationEvent, Person
from staff.people.actions import BY_FORM
from staff.roles import Role

MOST = 100
Facts = dict[str, str]


@dataclass(frozen=True)
class Line:
    """One line as a person reads it."""

    at: datetime
    who: str
    sentence: str


def lines(person: Person) -> list[Line]:
    """The newest ``MOST``, newest first, in one query."""
    events = OrganisationEvent.objects.filter(person=person).exclude(verb=BY_FORM).order_by("position")
    return list(told(list(events)))[::-1][:MOST]


def told(events: list[OrganisationEvent]) -> Iterator[Line]:
    """What was different each time: a membership's event tells all that it is by then."""
    places: dict[str, tuple[str, str]] = {}
    for event in events:
        facts: Facts = event.facts
        if event.verb in ("add_membership", "change_membership"):
            now = (facts.get("role", ""), facts.get("works there", ""))
            site = facts.get("site", "")
            sentence = about_place(site, places.get(site), now)
            places[site] = now
        else:
            sentence = about_person(event.verb, facts)
        if sentence:
            yield Line(event.at, event.by_name, sentence)


def about_place(site: str, before: tuple[str, str] | None, now: tuple[str, str]) -> str:
    """As the rest of a sentence that begins with a name; nothing where all is as it was."""
    role, works = now
    if before == now:
        return ""
    if works == "no":
        return f"took {site} away."
    if before is None or before[1] == "no":
        return f"added {site}: {as_role(role)}."
    return f"changed {site}: {as_role(before[0])} → {as_role(role)}."


def as_role(value: str) -> str:
    return str(Role(value).label) if value in Role.values else value


def about_person(verb: str, facts: Facts) -> str:
    """Everything that one event says of somebody, in one line."""
    if verb == "add_person":
        return f"added them as {facts.get('username', '')}, {facts.get('level', '')}."
    if verb == "record_course":
        return f"recorded that they passed “{facts.get('course', '')}” on {day_of(facts, 'passed_on')}."
    if verb == "withdraw_course":
        when, why = day_of(facts, "passed_on"), facts.get("reason", "")
        return f"withdrew “{facts.get('course', '')}”, recorded as passed on {when}: {why}"
    if verb == "change_home":
        return f"changed where they sit at {facts.get('site', '')}: {facts.get('home', '')}."
    if verb == "change_person":
        return " ".join(part for name, value in facts.items() if (part := of_person(name, value, facts)))
    rest = ", ".join(f"{name}: {value}" for name, value in facts.items())
    return f"{verb.replace('_', ' ')}{f' ({rest})' if rest else ''}."


def day_of(facts: Facts, name: str) -> str:
    """A fact that is a day, as one says it: ``15 December 2025``; anything else as it stands."""
    value = facts.get(name, "")
    try:
        return spoken(date.fromisoformat(value))
    except ValueError:
        return value


def of_person(name: str, value: str, facts: Facts) -> str:
    sentences = {
        "level": f"changed the level: {facts.get('level before', '')} → {value}.",
        "may sign in": "let them sign in again." if value == "yes" else "disabled their sign-in.",
        "name": f"changed the name to {value}, username {facts.get('username', '')}.",
        "password": "chose a password of their own." if value == "own" else "set a new password.",
        "short name": f"changed the short name to {value}.",
        "email": "removed the e-mail address." if value == "removed" else "changed the e-mail address.",
    }
    return sentences.get(name, "")
