"""Whom it was about when something was done to it: then it was not theirs to do."""

from __future__ import annotations

from collections.abc import Iterator

from complaints.proof.acts import Deed
from complaints.states import Act, Move

ABOUT = "about_people"


def named_faults(deeds: list[Deed]) -> Iterator[str]:
    """Events by somebody who was named before them, or by them, as far as the words still tell who was."""
    named = set[str]()
    for deed in deeds:
        told = told_of(deed)
        if str(deed.event.by_id) in named | (told or set()):
            yield f"event {deed.event.position} is by somebody whom it was about"
        named = named if told is None else told


def told_of(deed: Deed) -> set[str] | None:
    """Whom it is about from this event on; None where it says nothing of that."""
    if deed.event.verb == Move.RECORD:
        return set(deed.words.get(ABOUT, "").split(","))
    if deed.event.verb == Act.CORRECT and deed.words.keys() & {f"before.{ABOUT}", f"after.{ABOUT}"}:
        return set(deed.words.get(f"after.{ABOUT}", "").split(","))
    return None
