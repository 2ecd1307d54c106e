"""Who gets to a page at all. Every view of ours outside /accounts/ and /admin/ wears this."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from staff.models import Person
from staff.roles import Verb

P = ParamSpec("P")
DESK = "desk"  # the session's key for the site that somebody with several works at now


class SignedIn(HttpRequest):
    """A request behind ``page``: somebody is signed in."""

    user: Person


View = Callable[Concatenate[SignedIn, P], HttpResponseBase]
Wrapped = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
Keep = Callable[[HttpRequest], bool]
Named = Callable[[Person], bool]
Again = Callable[[SignedIn], bool]


def page(
    *methods: str,
    verb: Verb | None = None,
    keep: Keep | None = None,
    named: Named | None = None,
    again: Again | None = None,
) -> Callable[[View[P]], Wrapped[P]]:
    """Answer in the contract's order: 302 to sign-in, 405, 403; only then the view.

    Without a ``verb`` everybody who works somewhere may come. Whom ``named`` says yes to may come without the
    role, and so may a form that ``again`` knows as one that did its work before. ``keep`` is shown a POST whose sign-in
    has expired before it is sent away, so that its words can be given back afterwards; the sign-in page says so.
    HEAD is allowed wherever GET is.
    """
    allowed = (*methods, "HEAD") if "GET" in methods else methods

    def decorate(view: View[P]) -> Wrapped[P]:
        protected = csrf_protect(view)

        # The check of the form's token comes after ours, not instead of it: with the middleware's own,
        # a lost sign-in or a wrong method would be answered 403.
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not isinstance(request.user, Person):
                return to_sign_in(request, keep)
            if request.method not in allowed:
                return wrong_method(request, allowed)
            request.user.at_desk(request.session.get(DESK))
            signed_in = cast(SignedIn, request)
            if not may_enter(request.user, verb) and not (
                (named and named(request.user)) or (again and again(signed_in))
            ):
                raise PermissionDenied
            return protected(signed_in, *args, **kwargs)

        return guarded

    return decorate


def to_sign_in(request: HttpRequest, keep: Keep | None) -> HttpResponse:
    answer = redirect_to_login(request.get_full_path())
    if keep is not None and request.method == "POST" and keep(request):
        answer["Location"] += "&kept=1"  # templates/account/login.html says so; the words stay on the server
    return answer


def wrong_method(request: HttpRequest, allowed: tuple[str, ...]) -> HttpResponse:
    answer = render(request, "405.html", status=405)
    answer["Allow"] = ", ".join(allowed)
    return answer


def may_enter(person: Person, verb: Verb | None) -> bool:
    """Whether some active membership of theirs opens this page."""
    return person.may(verb) if verb else bool(person.works)
