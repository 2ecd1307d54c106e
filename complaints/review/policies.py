"""Who may claim and decide. Nobody decides what they escalated, nor what another has claimed."""

from __future__ import annotations

from complaints.models import Complaint
from complaints.policies import YES
from staff.models import Person
from staff.roles import Verb
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
    """A manager of its site; or of another, for what their own site's managers may not decide.

    Ask it only of complaints that are visible to the person: that is where the fallback is decided.
    """
    membership = person.membership_at(complaint.site_id)
    if membership is None:
        return person.may(Verb.CLAIM)
    return person.may_at(Verb.CLAIM, complaint.site_id)
