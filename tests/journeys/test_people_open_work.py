"""What is open in somebody's name is listed for their managers, and for an admin without what it is about."""

from __future__ import annotations

import pytest
from django.test import Client

from complaints import actions
from complaints.actions.calling import Call
from complaints.models import CallKind
from staff.models import Membership, Person
from staff.roles import Role
from tests.cast import Cast
from tests.journeys.desk import act, text
from tests.journeys.open_work import hand_over, promised, saved, standing
from tests.journeys.staff_forms import of, went_to

pytestmark = pytest.mark.django_db


class TestTheirOpenWork:
    def test_a_manager_sees_it_all_with_what_it_is_about(self, cast: Cast, mona: Client) -> None:
        one = saved(cast, cast.ava)
        actions.call_backup(one, by=cast.ava, asked=Call(CallKind.ATTEND))
        promised(cast, one, cast.ava)

        page = text(mona.get(of(cast.ava, "work/")))

        assert f'href="{one.get_absolute_url()}">{one.reference}</a>' in page
        assert "Waiting," in page
        assert "A call for backup of theirs waits." in page
        assert "Explain and say sorry, by " in page
        assert "Hand it over" in page

    def test_an_admin_sees_reference_and_state_and_who_can_and_no_more(self, cast: Cast, ada: Client) -> None:
        one = saved(cast, cast.ava, "Shouted at my mother")
        promised(cast, one, cast.ava)

        page = text(ada.get(of(cast.ava, "work/")))

        assert one.reference in page and "Open" in page
        assert one.get_absolute_url() not in page
        for word in ("Shouted", "Waiting,", "Explain and say sorry", 'name="reason"'):
            assert word not in page
        assert "Max Ferrante or Mona Reyes can hand it over." in page

    def test_their_own_page_lists_it_in_few_words(self, cast: Cast, ada: Client, mona: Client, rui: Client) -> None:
        one, hidden = saved(cast, cast.ava, "Shouted"), saved(cast, cast.ava, about=(cast.ada,))
        for _ in range(9):
            saved(cast, cast.ava)

        admins, managers = text(ada.get(of(cast.ava))), text(mona.get(of(cast.ava)))

        assert one.reference in admins and one.reference in managers
        assert hidden.reference not in admins and hidden.reference in managers
        assert "Shouted" not in admins
        assert "and more" not in admins and "and more" in managers
        assert "Nothing at your sites." in text(rui.get(of(cast.cleo)))

    def test_an_admin_hands_nothing_over(self, cast: Cast, ada: Client) -> None:
        complaint = saved(cast, cast.ava)

        assert hand_over(cast, ada, cast.ava).status_code == 403
        assert standing(complaint) == ("open", cast.ava)

    def test_what_is_about_the_reader_is_not_there(self, cast: Cast, mona: Client, max_: Client, ada: Client) -> None:
        hidden = saved(cast, cast.ava, about=(cast.mona,))
        about_ada = saved(cast, cast.ava, "Slow")
        actions.correct(
            about_ada, by=cast.ava, reason="x", correction=actions.Correction({"about_people": [cast.ada.pk]})
        )  # fmt: skip

        assert hidden.reference not in text(mona.get(of(cast.ava, "work/")))
        assert about_ada.reference in text(mona.get(of(cast.ava, "work/")))
        assert hidden.reference in text(max_.get(of(cast.ava, "work/")))
        assert about_ada.reference not in text(ada.get(of(cast.ava, "work/")))

    def test_nor_is_it_handed_over_by_them(self, cast: Cast, mona: Client) -> None:
        hidden, other = saved(cast, cast.ava, about=(cast.mona,)), saved(cast, cast.ava)

        assert hand_over(cast, mona, cast.ava).status_code == 302

        assert (standing(hidden), standing(other)) == (("open", cast.ava), ("open", cast.ben))

    def test_a_manager_of_another_site_finds_nobody(self, cast: Cast, rui: Client) -> None:
        saved(cast, cast.ava)

        assert rui.get(of(cast.ava, "work/")).status_code == 404
        assert hand_over(cast, rui, cast.ava).status_code == 404

    def test_of_somebody_at_two_sites_each_manager_sees_their_own(self, cast: Cast, mona: Client, rui: Client) -> None:
        Membership.objects.create(person=cast.cleo, site=cast.northgate, role=Role.FRONT_DESK)
        there = saved(cast, cast.cleo)

        assert there.reference in text(rui.get(of(cast.cleo, "work/")))
        assert there.reference not in text(mona.get(of(cast.cleo, "work/")))

    def test_where_the_site_has_no_manager_the_fallback_hands_over(self, cast: Cast, ada: Client) -> None:
        complaint = saved(cast, cast.cleo)
        colleague = Membership.objects.create(person=cast.ben, site=cast.riverside, role=Role.FRONT_DESK)
        Person.objects.filter(username__in=["rui", "mona", "max"]).update(is_active=False)

        page = text(ada.get(of(cast.cleo, "work/")))
        answer = ada.post(of(cast.cleo, "work/"), act(site=cast.riverside.pk, to=cast.ben.pk, reason="She left"))

        assert 'name="reason"' in page and complaint.get_absolute_url() not in page
        assert went_to(answer) == (302, of(cast.cleo, "work/"))
        assert standing(complaint) == ("open", colleague.person)

    def test_nothing_open_is_said(self, cast: Cast, ada: Client, mona: Client) -> None:
        assert "Nothing is open in their name." in text(ada.get(of(cast.ava, "work/")))
        assert "Nothing is open in their name at your sites." in text(mona.get(of(cast.ava, "work/")))
