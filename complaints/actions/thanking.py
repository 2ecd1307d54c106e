"""Kind words: thanks for what was put right, and notes between two people. They are in no history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError
from django.utils import timezone

from complaints import kind_words, transitions
from complaints.errors import LostRace, Refused, TooLate
from complaints.giving import one_act
from complaints.models import CoachingNote, Complaint, Thanks
from complaints.states import State
from complaints.submission import NO_FORM, Submission, done_before
from staff.acting import acting
from staff.models import Person


def thank(
    complaint: Complaint, *, by: Person, words: str, at: datetime | None = None, submission: Submission = NO_FORM
) -> Complaint:
    """Thank whoever put it right, once.

    Raises:
        LostRace: it is not resolved any more.
        Refused: there is nobody but themselves, or whom it is about.
        TooLate: they thanked for this one already.
    """
    if done_before(submission, by):
        return complaint
    with once(complaint, by, submission), one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.lock(complaint.pk, by=by)
        if complaint.state != State.RESOLVED:
            raise LostRace(complaint)
        if not (verdict := kind_words.may_thank(by, complaint)):
            raise Refused(verdict)
        Thanks(
            complaint=complaint, by=by, to=complaint.resolved_by, words=words, at=at or timezone.now(),
            key=submission.key, digest=submission.digest,
        ).save(force_insert=True)  # fmt: skip
    return complaint


def coach(
    complaint: Complaint, *, by: Person, to: Person, words: str, at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:  # fmt: skip
    """A note to somebody who acted on it, which only the two ever read.

    Raises:
        Refused: they did not act on it, or it is about them.
    """
    if done_before(submission, by):
        return complaint
    with once(complaint, by, submission), one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.lock(complaint.pk, by=by)
        if to not in kind_words.who_could_be_coached(by, complaint):
            raise Refused(kind_words.NOT_TO_THEM)
        CoachingNote(
            complaint=complaint, by=by, to=to, words=words, at=at or timezone.now(), key=submission.key,
            digest=submission.digest,
        ).save(force_insert=True)  # fmt: skip
    return complaint


def show_at_site(thanks: Thanks, *, by: Person, shown: bool) -> None:
    """Whoever was thanked lets their site see it, or takes that back; PostgreSQL asks whether it is they."""
    with acting(by):
        Thanks.objects.filter(pk=thanks.pk).update(shown=shown)


@contextmanager
def once(complaint: Complaint, by: Person, submission: Submission) -> Iterator[None]:
    """Of two at the same moment the second finds what the first wrote: this very form's, or other thanks of theirs.

    Raises:
        TooLate: they thanked for this one already.
        KeyTaken: the key stands for another act.
    """
    try:
        yield
    except IntegrityError as error:
        if done_before(submission, by) is None:
            raise TooLate(complaint, "You said thank you for this one already.") from error
