"""Somebody with desks at several sites says at which one they are."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from staff.access import DESK, SignedIn, page


@page("GET", "POST")
def site(request: SignedIn) -> HttpResponse:
    """Somebody with desks at several sites chooses the one they are at now."""
    desks = request.user.desks
    if request.method != "POST":
        return render(request, "staff/site.html", {"desks": desks})
    chosen = next((one for one in desks if str(one.site_id) == request.POST.get("site")), None)
    if chosen is None:
        return render(request, "staff/site.html", {"desks": desks, "unknown": True}, status=422)
    request.session[DESK] = chosen.site_id
    return redirect("/")
