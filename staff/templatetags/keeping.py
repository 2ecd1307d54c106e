"""What lets a form's words survive an expired sign-in (staff/kept.py)."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from staff.kept import token_for

register = template.Library()


@register.simple_tag(takes_context=True)
def form_token(context: dict[str, Any]) -> SafeString:
    """A hidden field that names whoever is signed in."""
    return format_html('<input type="hidden" name="form_token" value="{}">', token_for(context["request"].user))
