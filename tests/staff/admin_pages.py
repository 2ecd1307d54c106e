"""The pages of Django's admin: what a browser would send back from one, and what it answers."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

Page = dict[str, Any]


def posted(client: Client, url: str, **changes: Any) -> Page:
    """What a browser would send back from this page, with some fields typed over. ``None`` leaves one out."""
    answer = client.get(url)
    assert answer.status_code == 200
    context = answer.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields: Page = {}
    for form in forms:
        for bound in form:
            fields |= sent(bound)
    return {name: value for name, value in (fields | changes).items() if value is not None}


def sent(bound: Any) -> Page:
    value = bound.value()
    if bound.field.disabled or value is False or value is None:
        return {}
    widget = bound.field.widget
    if hasattr(widget, "decompress"):
        parts = value if isinstance(value, list) else widget.decompress(value)
        return {f"{bound.html_name}_{n}": part or "" for n, part in enumerate(parts)}
    return {bound.html_name: "on" if value is True else value}


def change(row: Any) -> str:
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])


def errors(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    inlines = [one.formset for one in answer.context["inline_admin_formsets"]]
    found = [answer.context["adminform"].form.errors.as_text()]
    for formset in inlines:
        found += [*map(str, formset.non_form_errors()), *(form.errors.as_text() for form in formset.forms)]
    return "\n".join(found)
