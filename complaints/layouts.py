"""How the desk's forms are laid out: crispy forms with the house's own chips and list of remedies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout

from complaints.particulars import NOTHING_MORE

if TYPE_CHECKING:
    from complaints.forms import DeskForm

CHIPS = "parts/chips.html"
FLAGS = "parts/flags.html"
PEOPLE = "parts/people.html"
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
                folded("Who it is about, contact, language", form, *WHO),
                css_class="panel",
            ),
            Div(
                Field("remedy_type", template=OFFERS, wrapper_class=BIG),
                "what_was_done",
                folded("Promise it for a day to come", form, "promised_by"),
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
        folded("Promise it for a day to come", form, "promised_by"),
        Field("put_right", template=CHIPS),
    )


def give(form: DeskForm) -> FormHelper:
    return helper(form, Field("remedy_type", template=OFFERS), "what_was_done", "promised_by")


def escalate(form: DeskForm) -> FormHelper:
    if not form.is_bound:
        form.fields["reason"].widget.attrs["autofocus"] = True
    contact = () if getattr(form, "contact_known", False) else (Field("contact_by", template=CHIPS), "contact_detail")
    return helper(form, "reason", *contact, Field("remedy_type", template=OFFERS))


def call(form: DeskForm) -> FormHelper:
    return helper(form, Field("kind", template=CHIPS), Field("remedy_type", template=OFFERS), "note")


def correct(form: DeskForm) -> FormHelper:
    return helper(
        form,
        "about_before",
        Div(
            Div(
                "what_happened", "category", "location", Field("red_flags", template=FLAGS), "reason", css_class="panel"
            ),
            Div(*who(WHO), css_class="panel"),
            css_class="columns",
        ),
    )


def authority(form: DeskForm) -> FormHelper:
    return helper(form, Field("authority", template=CHIPS), "note")


def coach(form: DeskForm) -> FormHelper:
    return helper(form, Field("to", template=CHIPS), "words")


def plain(form: DeskForm, *names: str) -> FormHelper:
    """Just these fields, the first one focused on a fresh page."""
    if names and not form.is_bound:
        form.fields[names[0]].widget.attrs["autofocus"] = True
    return helper(form, *names)


def who(names: tuple[str, ...]) -> list[object]:
    """What is chosen among few as chips, the staff as many of them, everything else as it is."""
    shown = {"contact_by": CHIPS, "about_people": PEOPLE}
    return [Field(name, template=shown[name]) if name in shown else name for name in names]


def folded(title: str, form: DeskForm, *names: str) -> object:
    """Fields that can wait, behind a line to press; open when something stands in them or is wrong."""
    filled = any(form[name].errors or told(form, name) for name in names)
    start = f'<details class="folded"{" open" if filled else ""}><summary>{title}</summary>'
    return Div(HTML(start), Div(*who(names), css_class="folded-fields"), HTML("</details>"))


def told(form: DeskForm, name: str) -> bool:
    """Whether something other than its default stands in a field."""
    value = form[name].value()
    return bool(value) and value != getattr(NOTHING_MORE, name, None)


WHO = (
    "channel", "happened_at", "patient_name", "patient_reference", "payer", "complainant", "complainant_name",
    "contact_by", "contact_detail", "language", "access_needs", "about_people", "about_other",
)  # fmt: skip
