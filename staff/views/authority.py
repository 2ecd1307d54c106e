"""The authority table: what is in force on a day, what waits, and what was changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date

from staff.access import SignedIn, page
from staff.changes import deciding
from staff.changes.cells import today
from staff.changes.forms import DraftForm
from staff.changes.table import currencies, table
from staff.changes.words import Names, long_day
from staff.curriculum import site_of
from staff.kept import keep, posted_or_kept
from staff.models import AuthorityChange, AuthorityLine, Organisation, Person
from staff.roles import Verb

# How often a change's limits would have let the desk settle it itself: told by complaints, put in by recovery/urls.py.
Preview = Callable[[Organisation, list[AuthorityLine]], str]
SHOWN = 30


@page("GET", verb=Verb.READ_AUTHORITY)
def authority(request: SignedIn) -> HttpResponse:
    """Levels across, remedy types down, in force today or on any day."""
    organisation = organisation_of(request.user)
    now, asked = today(organisation), request.GET.get("on", "")
    day, misread = day_asked(asked, now)
    currency, offered = chosen_currency(request, organisation)
    names = Names.of(organisation)
    changes = AuthorityChange.objects.filter(organisation=organisation).prefetch_related("lines")
    shown = {
        "organisation": organisation, "currency": currency, "currencies": offered, "day": day, "today": now,
        "misread": misread, "asked": asked, "table": table(organisation, currency, day, names),
        "waiting": [told(one, names) for one in deciding.waiting(organisation).prefetch_related("lines")],
        "history": [
            told(one, names)
            for one in changes.exclude(took_effect_at=None, withdrawn_at=None)
            .select_related("drafted_by", "approved_by", "withdrawn_by")[:SHOWN]
        ],
        "may_draft": request.user.may(Verb.CONFIGURE), "clock": site_of(request.user),
    }  # fmt: skip
    return render(request, "staff/authority.html", shown, status=422 if misread else 200)


def organisation_of(person: Person) -> Organisation:
    """The one that whoever reads works for; their first, where there are several."""
    return person.works[0].site.organisation


def day_asked(asked: str, now: date) -> tuple[date, bool]:
    """The day of the address, or today; and whether what stood there was no day."""
    try:
        day = parse_date(asked) if asked else now
    except ValueError:
        day = None
    return (day, False) if day and 1900 <= day.year <= 9000 else (now, bool(asked))


def chosen_currency(request: SignedIn, organisation: Organisation) -> tuple[str, list[str]]:
    offered = currencies(organisation)
    asked = request.GET.get("currency") or request.POST.get("currency") or ""
    return (asked if asked in offered else offered[0]), offered


def told(change: AuthorityChange, names: Names) -> dict[str, Any]:
    """A change as its pages show it: the difference in words."""
    return {"change": change, "lines": [names.line(one) for one in change.lines.all()], "from": long_day(change.starts)}


@page("GET", "POST", verb=Verb.CONFIGURE, keep=keep)
def draft(request: SignedIn, preview: Preview) -> HttpResponse:
    """The table with a field in every cell: first the difference in words, then the draft."""
    organisation = organisation_of(request.user)
    currency, _ = chosen_currency(request, organisation)
    form = DraftForm(posted_or_kept(request, request.user), organisation=organisation, currency=currency)
    shown: dict[str, Any] = {"form": form, "organisation": organisation, "currency": currency}
    if request.method != "POST":
        return render(request, "staff/draft.html", shown)
    if not form.is_valid():
        return render(request, "staff/draft.html", shown, status=422)
    key: UUID = form.cleaned_data["submission_key"]
    made = AuthorityChange.objects.filter(pk=key).first()
    if made:
        return sent_before(request, made)
    return looked_or_drafted(request, form, shown, preview)


def sent_before(request: SignedIn, made: AuthorityChange) -> HttpResponse:
    """The same form again is the same draft; somebody else's key is nobody's."""
    if made.drafted_by_id != request.user.pk:
        return render(request, "complaints/key_taken.html", status=409)
    return redirect("staff:change", change=made.pk)


def looked_or_drafted(request: SignedIn, form: DraftForm, shown: dict[str, Any], preview: Preview) -> HttpResponse:
    wanted = form.wanted()
    try:
        if form.cleaned_data["then"] == DraftForm.DRAFT:
            made = deciding.draft(wanted, by=request.user, key=form.cleaned_data["submission_key"])
            messages.success(request, what_came_of(made))
            return redirect("staff:change", change=made.pk)
        looked = deciding.look(wanted, by=request.user)
        if looked.wrong:
            raise deciding.Faulty(looked.wrong)
    except deciding.SentBefore:
        return sent_before(request, AuthorityChange.objects.get(pk=form.cleaned_data["submission_key"]))
    except deciding.Faulty as faulty:
        form.add_error(None, faulty.sentences)
        return render(request, "staff/draft.html", shown, status=422)
    shown |= {"difference": [form.names.line(one) for one in looked.lines], "from": long_day(wanted.starts)}
    shown |= {"raises": looked.raises, "preview": preview(wanted.organisation, looked.lines)}
    return render(request, "staff/draft.html", shown)


def what_came_of(made: AuthorityChange) -> str:
    """What is said of a change when somebody has just drafted it or decided on it."""
    if made.withdrawn_at:
        return "Taken back." if made.withdrawn_by_id == made.drafted_by_id else "Declined."
    if made.took_effect_at:
        return f"In force from {long_day(made.starts)}."
    return "Drafted; it waits for a day." if deciding.is_alone(made) else "Drafted; it waits for another admin."


@page("GET", verb=Verb.READ_AUTHORITY)
def change(request: SignedIn, change: UUID, preview: Preview) -> HttpResponse:
    """One change: what it changes, who drafted it and why, who said yes; and saying yes or taking it back."""
    return change_page(request, found(request, change), preview)


def found(request: SignedIn, pk: UUID) -> AuthorityChange:
    own = AuthorityChange.objects.select_related("organisation", "drafted_by", "approved_by", "withdrawn_by")
    return get_object_or_404(own, pk=pk, organisation=organisation_of(request.user))


def change_page(
    request: SignedIn, made: AuthorityChange, preview: Preview, *, no: str = "", status: int = 200
) -> HttpResponse:
    person, names = request.user, Names.of(made.organisation)
    admin, undecided = person.may(Verb.CONFIGURE), not (made.took_effect_at or made.withdrawn_at)
    stale = deciding.faults(made) if undecided else []
    shown = told(made, names) | {
        "no": no, "undecided": undecided, "preview": preview(made.organisation, list(made.lines.all())),
        "may_approve": admin and undecided and not stale and made.drafted_by_id != person.pk, "stale": stale,
        "may_withdraw": admin and undecided, "mine": made.drafted_by_id == person.pk,
        "alone": undecided and deciding.is_alone(made), "alone_from": made.drafted_at + deciding.ALONE,
        "clock": site_of(person),
    }  # fmt: skip
    return render(request, "staff/change.html", shown, status=status)


@page("POST", verb=Verb.CONFIGURE)
def decide(request: SignedIn, change: UUID, what: str, preview: Preview) -> HttpResponse:
    """Another admin's yes, or taking a draft back; either of them twice is once."""
    made = found(request, change)
    act = {"approve": deciding.approve, "withdraw": deciding.withdraw}[what]
    try:
        messages.success(request, what_came_of(act(made, by=request.user)))
    except deciding.NotDecided as no:
        return change_page(request, made, preview, no=str(no), status=422)
    except deciding.DecidedAlready:
        made.refresh_from_db()
        if request.user.pk not in (made.approved_by_id, made.withdrawn_by_id):
            return change_page(request, made, preview, no="This was decided a moment ago.", status=409)
    return redirect("staff:change", change=made.pk)
