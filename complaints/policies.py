"""May this person give this, on this complaint, now? May it end here? One verdict for page and action.

The numbers are PostgreSQL's (``complaint_authority``); rule 4, which gates ending at the desk and not
giving, is asked here and kept by complaints/sql/moves.sql.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from complaints.errors import Refused
from complaints.models import CallKind, Category, Complaint, PutRight
from complaints.regulations import rules_of
from staff.authority import COLUMNS, Offer, ask
from staff.models import Duty, Membership, Person, Site
from staff.roles import Role, Verb
from staff.verdict import APPROVABLE, Rule, Verdict

YES = Verdict(True, "You can do this")
ABOUT_YOURSELF = Verdict(
    False, "A complaint about you is recorded by a colleague. Ask one, or a manager.", None, "A colleague"
)
NOTHING_DIFFERENT = Verdict(False, "Nothing is different from what stands here already.")
CALLED_ALREADY = Verdict(False, "A manager has been called for this already; the answer comes to whoever called.")
NOBODY_ELSE = "Nobody else here could decide it. Ask an admin to name another manager."
OWN = [*COLUMNS, "given", "patient_item", "patient_left"]
ASKED = [*OWN, "approved_call", "approved_amount", "approved_by"]


def offers(person: Person, site: Site, *, at: datetime, complaint: Complaint | None = None) -> list[Offer]:
    """Every remedy type with what this person may give of it, on this complaint or a new one; free first."""
    arguments = [person.pk, site.pk, at, complaint and complaint.pk, None, None]
    return ask("public.complaint_authority", ASKED, arguments, None)


def offer_of(
    person: Person, site: Site, type_id: int, amount: int, *, at: datetime, complaint: Complaint | None = None
) -> Offer:
    """What the rules say of exactly this remedy; ``amount`` in minor units of the site's currency.

    Raises:
        Refused: the organisation does not offer this type (any more).
    """
    arguments = [person.pk, site.pk, at, complaint and complaint.pk, type_id, amount]
    offer = only(ask("public.complaint_authority", ASKED, arguments, amount))
    return with_another_yes(offer, arguments) if complaint and offer.rule in APPROVABLE else offer


def with_another_yes(offer: Offer, arguments: list[Any]) -> Offer:
    """After a no, what a manager said yes to instead, if anything, so that the refusal can name it."""
    other = only(ask("public.complaint_authority", ASKED, [*arguments[:-1], None], None))
    return replace(offer, approved_amount=other.approved_amount, approved_by=other.approved_by)


def own_offer_of(person: Person, site: Site, type_id: int, amount: int, *, at: datetime, complaint: Complaint) -> Offer:
    """What an approver may allow: what they may give themselves, wherever they answer for this complaint from.

    Raises:
        Refused: the organisation does not offer this type (any more).
    """
    arguments = [person.pk, site.pk, at, complaint.pk, type_id, amount]
    return only(ask("public.complaint_approvers_authority", OWN, arguments, amount))


def only(found: list[Offer]) -> Offer:
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
    return YES


def ends_with_a_manager(sentence: str) -> Verdict:
    return Verdict(False, sentence, Rule.MAY_END_AT_DESK, "A manager")


def first_no(*verdicts: Verdict) -> Verdict:
    """The no of the lowest rule, or the first yes."""
    refusals = [verdict for verdict in verdicts if not verdict]
    return min(refusals, key=lambda verdict: verdict.rule or 0) if refusals else verdicts[0]


def managers_elsewhere(person: Person, site: Site, about: Collection[int] = ()) -> bool:
    """Whether somebody other than this person, whom it is not about, could decide something of this site."""
    others = Membership.objects.filter(
        site__organisation=site.organisation_id, role__in=[Role.MANAGER, Role.ADMIN], is_active=True,
        person__is_active=True,
    )  # fmt: skip
    return others.exclude(person=person).exclude(person__in=about).exists()


def must_escalate(person: Person, complaint: Complaint) -> None:
    """Nothing is ever escalated to nobody.

    Raises:
        Refused: nobody else could decide it.
    """
    if not managers_elsewhere(person, complaint.site, complaint.about_people):
        raise Refused(Verdict(False, NOBODY_ELSE))


def must_have_backup(person: Person, complaint: Complaint) -> None:
    """A call that nobody could answer is not put to anybody.

    Raises:
        Refused: no other manager of the organisation could answer it.
    """
    if not managers_elsewhere(person, complaint.site, complaint.about_people):
        raise Refused(Verdict(False, "Nobody else here could answer a call. Ask an admin to name another manager."))


def backup_for(refused: Verdict) -> CallKind:
    """What a manager could do about this no while the patient is there: allow it, where rule 9 reaches, else come."""
    return CallKind.APPROVE if refused.rule in APPROVABLE else CallKind.ATTEND


def may_hand_over(person: Person, complaint: Complaint, to: Person) -> Verdict:
    """Its owner, or a manager of its site, hands an open complaint to somebody at the same desk."""
    if complaint.owner_id != person.pk and not person.may_at(Verb.CLAIM, complaint.site_id):
        return Verdict(False, "Only whoever has it, or a manager, hands it over.", None, "A manager")
    return may_have_it(to, complaint)


def may_have_it(person: Person, complaint: Complaint) -> Verdict:
    """Whether an open complaint may belong to this person: at its site's desk, and not one it is about."""
    if complaint.owner_id == person.pk:
        return Verdict(False, f"{person.name} has it already.")
    if person.pk in complaint.about_people:
        return Verdict(False, "It cannot go to them. Choose another colleague.")
    if not (person.is_active and person.may_at(Verb.RECORD, complaint.site_id)):
        return Verdict(False, f"{person.name} is not at this desk any more. Choose another colleague.")
    return YES


