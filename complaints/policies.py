"""May this person give this, on this complaint, now? May it end here? One verdict for page and action.

The numbers are PostgreSQL's (``complaint_authority``); rule 4, which gates ending at the desk and not
giving, is asked here and kept by complaints/sql/moves.sql.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from complaints.errors import Refused
from complaints.models import Category, Complaint, PutRight
from complaints.regulations import rules_of
from staff.authority import COLUMNS, Offer, ask
from staff.models import Membership, Person, Site
from staff.roles import Role
from staff.verdict import Rule, Verdict

YES = Verdict(True, "You can do this")


def offers(person: Person, site: Site, *, at: datetime, complaint: Complaint | None = None) -> list[Offer]:
    """Every remedy type with what this person may give of it, on this complaint or a new one; free first."""
    arguments = [person.pk, site.pk, at, complaint and complaint.pk, None, None]
    return ask("public.complaint_authority", [*COLUMNS, "given"], arguments, None)


def offer_of(
    person: Person, site: Site, type_id: int, amount: int, *, at: datetime, complaint: Complaint | None = None
) -> Offer:
    """What the rules say of exactly this remedy; ``amount`` in minor units of the site's currency.

    Raises:
        Refused: the organisation does not offer this type (any more).
    """
    arguments = [person.pk, site.pk, at, complaint and complaint.pk, type_id, amount]
    found = ask("public.complaint_authority", [*COLUMNS, "given"], arguments, amount)
    if not found:
        raise Refused(Verdict(False, "This is not offered any more.", Rule.ALLOWANCE))
    return found[0]


def may_end_at_desk(
    site: Site, category: Category, *, formal: bool, red_flags: Collection[str] = (), put_right: str | None = None
) -> Verdict:
    """Rule 4: what is formal, flagged, of a category for managers, or not put right cannot end at the desk."""
    rules = rules_of(site)
    if red_flags or formal:
        return ends_with_a_manager(f"This is a {rules.formal_name}: a manager has to decide it.")
    if not category.may_end_at_desk:
        return ends_with_a_manager(f"“{category.name}” has to be decided by a manager.")
    if put_right == PutRight.NO:
        return ends_with_a_manager("It is not put right for them, so it cannot end here.")
    if put_right == PutRight.COULD_NOT_ASK and not rules.could_not_ask_may_end:
        return ends_with_a_manager("Here it ends only when they say that it is put right. Save it, and ask them.")
    return YES


def ends_with_a_manager(sentence: str) -> Verdict:
    return Verdict(False, sentence, Rule.MAY_END_AT_DESK, "A manager")


def first_no(*verdicts: Verdict) -> Verdict:
    """The no of the lowest rule, or the first yes."""
    refusals = [verdict for verdict in verdicts if not verdict]
    return min(refusals, key=lambda verdict: verdict.rule or 0) if refusals else verdicts[0]


def may_escalate(person: Person, site: Site) -> Verdict:
    """Whether somebody else could decide it: nothing is ever escalated to nobody."""
    managers = Membership.objects.filter(
        site__organisation=site.organisation_id, role=Role.MANAGER, is_active=True, person__is_active=True
    )
    if managers.exclude(person=person).exists():
        return YES
    return Verdict(False, "Nobody else here could decide it. Ask an admin to name another manager.")


def who_could_give(site: Site, offer: Offer) -> list[str]:
    """Names of those at this site whose level may give this, lowest level first; at most three."""
    able = Membership.objects.filter(
        site=site,
        is_active=True,
        person__is_active=True,
        role__in=[Role.FRONT_DESK, Role.MANAGER],
        person__level__allowances__remedy_type=offer.remedy_type_id,
        person__level__allowances__currency=offer.currency,
        person__level__allowances__per_remedy__gte=offer.amount or 0,
        person__level__allowances__during__contains=offer.day,
    )
    return list(able.order_by("person__level__rank", "person__name").values_list("person__name", flat=True)[:3])
