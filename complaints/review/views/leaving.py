"""The open work of one person: listed, and handed over by who may. Mounted under /staff/people/ by recovery/urls.py."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from complaints.answers import answer, done_already
from complaints.forms import DeskForm
from complaints.models import Complaint
from complaints.pages import initial
from complaints.review.actions.leaving import hand_on
from complaints.review.leaving import AtSite, who_could, work_of
from complaints.review.leaving_forms import LeavingForm
from complaints.submission import read
from staff.access import SignedIn, page
from staff.kept import give_back, keep
from staff.models import Person
from staff.people.seeing import may_change, seen
from staff.refusals import listed
from staff.roles import Verb
from staff.verdict import Verdict


@page("GET", "POST", verb=Verb.READ_PEOPLE, keep=keep)
def open_work(request: SignedIn, person: int) -> HttpResponse:
    """What is open in their name; a manager hands it over, an admin reads references and states."""
    found = seen(request.user, person)
    work = work_of(found, request.user)
    if request.method != "POST":
        return work_page(request, found, work)
    here = reverse("open_work", args=[found.pk])
    chosen = next((one for one in work if str(one.site.pk) == request.POST.get("site")), None)
    if chosen is None or not chosen.to_hand_over:
        if done_already(request):
            return redirect(here)
        if not request.user.may(Verb.CLAIM) and not any(one.to_hand_over for one in work):
            raise PermissionDenied
        return work_page(request, found, work, status=422, nothing=True)
    form = LeavingForm(request.POST, person=request.user, there=chosen, leaves=found)
    show = partial(work_page, request, found, work)
    return answer(request, request.user, form, partial(do, request, found, form), show, then=here)


def do(request: SignedIn, found: Person, form: LeavingForm) -> Complaint:
    handed = hand_on(
        found, form.handed, by=request.user, reason=form.cleaned_data["reason"], submission=read(request.POST)
    )  # fmt: skip
    many = len(form.handed)
    messages.success(request, f"Handed over: {many} complaint{'' if many == 1 else 's'} of {found.name}.")
    return handed


def work_page(
    request: SignedIn,
    found: Person,
    work: list[AtSite],
    form: DeskForm | None = None,
    *,
    status: int = 200,
    refused: Verdict | None = None,
    nothing: bool = False,
) -> HttpResponse:
    kept = initial(give_back(request, request.user)) if request.method == "GET" else {}
    sections = [(one, form_at(request, found, one, form, kept)) for one in work]
    closed = [held.complaint.pk for one in work for held in one.held if held.holds and not held.may]
    context: dict[str, Any] = {
        "shown": found,
        "sections": sections,
        "form": form,
        "refused": refused,
        "who_can": refused.who_can if refused is not None else "",
        "nothing": nothing,
        "configures": may_change(request.user, found),
        "own": request.user.pk == found.pk,
        "closed": bool(closed),
        "who_hands_over": listed(who_could(found, closed)) if closed and who_could(found, closed) else "",
    }
    return render(request, "review/leaving.html", context, status=status)


def form_at(
    request: SignedIn, found: Person, there: AtSite, posted: DeskForm | None, kept: dict[str, Any]
) -> DeskForm | None:
    """The form that came back, or a fresh one, where this reader has something to hand over."""
    if not there.to_hand_over:
        return None
    if isinstance(posted, LeavingForm) and posted.there.site.pk == there.site.pk:
        return posted
    mine = kept if kept.get("site") == str(there.site.pk) else {}
    return LeavingForm(
        person=request.user, there=there, leaves=found, initial=mine, auto_id=f"id_{there.site.pk}_%s"
    )  # fmt: skip
