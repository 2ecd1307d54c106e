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
