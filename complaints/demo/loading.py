"""Fills an empty database with the demo, once, or says why not."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from complaints.demo.cast import raise_levels, write_cast
from complaints.demo.changes import write_changes
from complaints.demo.configuration import write_configuration
from complaints.demo.learning import write_learning
from complaints.demo.owner import NoOwner, connected_as_owner
from complaints.demo.stage import Stage
from complaints.demo.standards import write_standards
from complaints.demo.stories import STORIES
from complaints.demo.telling import tell
from complaints.review.actions import switch_duty
from staff.models import Organisation, Person

ON_DUTY_FOR = timedelta(hours=2)


class NotHere(Exception):
    """The demo does not belong in this database; the message says why, for whoever typed the command."""


def load(now: datetime) -> bool:
    """The organisation, its cast and their stories as of ``now``: all of it or nothing.

    Gives back False, and changes nothing, where the demo is there already.

    Raises:
        NotHere: where the demo is switched off, real people are, or the owner role is not known.
    """
    if not settings.DEMO:
        raise NotHere("The demo is off here (RECOVERY_DEMO is 0).")
    try:
        with connected_as_owner(), transaction.atomic():
            return load_as_owner(now)
    except NoOwner:
        raise NotHere("Only the owner role may back-date the demo: set MIGRATION_DATABASE_URL.") from None


def load_as_owner(now: datetime) -> bool:
    with connection.cursor() as cursor:
        # set_up, or a second demo, at the same moment must not slip in between the question and the answer
        cursor.execute("LOCK TABLE public.staff_organisation IN SHARE ROW EXCLUSIVE MODE")
        # hundreds of acts look up a complaint and eight names by their keys: planning each took longer than doing it
        cursor.execute("SET LOCAL join_collapse_limit = 1")
    if holds_real_people():
        raise NotHere("This database holds real people; the demo is only for an empty one.")
    if Organisation.objects.filter(is_demo=True).exists():
        return False
    organisation = write_configuration(now)
    write_cast(organisation, now)
    stage = Stage.of(organisation)
    write_changes(organisation, stage.people, now)
    write_learning(stage, now)
    switch_duty(stage.people["mona"], stage.sites["Northgate"], on=True, extension="4417", at=now - ON_DUTY_FOR)
    write_standards(stage, organisation, now)
    tell(STORIES, stage, now)
    raise_levels(organisation)
    return True


def holds_real_people() -> bool:
    return (
        Organisation.objects.filter(is_demo=False).exists()
        or Person.objects.exclude(level__organisation__is_demo=True).exists()
    )
