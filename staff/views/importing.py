"""Everybody of a file: a dry run that lists what is wrong, then all of them or none."""

from __future__ import annotations

import binascii
import csv
import uuid
from base64 import b64decode, b64encode
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render

from staff.access import SignedIn, page
from staff.people.errors import NotDone
from staff.people.importing import add_people, checked, imported, passwords_of, pressed_twice
from staff.people.known import Known
from staff.people.reading import COLUMNS, LARGEST, MOST_ROWS, NEEDED, Unreadable
from staff.people.seeing import configured_by
from staff.roles import Role, Verb

AGAIN = "Choose the file again: it did not come back whole."
TOO_LARGE = f"This file is larger than 1 MB. Split it: at most {MOST_ROWS:,} people at a time."
WAITING = "imported"  # the session's key for the import whose passwords are to be shown


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
    before = done_before(request, content, key)
    if before is not None:
        return before
    try:
        found = checked(content, configured_by(request.user))
        if found.mistakes:
            return dry_run(request, content, key)
        add_people(found.candidates, content, by=request.user, key=key)
        return on_to_passwords(request, key)
    except Unreadable as error:
        return show(request, str(error))
    except NotDone as no:
        return done_before(request, content, key) or dry_run(request, content, key, no.sentence)


def done_before(request: SignedIn, content: bytes, key: str) -> HttpResponse | None:
    """A second press leads to where the first one led; its browser may have dropped the page that showed them."""
    event = imported(key, by=request.user)
    if event is None:
        return None
    return on_to_passwords(request, key if pressed_twice(event, content) else "")


def on_to_passwords(request: SignedIn, key: str) -> HttpResponse:
    """To a page of its own, so that loading it again adds and shows nothing. Until it is shown, the key waits in the
    session of whoever pressed the button."""
    if key:
        request.session[WAITING] = key
    return redirect("staff:imported")


@page("GET", verb=Verb.CONFIGURE)
def imported_people(request: SignedIn) -> HttpResponse:
    """The passwords of who was just added: once, and never again."""
    key = request.session.pop(WAITING, "") if request.method == "GET" else ""
    event = imported(key, by=request.user) if key else None
    return render(request, "staff/import_added.html", {"people": passwords_of(event, key) if event else []})


@page("GET", verb=Verb.CONFIGURE)
def template(request: SignedIn) -> HttpResponse:
    """The columns in their order, as a file that spreadsheets open and save in UTF-8."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="people.csv"'
    answer.write("\ufeff")
    csv.writer(answer).writerow(COLUMNS)
    return answer
