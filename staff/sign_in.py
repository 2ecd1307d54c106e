"""Signing in: who may, and that a password which somebody gave is followed by one of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from staff.acting import acting
from staff.models import Person

CHOOSE = "account_change_password"
# what stays open meanwhile, by the names of their paths
OPEN = frozenset({CHOOSE, "account_login", "account_logout"})
THE_SAME = "This is the password you were given: somebody else knows it. Choose another one."


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """People are added by an admin; nobody signs themselves up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """
        Raises:
            ValidationError: too weak, or the one that they were given.
        """
        if isinstance(user, Person) and user.must_change_password and user.check_password(password):
            raise ValidationError(THE_SAME)
        return str(super().clean_password(password, user))

    def set_password(self, user: Person, password: str) -> None:
        """Their own choice, told as theirs: PostgreSQL lets nothing else end a password that was given."""
        user.set_password(password)
        with acting(user):
            user.save(update_fields=["password"])


class OwnPasswordFirst:
    """Whoever signed in with a password that somebody gave them chooses their own, and then goes on to where they were
    going: every path but those leads there first, as it leads to sign-in for somebody who is not signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is not None and match.url_name in OPEN:
            return None
        if isinstance(request.user, Person) and request.user.must_change_password:
            return redirect_to_login(request.get_full_path(), CHOOSE)
        return None
