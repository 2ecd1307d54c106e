"""Everybody of a file: a dry run that lists what is wrong, then all of them or none."""

from __future__ import annotations

import binascii
import csv
import uuid
from base64 import b64decode, b64encode
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render

from staff.access import SignedIn, page
from staff.people.errors import NotDone
from staff.people.importing import Added, add_people, checked, imported, shown_again
from staff.people.known import Known
from staff.people.reading import COLUMNS, LARGEST, MOST_ROWS, NEEDED, Unreadable
from staff.people.seeing import configured_by
from staff.roles import Role, Verb

AGAIN = "Choose the file again: it did not come back whole."
TOO_LARGE = f"This file is larger than 1 MB. Split it: at most {MOST_ROWS:,} people at a time."
SHOWN_ONCE = (
    "These people were added already. Their passwords were shown once; give who needs it a new one on their page."
)


@page("GET", "POST", verb=Verb.CONFIGURE)
def import_people(request: SignedIn) -> HttpResponse:
    """Choose a file; see what would become of it; add everybody."""
    if request.method != "POST":
        return show(request)
    if "content" in request.POST:
        return add_all(request)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return show(request, "Choose a file.")
    if (file.size or 0) > LARGEST:
        return show(request, TOO_LARGE)
    return dry_run(request, file.read(), str(uuid.uuid4()))


def show(request: SignedIn, sentence: str = "") -> HttpResponse:
    known = Known(configured_by(request.user))
    context = {
        "sentence": sentence, "columns": COLUMNS, "needed": NEEDED, "most": f"{MOST_ROWS:,}", "roles": Role.labels,
        "sites": sorted({one.name for one in known.sites.values()}),
        "levels": list(dict.fromkeys(one.name for one in known.levels.values())),
    }  # fmt: skip
    return render(request, "staff/import.html", context, status=422 if sentence else 200)


def dry_run(request: SignedIn, content: bytes, key: str, no: str = "") -> HttpResponse:
    """What would become of it: nothing is written, and nothing of this is believed when it comes back."""
    try:
        found = checked(content, configured_by(request.user))
    except Unreadable as error:
        return show(request, str(error))
    context: dict[str, Any] = {"found": found, "no": no, "content": b64encode(content).decode(), "key": key}
    return render(request, "staff/import_checked.html", context, status=422 if no or found.mistakes else 200)


def add_all(request: SignedIn) -> HttpResponse:
    """The file came back: it is read and checked as if it had never been seen."""
    try:
        key = str(uuid.UUID(request.POST.get("submission_key", "")))
        content = b64decode(request.POST["content"], validate=True)
    except (ValueError, binascii.Error):
        return show(request, AGAIN)
    before = answered_before(request, content, key)
    if before is not None:
        return before
    try:
        found = checked(content, configured_by(request.user))
        if found.mistakes:
            return dry_run(request, content, key)
        return added(request, add_people(found.candidates, content, by=request.user, key=key))
    except Unreadable as error:
        return show(request, str(error))
    except NotDone as no:
        return answered_before(request, content, key) or dry_run(request, content, key, no.sentence)


def answered_before(request: SignedIn, content: bytes, key: str) -> HttpResponse | None:
    """A second click gets what the first one got; who comes back later hears that it was shown once."""
    event = imported(key, by=request.user)
    if event is None:
        return None
    again = shown_again(event, content, key)
    if again:
        return added(request, again)
    messages.info(request, SHOWN_ONCE)
    return redirect("staff:people")


def added(request: SignedIn, people: list[Added]) -> HttpResponse:
    return render(request, "staff/import_added.html", {"people": people})


@page("GET", verb=Verb.CONFIGURE)
def template(request: SignedIn) -> HttpResponse:
    """The columns in their order, as a file that spreadsheets open and save in UTF-8."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="people.csv"'
    answer.write("\ufeff")
    csv.writer(answer).writerow(COLUMNS)
    return answer
