"""My courses; and, for whoever keeps training, how everybody at their sites stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from staff.access import SignedIn, page
from staff.curriculum import curriculum, site_of
from staff.learners import learners
from staff.roles import Verb


@page("GET")
def training(request: SignedIn) -> HttpResponse:
    person, now = request.user, timezone.now()
    mine = curriculum(person, now)
    trains = person.may(Verb.TRAIN)
    people = learners(person, at=now) if trains else []
    context = {
        "mine": mine,
        "clock": site_of(person),
        "trains": trains,
        "several_sites": len({one.site for one in people}) > 1,
        "learners": [one for one in people if one.standing.courses],
        "nothing_to_learn": [one for one in people if not one.standing.courses],
        "behind": sum(one.behind for one in people),
    }
    return render(request, "staff/training.html", context)
