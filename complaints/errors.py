"""The ways an act is not done. Each says what the person needs to hear next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from complaints.models import Complaint
    from staff.verdict import Verdict


class Refused(Exception):
    """The verdict was no. Nothing was stored but a refusal."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.sentence)
        self.verdict = verdict


class LostRace(Exception):
    """Somebody else moved the complaint first; ``complaint`` is as it stands now."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(f"{complaint.reference} is {complaint.state}")
        self.complaint = complaint


class TooLate(Exception):
    """What was to be answered or kept is over; ``sentence`` says how, and ``complaint`` is the one it belongs to."""

    def __init__(self, complaint: Complaint, sentence: str) -> None:
        super().__init__(sentence)
        self.complaint = complaint
        self.sentence = sentence


class KeyTaken(Exception):
    """The submission key already stands for another content or another person's act."""


class AboutThem(Exception):
    """The complaint is about whoever acts, since a moment ago: for them there is none."""
