"""The list, search, and the names behind a mask."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from complaints.finding import by_reference, matching, page_of, read_cursor, remember, remembered
from complaints.forms.finding import LONGEST, FilterForm, SearchForm
from complaints.models import Complaint, ReadRecord, Seen
from complaints.views.seeing import visible
from staff.access import SignedIn, page
from staff.roles import Verb


@page("GET", "POST", verb=Verb.LIST)
def listed(request: SignedIn) -> HttpResponse:
    """What this person may see, newest first; a POST looks for something."""
    if request.method == "POST":
        return look_for(request)
    form = FilterForm(request.GET, person=request.user)
    if not form.is_valid():
        return render(request, "complaints/list.html", {"form": form, "search": SearchForm()}, status=422)
    found = page_of(form.narrow(Complaint.objects.visible_to(request.user)), form.cleaned_data["cursor"])
    context = {"form": form, "search": SearchForm(), "found": found, "older": older(request, found.older)}
    return render(request, "complaints/list.html", context)


def older(request: SignedIn, cursor: str) -> str:
    """The address of the next page, with the filters as they are."""
    if not cursor:
        return ""
    fields = request.GET.copy()
    fields["cursor"] = cursor
    return f"{request.path}?{fields.urlencode()}"


def look_for(request: SignedIn) -> HttpResponse:
    """To the results under a token: the words stand in no address."""
    form = SearchForm(request.POST)
    if form.is_valid():
        return redirect("complaints:found", token=remember(request.user, form.cleaned_data["q"]).token)
    form.data = {"q": request.POST.get("q", "")[:LONGEST]}
    filters = FilterForm({}, person=request.user)
    return render(request, "complaints/list.html", {"form": filters, "search": form}, status=422)


@page("GET", verb=Verb.LIST)
def found(request: SignedIn, token: UUID) -> HttpResponse:
    """What a search of one's own finds now, in what one may see now."""
    search = remembered(request.user, token)
    if search is None:
        raise Http404
    try:
        before = read_cursor(request.GET["cursor"]) if request.GET.get("cursor") else None
    except ValueError:
        raise Http404 from None
    results = page_of(matching(Complaint.objects.visible_to(request.user), search.words), before)
    context: dict[str, Any] = {"search": SearchForm(initial={"q": search.words}), "found": results}
    context |= {"older": older(request, results.older)} | exactly(request, search.words)
    return render(request, "complaints/found.html", context)


def exactly(request: SignedIn, words: str) -> dict[str, Any]:
    """The one of that very reference: open to read, or no more of it than reference and state."""
    known = by_reference(request.user, words)
    if known is None:
        return {}
    may_read = Complaint.objects.visible_to(request.user).filter(pk=known.pk).exists()
    return {"known": known, "may_read": may_read}


@page("GET", "POST", verb=Verb.LIST)
def reveal(request: SignedIn, pk: UUID) -> HttpResponse:
    """The names behind the mask; the tap is recorded as a read."""
    complaint = visible(request.user, pk)
    shown = request.method == "POST"
    if shown:
        ReadRecord.objects.create(complaint=complaint, person=request.user, what=Seen.NAMES)
    if shown and request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(render_to_string("complaints/_names.html", {"complaint": complaint}))
    return render(request, "complaints/reveal.html", {"complaint": complaint, "shown": shown})