def colleagues_for(complaint: Complaint) -> list[Person]:
    """Who an open complaint could go to: everybody at its site's desk but who has it and whom it is about."""
    found = Person.objects.filter(
        is_active=True, memberships__site=complaint.site_id, memberships__is_active=True,
        memberships__role__in=[Role.FRONT_DESK, Role.MANAGER],
    )  # fmt: skip
    return list(found.exclude(pk=complaint.owner_id or 0).exclude(pk__in=complaint.about_people).order_by("name", "pk"))


def may_correct(person: Person, complaint: Complaint, about: Collection[int] | None = None) -> Verdict:
    """Who recorded it or has it corrects it, or a manager; nobody comes to have what is about themselves."""
    mine = person.pk in (complaint.recorded_by_id, complaint.owner_id)
    if not mine and not person.may_at(Verb.CLAIM, complaint.site_id):
        return Verdict(False, "Only whoever recorded it or has it, or a manager, corrects it.", None, "A manager")
    if about and person.pk in about:
        return ABOUT_YOURSELF
    if about and complaint.owner_id in about:
        return Verdict(False, "They have it now: it has to go to a colleague or back to the queue first.")
    return YES


def may_change_subject(person: Person, complaint: Complaint, category: Category) -> Verdict:
    """Rule 4 is not for those whom it binds to correct away: only a manager takes it out of a managers' subject."""
    binds = not complaint.category.may_end_at_desk and category.may_end_at_desk
    if binds and not person.may_at(Verb.CLAIM, complaint.site_id):
        sentence = f"“{complaint.category.name}” is decided by a manager, so a manager changes it."
        return Verdict(False, sentence, None, "A manager")
    return YES


def on_duty(site: Site, *, but: Collection[int] = ()) -> list[Duty]:
    """Managers of this site who answer calls now, longest on duty first; never whom it is about, nor who asks."""
    found = Duty.objects.filter(
        site=site, until__isnull=True, person__is_active=True,
        person__memberships__site=site, person__memberships__role=Role.MANAGER, person__memberships__is_active=True,
    )  # fmt: skip
    return list(found.exclude(person__in=but).select_related("person").order_by("since", "pk"))


def who_could_give(person: Person, site: Site, offer: Offer, *, but: Collection[int] = ()) -> list[str]:
    """Names of others at this site whose level may give this, with who is on duty first; at most three.

    Never whom it is about: they are to be left out by ``but``.
    """
    able = Membership.objects.filter(
        site=site,
        is_active=True,
        person__is_active=True,
        role__in=[Role.FRONT_DESK, Role.MANAGER],
        person__level__allowances__remedy_type=offer.remedy_type_id,
        person__level__allowances__currency=offer.currency,
        person__level__allowances__per_remedy__gte=offer.amount or 0,
        person__level__allowances__during__contains=offer.day,
    ).exclude(person__in=[person.pk, *but])
    found = dict(able.order_by("person__level__rank", "person__name").values_list("person", "person__name"))
    duties = {duty.person_id: duty.extension for duty in on_duty(site, but=but) if duty.person_id in found}
    first = [f"{found[pk]} (on duty, ext. {extension})" for pk, extension in duties.items()]
    return [*first, *(name for pk, name in found.items() if pk not in duties)][:3]
