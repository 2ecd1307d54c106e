"""How the manager's forms are laid out."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field

from complaints.forms import DeskForm
from complaints.layouts import CHIPS, OFFERS, helper


def claim(form: DeskForm) -> FormHelper:
    return helper(form)


def decide(form: DeskForm) -> FormHelper:
    return helper(form, "what_was_done", Field("put_right", template=CHIPS), Field("remedy_type", template=OFFERS))
