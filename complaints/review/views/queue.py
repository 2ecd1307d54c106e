"""What waits for a manager, and the region of every page that says when somebody calls."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

from complaints.review.calling_forms import AnswerForm, DutyForm
from complaints.review.calls import calls_seen_by, region_of, version_of
from complaints.review.due import owed_at
from complaints.review.duties import duties_of
from complaints.review.policies import named_by_fallback
from complaints.review.queue import waiting_for
from staff.access import SignedIn, page
from staff.models import Person
from staff.roles import Verb


@page("GET", verb=Verb.READ_QUEUE, named=named_by_fallback)
def queue(request: SignedIn) -> HttpResponse:
    """Calls first, then what waits, then what was promised. Who only reads gets no form."""
    person = request.user
    try:
        shown = waiting_for(person, request.GET.get("after", ""))
    except ValueError:
        raise Http404 from None
    context = asked_of(person) | {
        "waiting": shown.rows,
        "more": shown.more,
        "duties": [(one, DutyForm.in_queue(one, person)) for one in duties_of(person)],
        "due": owed_at(person),
    }
    return render(request, "review/queue.html", context)


def asked_of(person: Person) -> dict[str, Any]:
    """The calls on top of the queue, each with the buttons that answer it."""
    asked = calls_seen_by(person)
    return {
        "asked": [(one, AnswerForm.for_call(one.call, person) if one.answerable else None) for one in asked],
        "some_answerable": any(one.answerable for one in asked),
    }


@page("GET", verb=Verb.ANSWER, named=named_by_fallback)
def calls(request: SignedIn) -> HttpResponse:
    """The calls as the page shows them, or 204 while it shows them already. Records no read."""
    person = request.user
    version = version_of(person)
    if request.GET.get("v") == version:
        return HttpResponse(status=204)
    # without the request: the page that asked has its menu already
    if request.GET.get("on") == "queue":
        context = asked_of(person) | {"calls_version": version, "person": person, "csrf_token": get_token(request)}
        return HttpResponse(render_to_string("review/_asked.html", context))
    return HttpResponse(render_to_string("review/_calls.html", region_of(person, version)))
