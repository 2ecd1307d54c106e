"""Recording: from words to done on one page."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from complaints import actions
from complaints.answers import answer
from complaints.choices import choices_at
from complaints.forms import RecordForm
from complaints.models import Complaint
from complaints.pages import initial, record_page
from complaints.submission import read
from staff.access import SignedIn, page
from staff.kept import give_back, keep
from staff.models import Person
from staff.roles import Verb


@page("GET", "POST", verb=Verb.RECORD, keep=keep)
def record(request: SignedIn) -> HttpResponse:
    """From words to done on one page: resolve, save for later, or escalate."""
    person = request.user
    assert person.desk is not None
    choices = choices_at(person.desk.site)
    show = partial(record_page, request, person, choices.site)
    if request.method != "POST":
        return show(RecordForm(initial=initial(give_back(request, person)), person=person, choices=choices))
    form = RecordForm(request.POST, person=person, choices=choices)
    return answer(request, person, form, partial(tell, request, person, form), show)


def tell(request: HttpRequest, person: Person, form: RecordForm) -> Complaint:
    """What was typed, as the act that the pressed button names."""
    cleaned, submission = form.cleaned_data, read(request.POST)
    if cleaned["then"] == RecordForm.RESOLVE:
        return actions.record_and_resolve(
            form.told, by=person, remedy=form.chosen, put_right=cleaned["put_right"],
            what_was_done=cleaned["what_was_done"], submission=submission,
        )  # fmt: skip
    if cleaned["then"] == RecordForm.ESCALATE:
        return actions.record_and_escalate(
            form.told, by=person, reason=cleaned["reason"], wanted=form.given, what_was_done=form.so_far,
            submission=submission,
        )  # fmt: skip
    if cleaned["then"] == RecordForm.CALL:
        return actions.record_and_call(
            form.told, by=person, asked=form.asked, what_was_done=form.so_far, submission=submission
        )
    return actions.record(
        form.told, by=person, wanted=form.given, what_was_done=form.so_far, submission=submission
    )  # fmt: skip
