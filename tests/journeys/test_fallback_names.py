"""Whom the fallback names gets to it, whatever else they are at that site."""

from __future__ import annotations

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Told
from complaints.models import Complaint
from complaints.particulars import Particulars
from staff.models import Membership
from tests.cast import Cast
from tests.journeys.desk import act
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def about_rui(cast: Cast) -> Complaint:
    """Escalated at Riverside, whose only manager it is about."""
    told = Told("Never came back", cast.riverside, cast.category("attitude"), cast.main_desk,
                particulars=Particulars(about_people=(cast.rui.pk,)))  # fmt: skip
    return actions.record_and_escalate(told, by=cast.cleo, reason="It is about the manager")


@pytest.mark.parametrize("role", ["front_desk", "auditor", None])
def test_another_sites_manager_whatever_they_are_here(
    cast: Cast, sign_in: SignIn, about_rui: Complaint, role: str | None
) -> None:
    if role:
        Membership.objects.create(person=cast.mona, site=cast.riverside, role=role)
    mona = sign_in(Client(), cast.mona)

    assert mona.get(f"/review/{about_rui.pk}/").status_code == 200
    assert mona.post(f"/review/{about_rui.pk}/claim/", act()).status_code == 302
    about_rui.refresh_from_db()
    assert (about_rui.state, about_rui.owner) == ("in_review", cast.mona)


def test_nobody_whom_it_does_not_name(cast: Cast, sign_in: SignIn, about_rui: Complaint) -> None:
    ada, rui = sign_in(Client(), cast.ada), sign_in(Client(), cast.rui)

    assert ada.get(f"/review/{about_rui.pk}/").status_code == 403
    assert rui.get(f"/review/{about_rui.pk}/").status_code == 404
