"""The least that any signed-in form can cost here: one field, CSRF, one INSERT that is kept, and a redirect."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect

from complaints.models import Search
from staff.access import SignedIn


class FloorForm(forms.Form):
    words = forms.CharField(max_length=200)


@login_required
def floor(request: SignedIn) -> HttpResponse:
    """Everything else on this path is Django and the middleware that every page of ours goes through."""
    form = FloorForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    Search.objects.create(person=request.user, words=form.cleaned_data["words"])
    return redirect("/")
