"""Words, times and money as people say them; the exact moment stays in the element's ``datetime`` and title."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from complaints.finding import masked as mask
from complaints.models import Complaint
from staff.models import Site
from staff.verdict import money as in_words

register = template.Library()

HEADLINE = 110
WEEK = 7


@register.filter
def money(minor: int, currency: str) -> str:
    return in_words(minor, currency)


@register.filter
def headline(words: str) -> str:
    """A story as one line to head its page, cut short when it is long."""
    return Truncator(" ".join(words.split())).chars(HEADLINE)


@register.filter
def year_unless(day: date, today: date) -> str:
    """The year behind a date, where it is not this one."""
    return "" if day.year == today.year else f" {day.year}"


@register.simple_tag
def masked(complaint: Complaint) -> str:
    """The names of a row, recognisable but not readable over a shoulder."""
    return mask(filter(None, [complaint.patient_name, complaint.complainant_name]))


@register.filter
def is_nobody(who: str) -> bool:
    """Whether this says that nobody can, and why: no name to go on from."""
    return who.startswith("Nobody")


@register.simple_tag
def when(at: datetime, site: Site) -> SafeString:
    """``6 min ago``, ``Today 17:00``: on the site's clock."""
    local = site.local(at)
    exact = f"{local:%A} {local.day} {local:%B %Y, %H:%M:%S}"
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), exact, spoken(at, site))


def spoken(at: datetime, site: Site, now: datetime | None = None) -> str:
    """How long ago or which day, as one would tell a colleague."""
    now = now or timezone.now()
    local, today = site.local(at), site.day(now)
    minutes = int((now - at) / timedelta(minutes=1))
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if local.date() == today:
        return f"Today {local:%H:%M}"
    days = (today - local.date()).days
    if days < WEEK:
        return f"Yesterday {local:%H:%M}" if days == 1 else f"{local:%A %H:%M}"
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local.day} {local:%b}{year}, {local:%H:%M}"


@register.simple_tag
def took(complaint: Complaint) -> str:
    """How long it took to put right, from its recording: ``in 3 minutes``."""
    if complaint.resolved_at is None:
        return ""
    minutes = int((complaint.resolved_at - complaint.recorded_at) / timedelta(minutes=1))
    if minutes < 1:
        return "at once"
    for unit, size in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        if minutes >= size:
            count = minutes // size
            return f"in {count} {unit}{'' if count == 1 else 's'}"
    return ""
