"""Who may do what: role × verb as data. Views, menus and actions ask here; nobody keeps a second list."""

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
    CLAIM = "claim", "Claim"
    DECIDE = "decide", "Decide"
    CONFIGURE = "configure", "Configure"


AT_THE_DESK = frozenset({Role.FRONT_DESK, Role.MANAGER})

MAY: dict[Verb, frozenset[Role]] = {
    Verb.RECORD: AT_THE_DESK,
    Verb.RESOLVE: AT_THE_DESK,
    Verb.ESCALATE: AT_THE_DESK,
    Verb.READ: AT_THE_DESK | {Role.AUDITOR},
    Verb.READ_QUEUE: frozenset({Role.MANAGER, Role.AUDITOR}),
    Verb.CLAIM: frozenset({Role.MANAGER}),
    Verb.DECIDE: frozenset({Role.MANAGER}),
    Verb.CONFIGURE: frozenset({Role.ADMIN}),
}
