"""Who the matrix asks for, by which methods, and how a path of the resolver is written in its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

# Nora works beside Ava, and complaints are about her; Dan did too, and may sign in no more.
PEOPLE = ("theo", "ava", "ben", "mona", "max", "cleo", "rui", "ada", "amir", "gus", "nora", "dan")
NOBODY = "nobody"
EVERYBODY = (*PEOPLE, NOBODY)
SIGNED_OUT = ("dan", NOBODY)
# POST comes last: it signs whoever signs out out.
METHODS = ("get", "head", "options", "trace", "put", "patch", "delete", "post")

Row = dict[str, int]


def everybody(default: int, **others: int) -> Row:
    """Whoever is not named gets the default; who is not signed in (any more) is led to sign in, always."""
    return {name: others.get(name, default) for name in EVERYBODY} | dict.fromkeys(SIGNED_OUT, 302)


def written(statuses: str) -> Row:
    """One status for everybody, in the order of ``EVERYBODY``."""
    return dict(zip(EVERYBODY, map(int, statuses.split()), strict=True))


def by_method(statuses: str) -> Row:
    """One status for every method, in the order of ``METHODS``."""
    return dict(zip(METHODS, map(int, statuses.split()), strict=True))


def answers(clients: dict[str, Client], method: str, path: str) -> Row:
    return {name: getattr(client, method)(path).status_code for name, client in clients.items()}


def paths(prefix: str = "/") -> set[str]:
    """Every path of the resolver that begins so."""
    return {path for path in walk(get_resolver().url_patterns) if path.startswith(prefix)}


SHORT = {"pk": "id", "object_id": "id", "id": "id", "app_label": "app", "content_type_id": "type"}


def walk(patterns: Iterable[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    for one in patterns:
        whole = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from walk(one.url_patterns, whole)
        else:
            yield spelled(whole)


def spelled(pattern: str) -> str:
    """``<uuid:pk>`` as ``<id>``; what is written as a regular expression as if it were not."""
    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern).replace("^", "").replace("$", "")
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: f"<{SHORT.get(found[1], found[1])}>", plain)
