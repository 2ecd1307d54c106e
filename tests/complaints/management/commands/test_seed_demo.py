from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from complaints.models import Complaint
from staff.models import Organisation

pytestmark = pytest.mark.django_db(transaction=True)


def seed_demo(*arguments: str) -> str:
    out = StringIO()
    call_command("seed_demo", *arguments, stdout=out)
    return out.getvalue().strip()


def test_it_says_how_to_sign_in() -> None:
    assert seed_demo() == (
        "The demo is ready: 300 complaints. Sign in as theo, ava, ben, mona, cleo, rui, ada, amir, gus "
        "with the password recovery-demo."
    )


def test_it_leads_up_to_this_minute() -> None:
    before = timezone.now()

    seed_demo()

    latest = Complaint.objects.latest("recorded_at").recorded_at
    assert before <= latest + timedelta(minutes=6) <= timezone.now()


def test_it_can_lead_up_to_another_moment() -> None:
    seed_demo("--now", "2026-06-10T14:00:00+00:00")

    assert Complaint.objects.latest("recorded_at").recorded_at.isoformat() == "2026-06-10T13:54:00+00:00"


def test_the_second_time_it_says_that_the_demo_is_there() -> None:
    seed_demo()

    assert seed_demo() == "The demo is there already. Nothing was changed."


def test_it_exits_with_one_where_real_people_are() -> None:
    Organisation.objects.create(name="A real one")

    with pytest.raises(CommandError) as refused:
        seed_demo()

    assert str(refused.value) == "This database holds real people; the demo is only for an empty one."
    assert refused.value.returncode == 1


def test_it_exits_with_one_where_the_demo_is_off(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError) as refused:
        seed_demo()

    assert str(refused.value) == "The demo is off here (RECOVERY_DEMO is 0)."
    assert refused.value.returncode == 1


def test_it_does_not_tell_of_tomorrow() -> None:
    with pytest.raises(CommandError, match="still to come"):
        seed_demo("--now", (timezone.now() + timedelta(days=1)).isoformat())


def test_a_moment_needs_its_time_zone() -> None:
    with pytest.raises(CommandError, match="invalid moment value"):
        seed_demo("--now", "2026-06-10T14:00:00")
