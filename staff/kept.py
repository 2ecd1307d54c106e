"""Words survive an expired sign-in: kept on the server for their author, given back once after signing in.

A form carries a signed token that names its person. A post without a session but with the token is kept
for that person and page; without the token nothing is kept, and nobody else ever gets it. Passwords never are.
"""

from __future__ import annotations

import json
from datetime import timedelta

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from staff.models import KeptForm, Person

SALT = "complaints.form"
LONGEST = 64 * 1024
KEPT_FOR = timedelta(minutes=15)
TOKEN_AGE = timedelta(hours=24)
BACK = "What you had typed is back. It is not saved yet."
TOKENS = frozenset({"csrfmiddlewaretoken", "form_token"})


def token_for(person: Person) -> str:
    return signing.dumps(person.pk, salt=SALT)


def keep(request: HttpRequest) -> bool:
    """Keep what was posted without a session, when its token names somebody; forget what is too old. Was it kept?"""
    try:
        person = signing.loads(request.POST.get("form_token", ""), salt=SALT, max_age=TOKEN_AGE)
    except signing.BadSignature:
        return False
    fields = {name: values for name, values in request.POST.lists() if name not in TOKENS and "password" not in name}
    KeptForm.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    if not isinstance(person, int):
        return False
    text = json.dumps(fields)
    fits = len(text) <= LONGEST and "\\u0000" not in text
    if not fits or not Person.objects.filter(pk=person, is_active=True).exists():
        return False
    KeptForm.objects.update_or_create(person_id=person, path=request.path[:200], defaults={"fields": fields})
    return True


def give_back(request: HttpRequest, person: Person) -> dict[str, list[str]]:
    """What this person had typed on this page when the sign-in ran out, and says so; empty when there is nothing."""
    kept = KeptForm.objects.filter(person=person, path=request.path[:200]).first()
    if kept is None:
        return {}
    kept.delete()
    if kept.at < timezone.now() - KEPT_FOR:
        return {}
    messages.info(request, BACK)
    return dict(kept.fields)


def posted_or_kept(request: HttpRequest, person: Person) -> QueryDict | None:
    """What a form of this page begins with: what was posted, or what was typed when the sign-in ran out."""
    if request.method == "POST":
        return request.POST
    kept = QueryDict(mutable=True)
    for name, values in give_back(request, person).items():
        kept.setlist(name, values)
    return kept or None
