"""How an act is answered, in the contract's order: done or done before, bad input, a no, a lost race."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from complaints import history
from complaints.errors import AboutThem, KeyTaken, LostRace, Refused, TooLate
from complaints.forms import DeskForm
from complaints.models import Complaint
from complaints.submission import done_before, read
from staff.access import SignedIn
from staff.models import Person
from staff.verdict import Verdict

WORDS = ("what_was_done", "reason", "note", "guidance", "how", "words")


class Page(Protocol):
    """Shows a form's page again, with its errors or the verdict that refused."""

    def __call__(self, form: DeskForm, *, status: int = 200, refused: Verdict | None = None) -> HttpResponse: ...


def answer(
    request: SignedIn, person: Person, form: DeskForm, act: Callable[[], Complaint], page: Page, then: str = ""
) -> HttpResponse:
    """Do the act and go on to ``then`` (the complaint, unless named); or say why not."""
    try:
        if form.is_valid():
            done = act()
            return redirect(then or done)
        verdict = None
    except Refused as no:
        verdict = no.verdict
    except AboutThem:
        raise Http404 from None
    except LostRace as lost:
        return replayed(request, person, then) or moved_on(request, lost.complaint)
    except TooLate as late:
        return replayed(request, person, then) or too_late(request, late)
    except KeyTaken:
        return replayed(request, person, then) or key_taken(request)
    form.key_again()
    return replayed(request, person, then) or page(form, status=422, refused=verdict)


def replayed(request: HttpRequest, person: Person, then: str) -> HttpResponse | None:
    """The answer this very form got before, if it did its work already; also after things moved on."""
    try:
        event = done_before(read(request.POST), person)
    except KeyTaken:
        return key_taken(request)
    return redirect(then or event.complaint) if event else None


def done_already(request: SignedIn) -> Complaint | None:
    """The complaint on which this very form did its work before, for its sender alone and never one about them.

    For acts that end what let their sender do them: without a word to anybody else.
    """
    if request.method != "POST":
        return None
    try:
        event = done_before(read(request.POST), request.user)
    except KeyTaken:
        return None
    return event.complaint if event and request.user.pk not in event.complaint.about_people else None


def key_taken(request: HttpRequest) -> HttpResponse:
    return render(request, "complaints/key_taken.html", status=409)


def too_late(request: SignedIn, late: TooLate) -> HttpResponse:
    """The call was answered or the promise kept meanwhile: by whom, and nothing typed is lost."""
    context = {"complaint": late.complaint, "sentence": late.sentence, "typed": typed(request)}
    return render(request, "complaints/too_late.html", context, status=409)


def typed(request: HttpRequest) -> list[str]:
    """The words that were on their way, to give back."""
    return [request.POST[name] for name in WORDS if request.POST.get(name)]


def moved_on(request: SignedIn, complaint: Complaint) -> HttpResponse:
    """Who moved it, to what, and the words that were typed; no more of it to whom it is closed by now."""
    last = history.last_move(complaint)
    may_see = Complaint.objects.visible_to(request.user).filter(pk=complaint.pk).exists()
    context = {"complaint": complaint, "line": last, "typed": typed(request), "may_see": may_see}
    return render(request, "complaints/moved_on.html", context, status=409)
