"""Days as people say them: ``1 December``, with the year where it is not this one."""

from __future__ import annotations

from datetime import date, datetime

from django import template

from staff.models import Site

register = template.Library()


@register.filter
def day(value: date, today: date) -> str:
    if value == today:
        return "today"
    return f"{value.day} {value:%B}" + ("" if value.year == today.year else f" {value.year}")


@register.filter
def day_at(at: datetime, site: Site) -> str:
    """On the site's own calendar, always with the year: it is evidence."""
    local = site.local(at)
    return f"{local.day} {local:%B %Y}"


@register.filter
def minute_at(at: datetime, site: Site) -> str:
    """``24 November 2026, 18:42``: the day and the minute on the site's own clock."""
    return f"{day_at(at, site)}, {site.local(at):%H:%M}"
