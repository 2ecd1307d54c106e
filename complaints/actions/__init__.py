"""The desk's verbs. Each is one transaction: lock, ask again, write state, remedy and history together.

All take ``by=`` (who), optional ``at=`` (when; only the owner role may state a past moment) and
``submission=`` (the form's key and digest, so that an act sent twice is done once). All raise
``Refused`` (the verdict was no; a refusal row is kept), ``LostRace``, ``TooLate`` or ``KeyTaken``.
"""

from complaints.actions.calling import Call, call_backup, withdraw_call
from complaints.actions.correcting import Correction, correct, note, see_authority
from complaints.actions.ending import Contact, escalate, hand_over, reopen, resolve
from complaints.actions.limits import pass_limits
from complaints.actions.promising import give_remedy, keep_promise
from complaints.actions.recording import record, record_and_call, record_and_escalate, record_and_resolve
from complaints.actions.thanking import coach, show_at_site, thank
from complaints.told import Told

__all__ = [
    "Call",
    "Contact",
    "Correction",
    "Told",
    "call_backup",
    "coach",
    "correct",
    "escalate",
    "give_remedy",
    "hand_over",
    "keep_promise",
    "note",
    "pass_limits",
    "record",
    "record_and_call",
    "record_and_escalate",
    "record_and_resolve",
    "reopen",
    "resolve",
    "see_authority",
    "show_at_site",
    "thank",
    "withdraw_call",
]
