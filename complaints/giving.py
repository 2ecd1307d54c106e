"""Giving a remedy, and what every act shares: one transaction, and a row for every no."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction

from complaints.errors import KeyTaken, LostRace, Refused
from complaints.facts import facts
from complaints.history import draft
from complaints.models import Complaint, Event, Refusal, Remedy
from complaints.regulations import spoken
from complaints.rows import insert
from complaints.states import Act
from staff.authority import Offer
from staff.models import Person, RemedyType, Site
from staff.verdict import Rule, Verdict

log = logging.getLogger(__name__)
# Somebody lost a role or a place between asking and writing: a move, its history, a call, a fact or thanks that may not
# be now.
CHANGED_MEANWHILE = frozenset({"RC004", "RC005", "RC008", "RC009", "RC010"})

# of a remedy; the rest is PostgreSQL's to fill in
WRITTEN = ("id", "complaint_id", "remedy_type_id", "amount", "given_by_id", "at", "promised_by")
JUDGED = "RETURNING per_remedy_limit, call_id, charged_to_id"


@dataclass(frozen=True)
class Given:
    """A remedy to give, or one that is wanted: its type and how much, in minor units of the site's currency.

    With ``promised_by`` it is a promise: to be kept by that day.
    """

    remedy_type: RemedyType
    amount: int = 0
    promised_by: date | None = None


def give(complaint: Complaint, given: Given, offer: Offer, *, by: Person, at: datetime, done: str = "") -> Event:
    """Write the remedy; PostgreSQL asks every rule again and charges the day. Gives back its event.

    The event tells what the row says: whoever waited for a lock may be judged by other numbers than were offered.
    """
    remedy = Remedy(
        complaint=complaint, remedy_type=given.remedy_type, amount=given.amount, given_by=by, at=at,
        promised_by=given.promised_by,
    )  # fmt: skip
    judged = insert(Remedy, WRITTEN, [[getattr(remedy, name) for name in WRITTEN]], JUDGED)
    assert judged is not None
    limit, call, charged = judged
    said = wanted_facts(given, complaint.site) | {"limit": limit}
    fact = facts(remedy=remedy.pk, promised=given.promised_by, call=call)
    words = {"what_was_done": done, "allowed_by": allowed_by(offer, call, charged)}
    return draft(complaint, Act.GIVE, by=by, at=at, words=words, fact=fact, **said)


def allowed_by(offer: Offer, call: UUID | None, charged: int | None) -> str:
    """The name of whoever said yes to it, if that was needed."""
    if call is None or charged is None:
        return ""
    if call == offer.approved_call and offer.approved_by:
        return offer.approved_by
    return str(Person.objects.values_list("name", flat=True).get(pk=charged))


def done_in_words(written: str, given: Given, offer: Offer) -> str:
    """What was written; else the remedy type's own sentence, or of a promise what is promised, and by when."""
    if written.strip() or given.promised_by is None:
        return written.strip() or offer.sentence
    worth = f", {offer.money(given.amount)}" if given.amount else ""
    return f"Promised by {spoken(given.promised_by, seen_on=offer.day)}: {offer.name}{worth}."


def wanted_facts(wanted: Given | None, site: Site) -> dict[str, Any]:
    """What an event keeps of a remedy, given or only wanted."""
    if wanted is None:
        return {}
    return {"remedy_type": wanted.remedy_type, "amount": wanted.amount, "currency": site.currency}


@contextmanager
def one_act(
    *, by: Person, site: Site, complaint: Complaint | None = None, given: Given | None = None
) -> Iterator[None]:
    """All of it or nothing. A no undoes everything and leaves one refusal row, without a word of anybody's.

    Raises:
        Refused: the verdict's, or the database's when somebody spent the limit between asking and giving.
        KeyTaken: when the submission key stands for another act.
    """
    try:
        with transaction.atomic():
            yield
    except Refused as no:
        keep_refusal(no.verdict, by=by, site=site, complaint=complaint, given=given)
        raise
    except IntegrityError as error:
        if "complaints_event_key" in str(error):
            raise KeyTaken from error
        raise
    except DatabaseError as error:
        verdict = verdict_of_the_database(error)
        if verdict is None and complaint is not None and code_of(error) in CHANGED_MEANWHILE:
            log.exception("PostgreSQL refused an act on %s.", complaint.reference)
            raise LostRace(complaint) from error
        if verdict is None:
            raise
        keep_refusal(verdict, by=by, site=site, complaint=complaint, given=given)
        raise Refused(verdict) from error


def verdict_of_the_database(error: DatabaseError) -> Verdict | None:
    """The trigger's no in words, when it was the trigger on remedies that refused."""
    code = code_of(error)
    if not code.startswith("RV00"):
        return None
    return Verdict(False, "That was within your limits a moment ago, and is not any more.", Rule(int(code[-1])))


def code_of(error: DatabaseError) -> str:
    """PostgreSQL's own code for what it refused; ours are listed in complaints/sql."""
    return getattr(error.__cause__, "pgcode", None) or ""


def keep_refusal(verdict: Verdict, *, by: Person, site: Site, complaint: Complaint | None, given: Given | None) -> None:
    if verdict.rule is None:
        return
    Refusal.objects.create(
        person=by,
        site=site,
        complaint=complaint,
        remedy_type=given.remedy_type if given else None,
        amount=given.amount if given else None,
        currency=site.currency,
        rule=verdict.rule,
    )
