"""What the desk's pages show: the form, what the verdict says of every remedy, numbers to call first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from complaints import history, policies
from complaints.choices import choices_at
from complaints.forms import CallForm, DeskForm, EscalateForm, RecordForm, RemedyFields
from complaints.models import ComplainantKind, Complaint
from complaints.regulations import rules_of, what_escalating_starts
from complaints.states import Act, Move, State
from complaints.who import told_of
from staff.models import Person, Site
from staff.roles import Verb
from staff.verdict import SYMBOLS, Rule, Verdict

JUST_NOW = timedelta(minutes=2)
MANY = frozenset({"red_flags", "about_people"})
ASK_BEFORE_THEY_LEAVE = "Once they have left without it being put right, this is a {}: a written answer is due."


def initial(kept: dict[str, list[str]]) -> dict[str, Any]:
    """Kept fields as a form's first values: lists stay lists only where several may be chosen."""
    return {
        name: [one for one in values if one] if name in MANY else values[-1] for name, values in kept.items() if values
    }


def record_page(
    request: HttpRequest,
    person: Person,
    site: Site,
    form: DeskForm,
    *,
    status: int = 200,
    refused: Verdict | None = None,
) -> HttpResponse:
    if refused is not None and not form.data.get("kind"):
        form.say_again("kind", policies.backup_for(refused))
    context = remedy_context(person, site, form, refused) | {
        "numbers": list(site.emergency_numbers.all()),
        "escalation": what_escalating_starts(site, at=timezone.now()),
        "on_duty": policies.on_duty(site, but=[person.pk, *about_whom(form)]),
        "fallback": site.backup_fallback,
        "asks_who_is_here": who_is_here(site),
    }
    return render(request, "complaints/record.html", context, status=status)


def who_is_here(site: Site) -> str:
    """What saving means once the patient has left, where the regime makes something of it."""
    rules = rules_of(site)
    return ASK_BEFORE_THEY_LEAVE.format(rules.formal_name) if rules.formal_when_patient_left else ""


def resolve_page(
    request: HttpRequest, person: Person, complaint: Complaint, form: DeskForm, *, status: int = 200,
    refused: Verdict | None = None,
) -> HttpResponse:  # fmt: skip
    ends = policies.may_end_at_desk(
        complaint.site, complaint.category, formal=complaint.is_formal, red_flags=complaint.red_flags
    )
    context = remedy_context(person, complaint.site, form, refused, complaint)
    context |= instead_of(person, complaint, refused, always=True) | {
        "complaint": complaint,
        "ends": ends,
    }
    return render(request, "complaints/resolve.html", context, status=status)


def escalate_page(
    request: HttpRequest, person: Person, complaint: Complaint, form: DeskForm, *, status: int = 200,
    refused: Verdict | None = None,
) -> HttpResponse:  # fmt: skip
    context = remedy_context(person, complaint.site, form, refused, complaint) | {
        "complaint": complaint,
        "numbers": list(complaint.site.emergency_numbers.all()),
        "escalation": escalation_of(complaint),
    }
    return render(request, "complaints/escalate.html", context, status=status)


def instead_of(
    person: Person, complaint: Complaint, refused: Verdict | None, *, always: bool = False
) -> dict[str, Any]:
    """A manager to call and the queue to escalate to, with everything carried over: after a no by one of the rules,
    and ``always`` where a complaint is to be ended."""
    by_rule = refused is not None and refused.rule is not None
    if complaint.state != State.OPEN or not (by_rule or always):
        return {"instead": False}
    choices = choices_at(complaint.site)
    return {
        "instead": True,
        "ask": policies.backup_for(refused) if refused is not None and by_rule else "",
        "call_form": CallForm(person=person, choices=choices),
        "escalate_form": EscalateForm(person=person, choices=choices, contact_known=bool(complaint.contact_by)),
        "escalation": escalation_of(complaint),
    } | duty_context(person, complaint)


def duty_context(person: Person, complaint: Complaint) -> dict[str, Any]:
    """Who answers calls here now, shown before anybody is called; never whom it is about."""
    return {
        "on_duty": policies.on_duty(complaint.site, but=[person.pk, *complaint.about_people]),
        "fallback": complaint.site.backup_fallback,
    }


def escalation_of(complaint: Complaint) -> str:
    return what_escalating_starts(
        complaint.site, at=timezone.now(), received=complaint.recorded_at, formal=complaint.is_formal
    )


def remedy_context(
    person: Person, site: Site, form: DeskForm, refused: Verdict | None, complaint: Complaint | None = None
) -> dict[str, Any]:
    """The form and the verdict beside every choice; after a no, the names of those who could say yes."""
    form.offers = policies.offers(person, site, at=timezone.now(), complaint=complaint)
    return {
        "form": form,
        "offers": form.offers,
        "currency_symbol": SYMBOLS[site.currency],
        "refused": refused,
        "who_can": who_can(person, site, form, refused, complaint) if refused is not None else "",
    }


