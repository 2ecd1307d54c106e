"""Who may claim and decide. Nobody decides what they escalated, nor what another has claimed."""

from __future__ import annotations

from complaints.models import BackupCall, CallKind, CallState, Complaint
from complaints.policies import YES
from complaints.querysets import named_by_fallback as complaints_named_to
from complaints.states import Move, State, arrow
from staff.models import Membership, Person
from staff.roles import AT_THE_DESK, Role, Verb
from staff.verdict import Verdict


def may_claim(person: Person, complaint: Complaint) -> Verdict:
    """Whether this manager may take it on; that it waits at all is for the states to say."""
    if complaint.escalated_by_id == person.pk:
        return Verdict(
            False, "You escalated this yourself, so somebody else has to decide it.", None, "Another manager"
        )
    return YES


def has_it(person: Person, complaint: Complaint) -> bool:
    """Whether this person claimed it and may decide it now."""
    return complaint.owner_id == person.pk


def is_reviewer(person: Person, complaint: Complaint) -> bool:
    """A manager of its site; or whom the fallback names, for what its own site's managers may not decide."""
    return person.may_at(Verb.CLAIM, complaint.site_id) or complaint.pk in complaints_named_to(person)


def named_by_fallback(person: Person) -> bool:
    """Whether an admin has anything to review: something that no manager may decide, or that they decided."""
    return Role.ADMIN in person.roles and Complaint.objects.visible_to(person).exists()


def may_answer(person: Person, call: BackupCall, answer: str) -> Verdict:
    """Nobody answers their own call; only a “may I?” can be allowed."""
    if call.asked_by_id == person.pk:
        return Verdict(False, "This is your own call, so somebody else has to answer it.", None, "Another manager")
    if answer == CallState.APPROVED and call.kind != CallKind.APPROVE:
        return Verdict(False, "They asked you to come: there is nothing to allow.")
    return YES


def may_void(person: Person, complaint: Complaint, duplicate_of: Complaint | None) -> Verdict:
    """A manager of its very site, who did not escalate it; a duplicate repeats another one of that site."""
    if not person.may_at(Verb.CLAIM, complaint.site_id):
        return Verdict(False, "Only a manager of its own site voids a complaint.", None, "A manager there")
    if complaint.escalated_by_id == person.pk:
        return Verdict(False, "You escalated this yourself, so somebody else has to void it.", None, "Another manager")
    if duplicate_of is None:
        return YES
    if duplicate_of.pk == complaint.pk:
        return Verdict(False, "It cannot repeat itself. Write the reference of the other one.")
    if duplicate_of.site_id != complaint.site_id or duplicate_of.state == State.VOID:
        return Verdict(False, "The other one has to be of the same site, and not void.")
    return YES


def ways_out(person: Person, complaint: Complaint) -> frozenset[Move]:
    """How this reviewer may part with it now, other than by deciding it."""
    state = State(complaint.state)
    if state == State.IN_REVIEW:
        # what a colleague has is only given back: they may be ill, on leave or here no more
        ways = {Move.RELEASE, Move.HAND_BACK, Move.VOID} if has_it(person, complaint) else {Move.RELEASE}
    else:
        ways = {move for move in (Move.HAND_BACK, Move.VOID) if arrow(move, state, complaint.is_formal)}
    if not person.may_at(Verb.VOID, complaint.site_id) or complaint.escalated_by_id == person.pk:
        ways.discard(Move.VOID)
    return frozenset(ways)


def may_release(person: Person, complaint: Complaint, reason: str) -> Verdict:
    """Who claimed it gives it back as they like; a colleague takes it from them with a reason."""
    if has_it(person, complaint) or reason:
        return YES
    return Verdict(False, f"{complaint.owner} has it: say why it goes back to the queue.")


def who_could_have_it(complaint: Complaint, but: Person) -> list[Person]:
    """Colleagues at its site's desk to whom it may be handed back, by name; never whom it is about."""
    here = Membership.objects.filter(site=complaint.site_id, is_active=True, role__in=AT_THE_DESK)
    found = Person.objects.filter(pk__in=here.values("person"), is_active=True)
    return list(found.exclude(pk__in=[*complaint.about_people, but.pk]).order_by("name", "pk"))
