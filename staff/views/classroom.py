"""A course passed in a classroom, recorded by somebody else with date and evidence."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from staff import passing
from staff.access import SignedIn, page
from staff.course_forms import ClassroomForm
from staff.kept import keep, posted_or_kept
from staff.learners import people_to_train
from staff.models import Completion, Course
from staff.roles import Verb

NOT_NOW = "This cannot be recorded now: you keep the training of your own sites, and nobody records their own."

TOO_LONG_AGO = " It does not count any more: that was too long ago."


@page("GET", "POST", verb=Verb.TRAIN, keep=keep)
def classroom(request: SignedIn) -> HttpResponse:
    """By a manager for people of their sites, or an admin; never for oneself."""
    form = form_of(request)
    if request.method != "POST":
        return shown(request, form)
    if not form.is_valid():
        form.key_again()
        return sent_before(request, form) or shown(request, form, status=422)
    try:
        recorded = passing.record_classroom(
            form.chosen_course,
            by=request.user,
            person=form.chosen_person,
            passed_on=form.cleaned_data["passed_on"],
            evidence=form.cleaned_data["evidence"],
            key=form.cleaned_data["submission_key"],
        )
    except passing.SentBefore:
        return sent_before(request, form) or shown(request, form, status=409)
    except passing.CannotBeTaken:
        form.add_error(None, NOT_NOW)
        return shown(request, form, status=422)
    lapsed = TOO_LONG_AGO if passing.has_lapsed(recorded, timezone.now()) else ""
    messages.success(request, f"Recorded: {recorded.person} passed “{recorded.course}”.{lapsed}")
    return redirect("staff:training")


def form_of(request: SignedIn) -> ClassroomForm:
    person = request.user
    courses = Course.objects.filter(organisation=person.level.organisation_id, is_active=True)
    posted = posted_or_kept(request, person)
    wanted = {name: request.GET.get(name, "") for name in ("person", "course")}
    return ClassroomForm(
        posted, people=list(people_to_train(person)), courses=list(courses), at=timezone.now(), initial=wanted
    )


def sent_before(request: SignedIn, form: ClassroomForm) -> HttpResponse | None:
    """The answer that this very form got before; 409 where its key stands for something else."""
    key: UUID | None = form.cleaned_data.get("submission_key")
    made = Completion.objects.filter(pk=key).first() if key else None
    if made is None:
        return None
    same = (str(made.person_id), str(made.course_id), made.passed_on, made.evidence, made.recorded_by_id) == (
        form.cleaned_data.get("person"), form.cleaned_data.get("course"), form.cleaned_data.get("passed_on"),
        form.cleaned_data.get("evidence"), request.user.pk,
    )  # fmt: skip
    return redirect("staff:training") if same else render(request, "staff/sent_before.html", status=409)


def shown(request: SignedIn, form: ClassroomForm, status: int = 200) -> HttpResponse:
    return render(request, "staff/classroom.html", {"form": form}, status=status)
