"""The parts of somebody's own page that read complaints: staff's view shows them beside its own (recovery/urls.py)."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils import timezone

from complaints.kind_words import notes_for, thanks_for
from complaints.own_figures import own_figures
from staff.access import SignedIn


def own_parts(request: SignedIn) -> dict[str, Any]:
    """My figures against the standards, thanks I was given, and where a note waits for me."""
    person, at = request.user, timezone.now()
    thanks, notes = thanks_for(person), notes_for(person)
    # a button of its own for each: one key would be one act
    return {
        "figures": own_figures(person, person.desk.site, at) if person.desk else [],
        "thanks": [(one, uuid.uuid4()) for one in thanks],
        "notes": notes,
    }
