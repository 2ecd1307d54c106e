"""Thanks and coaching notes: who may say them to whom, and who ever reads them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from complaints.models import CoachingNote, Complaint, Event, PutRight, Thanks
from complaints.states import State
from staff.models import Person
from staff.roles import Verb
from staff.verdict import Verdict

YES = Verdict(True, "You can thank them")
SHOWN_FOR = timedelta(days=14)
NOT_THEIRS = Verdict(False, "Only a manager of this site thanks here.", None, "A manager")
NOT_PUT_RIGHT = Verdict(False, "Thanks are for what was put right.")
NOBODY_TO_THANK = Verdict(False, "There is nobody to thank for this one but yourself.")
NOT_TO_THEM = Verdict(False, "It cannot go to them. Choose somebody else who acted on it.")


def may_thank(person: Person, complaint: Complaint) -> Verdict:
    """A manager of its site thanks whoever put it right: never themselves, and nobody whom it is about."""
    if not person.may_at(Verb.THANK, complaint.site_id):
        return NOT_THEIRS
    if complaint.state != State.RESOLVED or complaint.put_right == PutRight.NO:
        return NOT_PUT_RIGHT
    to = complaint.resolved_by
    if to is None or to == person or not to.is_active or to.pk in complaint.about_people:
        return NOBODY_TO_THANK
    return YES


def who_could_be_coached(person: Person, complaint: Complaint) -> list[Person]:
    """Everybody else who acted on it and works here still, but whom it is about."""
    acted = Event.objects.filter(complaint=complaint, by__isnull=False).values("by")
    found = Person.objects.filter(pk__in=acted, is_active=True).exclude(pk=person.pk)
    return list(found.exclude(pk__in=complaint.about_people).order_by("name", "pk"))


def said_on(complaint: Complaint, person: Person) -> dict[str, Any]:
    """For the complaint's page: thanks for the two, and for others once they are shown; notes for the two alone."""
    the_two = Q(by=person) | Q(to=person)
    thanks = list(Thanks.objects.filter(the_two | Q(shown=True), complaint=complaint).select_related("by", "to"))
    notes = CoachingNote.objects.filter(the_two, complaint=complaint).select_related("by", "to")
    thanked = any(one.by_id == person.pk for one in thanks)
    return {"thanks": thanks, "notes": list(notes), "thankable": may_thank(person, complaint).yes and not thanked}


def thanks_for(person: Person) -> list[Thanks]:
    """Those that this person was given, newest first, each with whether they may open its complaint."""
    seen = Complaint.objects.visible_to(person)
    return list(Thanks.objects.for_reader(person, seen).given_to(person)[:20])


def thanks_on_the_desk(person: Person, site_id: int, at: datetime) -> list[Thanks]:
    """The last two weeks' thanks that the thanked let their site see, and this person's own."""
    seen = Complaint.objects.visible_to(person)
    return list(Thanks.objects.for_reader(person, seen).shown_at(person, site_id, at - SHOWN_FOR)[:10])


def notes_for(person: Person) -> list[CoachingNote]:
    """Where somebody left this person a note; its words stand on the complaint's page alone."""
    seen = Complaint.objects.visible_to(person)
    notes = CoachingNote.objects.filter(to=person, complaint__in=seen).select_related("by", "complaint__site")
    return list(notes.order_by("-at")[:20])
