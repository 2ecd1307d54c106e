"""How much waits behind “Standards” in the menu.

Counting it anew on every page would ask the database once more each time. The pages that know it keep it in the
session, which every page has at hand: the desk, my own page and the standards themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from staff.access import SignedIn
from staff.roles import Role
from staff.standards import Unread, unread_at

COUNT = "standards"  # the session's key


def remember(request: SignedIn, unread: Iterable[Unread]) -> None:
    """What this person has to acknowledge, and who is overdue where they manage."""
    person = request.user
    managed = {one.site_id for one in person.works if one.role == Role.MANAGER}
    known = list(unread)
    mine = {one.version_id for one in known if one.person_id == person.pk}
    late = {one.person_id for one in known if one.overdue and one.site_id in managed and one.person_id != person.pk}
    keep(request, len(mine) + len(late))


def keep(request: SignedIn, count: int) -> None:
    """Written only where it is another number: the session is saved for nothing else."""
    if request.session.get(COUNT, 0) != count:
        request.session[COUNT] = count


def to_acknowledge(request: SignedIn) -> list[Unread]:
    """What this person has to acknowledge, the longest first; each standard once, also who works at several sites."""
    person = request.user
    manages = any(one.role == Role.MANAGER for one in person.works)
    desks = [one.site_id for one in person.desks]
    unread = unread_at(desks, at=timezone.now(), person=None if manages else person) if desks else []
    remember(request, unread)
    return list({one.standard_id: one for one in unread if one.person_id == person.pk}.values())
