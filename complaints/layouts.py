"""How the desk's forms are laid out: crispy forms with the house's own chips and list of remedies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout

if TYPE_CHECKING:
    from complaints.forms import DeskForm

CHIPS = "parts/chips.html"
FLAGS = "parts/flags.html"
OFFERS = "parts/offers.html"
BIG = "with-heading"
TOKENS = ("submission_key", "form_token")


def include(name: str) -> HTML:
    return HTML(f'{{% include "{name}" %}}')


def helper(form: DeskForm, *parts: object) -> FormHelper:
    """The form's tag and buttons stand in its page; the layout holds the fields."""
    made = FormHelper(form)
    made.form_tag = False
    made.form_show_errors = True
    made.layout = Layout(*TOKENS, *parts)
    return made


def record(form: DeskForm) -> FormHelper:
    """Two cards: what happened, and put it right."""
    if not form.is_bound:
        form.fields["what_happened"].widget.attrs["autofocus"] = True
    return helper(
        form,
        include("parts/numbers_when_flagged.html"),
        Div(
            Div(
                "what_happened",
                Field("category", template=CHIPS),
                "location",
                Field("red_flags", template=FLAGS),
                css_class="panel",
            ),
            Div(
                Field("remedy_type", template=OFFERS, wrapper_class=BIG),
                "what_was_done",
                Field("put_right", template=CHIPS),
                include("complaints/_record_acts.html"),
                css_class="panel",
            ),
            css_class="columns",
        ),
    )


def resolve(form: DeskForm) -> FormHelper:
    return helper(
        form,
        Field("remedy_type", template=OFFERS, wrapper_class=BIG),
        "what_was_done",
        Field("put_right", template=CHIPS),
    )


def escalate(form: DeskForm) -> FormHelper:
    if not form.is_bound:
        form.fields["reason"].widget.attrs["autofocus"] = True
    return helper(form, "reason", Field("remedy_type", template=OFFERS))
