"""What PostgreSQL refuses of people and places, as sentences for pages and for Django's admin."""

from __future__ import annotations

from django.db import DatabaseError

from staff.models import Person

LEFT_BEHIND = "RL001"  # complaints/sql/leaving.sql
OURS = ("RA001", "RA002", "RA003")
AT_ONCE = ("40P01", "40001")  # two waited for each other
MOST_NAMES = 3


def code_of(error: DatabaseError) -> str:
    return getattr(error.__cause__, "pgcode", None) or ""


def sentence_of(error: DatabaseError) -> str | None:
    """Why nothing was saved, where it is one of our own rules that said no; None for anything else."""
    code = code_of(error)
    if code == LEFT_BEHIND:
        return left_behind(who_could(error))
    if code in OURS:
        said = str(error.__cause__.diag.message_primary)  # type: ignore[union-attr]
        return f"Nothing was saved: {said}."
    if code in AT_ONCE:
        return "Nothing was saved: somebody else saved at the same moment. Look again."
    return None


def who_could(error: DatabaseError) -> list[str]:
    """Names of those who could hand it over, as the refusal lists them."""
    detail = str(error.__cause__.diag.message_detail or "")  # type: ignore[union-attr]
    keys = [int(key) for key in detail.split(",") if key]
    return list(Person.objects.filter(pk__in=keys).order_by("name", "pk").values_list("name", flat=True))


def left_behind(names: list[str]) -> str:
    begin = "Something is still open in their name, and nobody’s work is left behind."
    if not names:
        return f"{begin} Nobody else could hand it over yet: name another manager of their site first."
    return f"{begin} {listed(names)} can hand it over first."


def listed(names: list[str]) -> str:
    """``Ann, Bo or Cy``; of many the first few."""
    shown = [*names[:MOST_NAMES], "another manager"] if len(names) > MOST_NAMES else names
    *first, last = shown
    return f"{', '.join(first)} or {last}" if first else last
