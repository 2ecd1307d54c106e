"""One course: its lesson, its scenarios, and what came of an attempt at them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from staff import passing
from staff.access import SignedIn, page
from staff.answered import answered
from staff.course_forms import AttemptForm
from staff.curriculum import curriculum, site_of, today
from staff.lesson import html_of
from staff.models import Attempt, Course, CourseTerms, Person, Scenario

CANNOT_BE_TAKEN = (
    "This course cannot be taken now. Ask an admin: it has no scenarios, no terms, or is not offered any more."
)


@page("GET", "POST")
def course(request: SignedIn, course: str) -> HttpResponse:
    """The lesson, then the scenarios as one form; sent, it is one attempt, whose answers are explained."""
    found = course_of(request.user, course)
    scenarios = list(Scenario.objects.filter(course=found, is_active=True).prefetch_related("answers"))
    if request.method != "POST":
        return shown(request, found, AttemptForm(scenarios=scenarios))
    form = AttemptForm(request.POST, scenarios=scenarios)
    earlier = sent_before(request, found)
    if earlier is not None:
        return earlier
    if not form.is_valid():
        form.key_again()
        return shown(request, found, form, status=422)
    return taken(request, found, form)


def taken(request: SignedIn, course: Course, form: AttemptForm) -> HttpResponse:
    try:
        attempt = passing.take(course, by=request.user, key=form.cleaned_data["submission_key"], answers=form.chosen)
    except passing.SentBefore:
        return sent_before(request, course) or shown(request, course, form, status=409)
    except passing.CannotBeTaken:
        form.add_error(None, CANNOT_BE_TAKEN)
        return shown(request, course, form, status=422)
    return redirect("staff:attempt", course.code, attempt.pk)


def course_of(person: Person, code: str) -> Course:
    """Of their own organisation.

    Raises:
        Http404: there is none, or none of theirs.
    """
    return get_object_or_404(Course, organisation=person.level.organisation_id, code=code)


def sent_before(request: SignedIn, course: Course) -> HttpResponse | None:
    """The answer that this very form got before; 409 where its key stands for something else."""
    try:
        key = UUID(request.POST.get("submission_key", ""))
    except ValueError:
        return None
    attempt = Attempt.objects.filter(pk=key).first()
    if attempt is None:
        return None
    posted = {name.removeprefix("scenario_"): value for name, value in request.POST.items() if "scenario_" in name}
    if (attempt.person_id, attempt.course_id, attempt.answers) != (request.user.pk, course.pk, posted):
        return render(request, "staff/sent_before.html", status=409)
    return redirect("staff:attempt", course.code, attempt.pk)


def shown(request: SignedIn, course: Course, form: AttemptForm, status: int = 200) -> HttpResponse:
    person, now = request.user, timezone.now()
    terms = CourseTerms.objects.filter(course=course, during__contains=today(person, now)).first()
    mine = next((one for one in curriculum(person, now).courses if one.code == course.code), None)
    context = {
        "course": course,
        "lesson": html_of(course.lesson),
        "form": form,
        "terms": terms,
        "mine": mine,
        "clock": site_of(person),
        "attempts": attempts_of(person, course),
        "needed_right": right_for_a_pass(terms, len(form.scenarios)),
        "can_be_taken": bool(terms and form.scenarios and course.is_active),
        "cannot_be_taken": CANNOT_BE_TAKEN,
    }
    return render(request, "staff/course.html", context, status=status)


def attempts_of(person: Person, course: Course) -> list[tuple[Attempt, date]]:
    """Their attempts at it, the latest first, each with its date where they work."""
    found = Attempt.objects.filter(person=person, course=course).order_by("-at")
    return [(one, today(person, one.at)) for one in found]


def right_for_a_pass(terms: CourseTerms | None, asked: int) -> int:
    """How many answers have to be right, by the rule of staff/sql/training.sql."""
    return -(-terms.pass_mark * asked // 100) if terms else asked


@page("GET")
def attempt(request: SignedIn, course: str, attempt: UUID) -> HttpResponse:
    """What came of an attempt, for whoever made it alone: every answer with its explanation."""
    found = course_of(request.user, course)
    made = Attempt.objects.filter(pk=attempt, person=request.user, course=found).first()
    if made is None:
        raise Http404
    whole = curriculum(request.user, timezone.now())
    context = {
        "course": found,
        "attempt": made,
        "made_on": today(request.user, made.at),
        "standing": whole,
        "mine": next((one for one in whole.courses if one.code == found.code), None),
        "answered": answered(made),
    }
    return render(request, "staff/attempt.html", context)