def who_can(person: Person, site: Site, form: DeskForm, refused: Verdict, complaint: Complaint | None) -> str:
    """By name where the level decides, else by what they are; never whom it is about."""
    given = form.given if isinstance(form, RemedyFields) else None
    if refused.rule in (Rule.ALLOWANCE, Rule.AMOUNT) and given:
        pk, amount = given.remedy_type.pk, given.amount
        offer = policies.offer_of(person, site, pk, amount, at=timezone.now(), complaint=complaint)
        names = policies.who_could_give(person, site, offer, but=about_whom(form, complaint))
        if names:
            return " or ".join(names)
    return refused.who_can


def about_whom(form: DeskForm, complaint: Complaint | None = None) -> Collection[int]:
    """The staff it is about: as it stands, or as ticked where it is only being recorded."""
    if complaint is not None:
        return complaint.about_people
    return form.named if isinstance(form, RecordForm) else ()


def complaint_context(person: Person, complaint: Complaint) -> dict[str, Any]:
    """Everything the complaint's own page tells, in a fixed number of queries."""
    lines = history.lines(complaint, repeated=repeated_by(person, complaint))
    return {
        "complaint": complaint,
        "lines": lines,
        "passed_on": passed_on(complaint, lines),
        "remedies": list(complaint.remedies.select_related("remedy_type", "given_by", "kept_by")),
        "told": told_of(complaint),
        "today": complaint.site.day(timezone.now()),
        "needs_authority": complaint.complainant != ComplainantKind.PATIENT and complaint.authority is None,
        "numbers": list(complaint.site.emergency_numbers.all()) if complaint.at_once else [],
        "formal_name": rules_of(complaint.site).formal_name,
        "may": acts_open_to(person, complaint),
        "just_done": was_just_done(person, complaint),
        "in_review": in_review(person, complaint),
    }


def repeated_by(person: Person, complaint: Complaint) -> str:
    """How this reader hears which one it repeats: by its reference only where they may see that one."""
    if complaint.duplicate_of_id is None:
        return history.ANOTHER
    found = Complaint.objects.visible_to(person).filter(pk=complaint.duplicate_of_id)
    return found.values_list("reference", flat=True).first() or history.ANOTHER


def passed_on(complaint: Complaint, lines: list[history.Line]) -> history.Line | None:
    """How an open complaint came to whoever has it now, when somebody passed it on with words."""
    if complaint.state != State.OPEN:
        return None
    came = [one for one in lines if one.verb in (Move.HAND_BACK, Move.REOPEN, Act.HAND_OVER)]
    return came[-1] if came and came[-1].quotes else None


def acts_open_to(person: Person, complaint: Complaint) -> frozenset[str]:
    """The verbs whose buttons the page offers this person now."""
    if not person.may_at(Verb.RESOLVE, complaint.site_id):
        return frozenset()
    acts: set[str] = {Verb.NOTE}
    if policies.may_correct(person, complaint):
        acts.add(Verb.CORRECT)
    if complaint.state == State.OPEN:
        acts |= acts_while_open(person, complaint)
    if complaint.state == State.RESOLVED:
        acts.add(Verb.REOPEN)
    if complaint.state == State.IN_REVIEW and complaint.owner_id == person.pk:
        acts.add(Verb.GIVE)
    if person.may_at(Verb.THANK, complaint.site_id) and complaint.recorded_by_id != person.pk:
        acts.add(Verb.THANK)
    return frozenset(acts)


def acts_while_open(person: Person, complaint: Complaint) -> set[str]:
    ends = policies.may_end_at_desk(
        complaint.site, complaint.category, formal=complaint.is_formal, red_flags=complaint.red_flags
    )
    acts: set[str] = {Verb.ESCALATE, Verb.CALL, Verb.GIVE}
    if ends:
        acts.add(Verb.RESOLVE)
    if complaint.owner_id == person.pk or person.may_at(Verb.CLAIM, complaint.site_id):
        acts.add(Verb.HAND_OVER)
    return acts


def was_just_done(person: Person, complaint: Complaint) -> bool:
    """Whether this person closed it in this very minute: then the page says so, with the reference."""
    closed = complaint.resolved_at
    return closed is not None and complaint.resolved_by_id == person.pk and closed > timezone.now() - JUST_NOW


def in_review(person: Person, complaint: Complaint) -> bool:
    """Whether this manager can go on with it in the review window."""
    waits = complaint.state in (State.ESCALATED, State.IN_REVIEW) or (
        complaint.state == State.OPEN and complaint.is_formal
    )
    return waits and person.may_at(Verb.CLAIM, complaint.site_id)
