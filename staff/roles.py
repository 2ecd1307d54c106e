"""Who may do what: role × verb as data. Views, menus and actions ask here; nobody keeps a second list."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person is at one site."""

    FRONT_DESK = "front_desk", "Front desk"
    MANAGER = "manager", "Manager"
    ADMIN = "admin", "Admin"
    AUDITOR = "auditor", "Auditor"


class Verb(TextChoices):
    """What a person may want to do; the words of the buttons and of the history."""

    RECORD = "record", "Record"
    RESOLVE = "resolve", "Resolve"
    ESCALATE = "escalate", "Escalate"
    READ = "read", "Read a complaint"
    READ_QUEUE = "read_queue", "Read the review queue"
    CALL = "call", "Call for backup"
    GIVE = "give", "Give a remedy"
    KEEP = "keep", "Keep a promise"
    NOTE = "note", "Add a note"
    CORRECT = "correct", "Correct"
    HAND_OVER = "hand_over", "Hand over"
    REOPEN = "reopen", "Reopen"
    LIST = "list", "List and search"
    CLAIM = "claim", "Claim"
    DECIDE = "decide", "Decide"
    RELEASE = "release", "Release"
    HAND_BACK = "hand_back", "Hand back"
    VOID = "void", "Void"
    ANSWER = "answer", "Answer a call"
    READ_AUTHORITY = "read_authority", "Read the authority table"
    READ_PEOPLE = "read_people", "Read who works here"
    TRAIN = "train", "Keep training"
    SET_STANDARDS = "set_standards", "Publish standards"
    THANK = "thank", "Thank and coach"
    CONFIGURE = "configure", "Configure"


def in_words(roles: Iterable[str]) -> str:
    """``Admin and auditor``, each once, in the order in which they stand above."""
    first, *others = [one.label for one in Role if one in set(roles)]
    return " and ".join([first, *(one.lower() for one in others)])


AT_THE_DESK = frozenset({Role.FRONT_DESK, Role.MANAGER})

MAY: dict[Verb, frozenset[Role]] = {
    Verb.RECORD: AT_THE_DESK,
    Verb.RESOLVE: AT_THE_DESK,
    Verb.ESCALATE: AT_THE_DESK,
    Verb.READ: AT_THE_DESK | {Role.AUDITOR},
    Verb.CALL: AT_THE_DESK,
    Verb.GIVE: AT_THE_DESK,
    Verb.KEEP: AT_THE_DESK,
    Verb.NOTE: AT_THE_DESK,
    Verb.CORRECT: AT_THE_DESK,
    Verb.HAND_OVER: AT_THE_DESK,
    Verb.REOPEN: AT_THE_DESK,
    Verb.LIST: AT_THE_DESK | {Role.AUDITOR},
    Verb.READ_QUEUE: frozenset({Role.MANAGER, Role.AUDITOR}),
    Verb.CLAIM: frozenset({Role.MANAGER}),
    Verb.DECIDE: frozenset({Role.MANAGER}),
    Verb.RELEASE: frozenset({Role.MANAGER}),
    Verb.HAND_BACK: frozenset({Role.MANAGER}),
    Verb.VOID: frozenset({Role.MANAGER}),
    Verb.ANSWER: frozenset({Role.MANAGER}),
    Verb.READ_AUTHORITY: frozenset({Role.MANAGER, Role.ADMIN, Role.AUDITOR}),
    Verb.READ_PEOPLE: frozenset({Role.MANAGER, Role.ADMIN}),
    Verb.TRAIN: frozenset({Role.MANAGER, Role.ADMIN}),
    Verb.SET_STANDARDS: frozenset({Role.MANAGER, Role.ADMIN}),
    Verb.THANK: frozenset({Role.MANAGER}),
    Verb.CONFIGURE: frozenset({Role.ADMIN}),
}
