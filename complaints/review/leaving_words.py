"""What becomes of what somebody has open when they are disabled, in sentences; of what is not there, none."""

from __future__ import annotations

from collections import Counter

from complaints.review.leaving import Held, Kind, work_of
from staff.models import Person

KEPT_FIRST = "kept first"
# what it is: of one, of several
SENTENCES: dict[str, tuple[str, str]] = {
    Kind.OPEN: (
        "1 open complaint of theirs has to be handed over to a colleague first.",
        "{} open complaints of theirs have to be handed over to colleagues first.",
    ),
    Kind.IN_REVIEW: (
        "1 complaint that they claimed has to go back to the queue first.",
        "{} complaints that they claimed have to go back to the queue first.",
    ),
    Kind.CALL: (
        "1 call of theirs for backup waits: a manager has to answer it first.",
        "{} calls of theirs for backup wait: a manager has to answer them first.",
    ),
    KEPT_FIRST: (
        "1 promise of theirs has to be kept first: nobody else there would see it.",
        "{} promises of theirs have to be kept first: nobody else there would see them.",
    ),
    Kind.PROMISE: (
        "1 promise of theirs stays open, with whoever has its complaint and with the managers there.",
        "{} promises of theirs stay open, with whoever has their complaints and with the managers there.",
    ),
}


def when_they_leave(person: Person, reader: Person) -> list[str]:
    """What has to be done first, then what stays and what ends by itself."""
    work = work_of(person, reader)
    number = Counter(kind_of(one) for there in work for one in there.held)
    counted = [
        one if number[kind] == 1 else several.format(number[kind])
        for kind, (one, several) in SENTENCES.items()
        if number[kind]
    ]
    on_duty = [there.site.name for there in work if there.duty]
    return counted + ([f"They are on duty at {' and '.join(on_duty)}; that ends by itself."] if on_duty else [])


def kind_of(one: Held) -> str:
    return KEPT_FIRST if one.kind == Kind.PROMISE and one.holds else one.kind
