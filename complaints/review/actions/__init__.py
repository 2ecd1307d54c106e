"""The manager's verbs, each one transaction like the desk's (complaints/actions)."""

from complaints.review.actions.answering import answer_call, switch_duty
from complaints.review.actions.deciding import claim, decide, hand_back, release, void

__all__ = ["answer_call", "claim", "decide", "hand_back", "release", "switch_duty", "void"]
