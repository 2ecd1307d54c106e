"""Where one admin only is left, a raise waits for a day, and for a day since the other one left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from staff.changes.cells import today
from staff.changes.deciding import take_effect
from staff.models import AuthorityChange, AuthorityLine, Membership, Person
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.database.drafts import decide, in_force, parking


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
class TestOneAdminOnly:
    """Amir left; what Ada drafts waits for a day, and for a day since he left."""

    def alone(self, cast: Cast, *, left: timedelta, drafted_ago: timedelta) -> AuthorityChange:
        Person.objects.filter(pk=cast.amir.pk).update(is_active=False)
        with connections["owner"].cursor() as cursor:
            cursor.execute("UPDATE staff_organisation SET admin_left_at = now() - %s", [left])
        with transaction.atomic(using="owner"):
            change = AuthorityChange.objects.using("owner").create(
                organisation_id=cast.organisation.pk, drafted_by_id=cast.ada.pk, why="Because",
                drafted_at=timezone.now() - drafted_ago, starts=today(cast.organisation),
            )  # fmt: skip
            AuthorityLine.objects.using("owner").create(change=change, after=15_00, **vars(parking(cast)))
        return AuthorityChange.objects.get(pk=change.pk)

    def test_after_a_day_it_takes_effect_unapproved(self, cast: Cast) -> None:
        change = self.alone(cast, left=timedelta(hours=25), drafted_ago=timedelta(hours=24, minutes=1))

        assert take_effect() == 1
        change.refresh_from_db()
        assert (change.approved_by, change.took_effect_at is not None, in_force(cast)) == (None, True, 15_00)

    @pytest.mark.parametrize(
        ("left", "ago"),
        [(timedelta(hours=25), timedelta(hours=23, minutes=59)), (timedelta(hours=23, minutes=59), timedelta(days=2))],
    )
    def test_not_a_minute_before(self, cast: Cast, left: timedelta, ago: timedelta) -> None:
        change = self.alone(cast, left=left, drafted_ago=ago)

        assert take_effect() == 0
        with pytest.raises(DatabaseError, match="where there is one only, for a day"):
            decide(change, took_effect_at=timezone.now())
        assert in_force(cast) == 10_00

    def test_somebody_new_is_new_also_where_no_admin_is_left_for_a_moment(self, cast: Cast) -> None:
        """Demoting every admin does not make the next one the first."""
        Membership.objects.filter(role=Role.ADMIN).update(role=Role.FRONT_DESK)
        sock = build_person("sock", "Sock Puppet", cast.level(0), Role.ADMIN, (cast.northgate,))

        assert sock.memberships.get().since.year >= 2026

    def test_sending_the_other_one_away_is_remembered(self, cast: Cast) -> None:
        Membership.objects.filter(person=cast.amir).update(is_active=False)

        cast.organisation.refresh_from_db()
        assert cast.organisation.admin_left_at is not None
