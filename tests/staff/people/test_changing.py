"""Who may change somebody is asked again inside the change; somebody always stays admin."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from staff.models import Membership, OrganisationEvent, Person
from staff.people import actions
from staff.people.actions import Details, Place
from staff.people.changing import LAST_ADMIN, TAKEN, their_own
from staff.people.errors import NotDone
from staff.people.seeing import admins_of
from staff.roles import Role
from tests.cast import Cast
from tests.together import at_once


@pytest.mark.django_db
class TestOneByOne:
    def test_whoever_is_no_admin_any_more_changes_nobody(self, cast: Cast) -> None:
        Membership.objects.filter(person=cast.ada).update(is_active=False)

        with pytest.raises(PermissionDenied):
            actions.let_in(cast.ava, False, by=cast.ada)
        assert cast.again(cast.ava).is_active

    @pytest.mark.parametrize("who", ["mona", "ava", "gus"])
    def test_nor_does_anybody_who_never_was(self, cast: Cast, who: str) -> None:
        with pytest.raises(PermissionDenied):
            actions.set_password(cast.theo, "bakori-velanu-tosemi", by=getattr(cast, who))

    def test_the_last_admin_is_not_disabled_by_one_who_was_a_moment_ago(self, cast: Cast) -> None:
        Person.objects.filter(pk=cast.ada.pk).update(is_active=False)

        with pytest.raises(NotDone, match=LAST_ADMIN):
            actions.let_in(cast.amir, False, by=cast.ada)
        assert cast.again(cast.amir).is_active

    @pytest.mark.parametrize(("role", "works"), [(Role.MANAGER, True), (Role.ADMIN, False)])
    def test_nor_does_the_last_one_lose_the_role(self, cast: Cast, role: Role, works: bool) -> None:
        Membership.objects.filter(person=cast.amir, site=cast.riverside).update(is_active=False)
        Person.objects.filter(pk=cast.ada.pk).update(is_active=False)

        with pytest.raises(NotDone, match=LAST_ADMIN):
            actions.change_place(cast.amir, Place(cast.northgate, role, works=works), by=cast.ada)
        assert list(admins_of(cast.organisation)) == [cast.amir]

    def test_another_admin_may_go_as_long_as_one_stays(self, cast: Cast) -> None:
        actions.let_in(cast.amir, False, by=cast.ada)

        assert list(admins_of(cast.organisation)) == [cast.ada]
        assert "there is no other admin" in their_own(cast.again(cast.ada))

    @pytest.mark.parametrize(
        ("taken", "sentence"),
        [
            ("ava", TAKEN),
            ("AVA", "Somebody has the username “ava” already: capitals make no difference."),
            ("Ava", "Somebody has the username “ava” already: capitals make no difference."),
        ],
    )
    def test_a_username_is_one_persons_however_it_is_written(self, cast: Cast, taken: str, sentence: str) -> None:
        new = Details("Nia Okafor", "Nia", taken, level=cast.level(0))

        with pytest.raises(NotDone, match=f"^{sentence}$"):
            actions.add_person(new, Place(cast.northgate, Role.FRONT_DESK), by=cast.ada)
        assert not Person.objects.filter(name="Nia Okafor").exists()


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_admins_who_disable_each_other_leave_one(self, cast: Cast) -> None:
        found = at_once(
            lambda: actions.let_in(cast.amir, False, by=cast.ada), lambda: actions.let_in(cast.ada, False, by=cast.amir)
        )

        assert sorted(type(one).__name__ for one in found) == ["NoneType", "NotDone"]
        assert admins_of(cast.organisation).count() == 1

    def test_one_form_sent_eight_times_at_once_is_one_person(self, cast: Cast) -> None:
        new, place = Details("Nia Okafor", "Nia", "nia", level=cast.level(0)), Place(cast.northgate, Role.FRONT_DESK)

        found = at_once(*[lambda: actions.add_person(new, place, by=cast.ada, key="one")] * 8)

        assert sorted(type(one).__name__ for one in found) == [*["NotDone"] * 7, "Person"]
        assert Person.objects.filter(username="nia").count() == 1
        before = actions.added_before("one", by=cast.ada, username="nia")
        assert before is not None and before.username == "nia"
        assert OrganisationEvent.objects.filter(verb="add_person", person=before).count() == 1
