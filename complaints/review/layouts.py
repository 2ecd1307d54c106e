"""How the manager's forms are laid out."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field

from complaints.forms import DeskForm
from complaints.layouts import CHIPS, OFFERS, folded, helper


def claim(form: DeskForm) -> FormHelper:
    return helper(form)


def decide(form: DeskForm) -> FormHelper:
    return helper(
        form,
        "what_was_done",
        Field("put_right", template=CHIPS),
        Field("remedy_type", template=OFFERS),
        folded("Promise it for a day to come", form, "promised_by"),
    )


def release(form: DeskForm) -> FormHelper:
    return helper(form, "reason")


def hand_back(form: DeskForm) -> FormHelper:
    return helper(form, "to", "guidance")


def void(form: DeskForm) -> FormHelper:
    return helper(form, "reason", "duplicate_of")


def answer(form: DeskForm) -> FormHelper:
    return helper(form, "note")


def duty(form: DeskForm) -> FormHelper:
    return helper(form, "site", "extension")


def off_duty(form: DeskForm) -> FormHelper:
    return helper(form, "site")
