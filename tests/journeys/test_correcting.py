"""A correction changes what was typed anew and nothing else: least of all whom the complaint is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Correction, Told
from complaints.models import Complaint, Event
from complaints.particulars import Particulars
from complaints.proof import verify
from staff.models import Person
from tests.cast import Cast
from tests.journeys.desk import NEW, act, recorded, text, typed
from tests.journeys.shown import shown
from tests.people import SignIn

pytestmark = pytest.mark.django_db
HALF_A_MINUTE_PAST_THREE = datetime(2026, 1, 5, 20, 0, 30, tzinfo=UTC)  # in the afternoon, at Northgate


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


def tell(cast: Cast, *about: Person, **particulars: Any) -> Complaint:
    more = Particulars(about_people=tuple(one.pk for one in about), **particulars)
    told = Told("He shoutd at her", cast.northgate, cast.category("attitude"), cast.reception_a, particulars=more)
    return actions.record(told, by=cast.ava)


def page_of(client: Client, complaint: Complaint) -> str:
    answer = client.get(f"{complaint.get_absolute_url()}correct/")
    assert answer.status_code == 200
    return text(answer)


def correct(client: Client, complaint: Complaint, fields: dict[str, Any]) -> Complaint:
    answer = client.post(f"{complaint.get_absolute_url()}correct/", fields)
    assert answer.status_code == 302, text(answer)
    assert verify().faults == []
    return Complaint.objects.get(pk=complaint.pk)


def put_right(complaint: Complaint) -> set[str]:
    """The names of what the only correction changed."""
    words = Event.objects.get(complaint=complaint, verb="correct").digests
    return {name.partition(".")[2] for name in words if "." in name}


class TestWhomItIsAbout:
    def test_a_colleague_who_left_stays_named_when_a_typo_is_corrected(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, cast.ben, cast.theo)
        cast.ben.memberships.update(is_active=False)
        page = page_of(ava, complaint)

        now = correct(ava, complaint, shown(page, what_happened="He shouted at her", reason="A typo"))

        assert "Ben Halloway" in page
        assert sorted(now.about_people) == sorted([cast.ben.pk, cast.theo.pk])
        assert put_right(complaint) == {"what_happened"}

    def test_unticked_on_the_page_they_are_not_any_more(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, cast.ben)
        cast.ben.memberships.update(is_active=False)

        now = correct(ava, complaint, shown(page_of(ava, complaint), about_people=[""], reason="It was not him"))

        assert now.about_people == []
        assert put_right(complaint) == {"about_people"}

    def test_whom_somebody_else_named_meanwhile_stays_named(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, cast.ben)
        fields = shown(page_of(ava, complaint), patient_name="Ann Example", reason="Asked her name")
        both = Correction({"about_people": [cast.ben.pk, cast.theo.pk]})
        actions.correct(complaint, by=cast.mona, correction=both, reason="She named Theo too")

        now = correct(ava, complaint, fields)

        assert sorted(now.about_people) == sorted([cast.ben.pk, cast.theo.pk])

    def test_a_form_that_does_not_ask_leaves_them_named(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, cast.ben)

        now = correct(ava, complaint, act(reason="A typo", what_happened="He shouted at her", contact_by=None))

        assert now.about_people == [cast.ben.pk]

    def test_somebody_who_left_and_is_not_named_is_not_offered(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, cast.theo)
        cast.ben.memberships.update(is_active=False)
        page = page_of(ava, complaint)

        answer = ava.post(
            f"{complaint.get_absolute_url()}correct/", shown(page, about_people=[str(cast.ben.pk)], reason="Him")
        )

        assert "Ben Halloway" not in page
        assert answer.status_code == 422
        assert "Choose colleagues of this site only" in text(answer)
        assert Complaint.objects.get().about_people == [cast.theo.pk]

    @pytest.mark.parametrize(("ticked", "about"), [([""], []), (["", "ben"], ["ben"]), (["ben"], ["ben"])])
    def test_the_empty_value_of_the_page_names_nobody(
        self, cast: Cast, ava: Client, ticked: list[str], about: list[str]
    ) -> None:
        complaint = recorded(ava, then="save", about_people=[one and str(getattr(cast, one).pk) for one in ticked])

        assert complaint.about_people == [getattr(cast, one).pk for one in about]

    def test_the_empty_value_unfolds_nothing_when_the_record_form_comes_back(self, ava: Client) -> None:
        answer = ava.post(NEW, typed(what_happened="", about_people=[""]))

        assert answer.status_code == 422
        assert '<details class="folded"><summary>Who it is about' in text(answer)


class TestWhatStands:
    def test_its_own_closed_place_stays(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast)
        cast.northgate.locations.filter(pk=cast.reception_a.pk).update(is_active=False)
        page = page_of(ava, complaint)

        now = correct(ava, complaint, shown(page, what_happened="He shouted at her", reason="A typo"))

        assert "Reception A" in page
        assert now.location == cast.reception_a
        assert put_right(complaint) == {"what_happened"}

    def test_another_closed_place_is_not_offered_and_none_may_be_chosen(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast)
        cast.northgate.locations.filter(pk=cast.reception_b.pk).update(is_active=False)
        path, page = f"{complaint.get_absolute_url()}correct/", page_of(ava, complaint)

        closed = ava.post(path, shown(page, location=str(cast.reception_b.pk), reason="There"))

        assert closed.status_code == 422
        assert "Choose one of the places of this site." in text(closed)
        assert correct(ava, complaint, shown(page, location="", reason="Nowhere")).location is None

    def test_a_moment_keeps_the_seconds_that_the_page_does_not_show(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, happened_at=HALF_A_MINUTE_PAST_THREE)
        page = page_of(ava, complaint)

        now = correct(ava, complaint, shown(page, what_happened="He shouted at her", reason="A typo"))

        assert 'value="2026-01-05T15:00"' in page
        assert now.happened_at == HALF_A_MINUTE_PAST_THREE
        assert put_right(complaint) == {"what_happened"}

    @pytest.mark.parametrize(
        ("typed_anew", "at"), [("2026-01-05 15:01", datetime(2026, 1, 5, 20, 1, tzinfo=UTC)), ("", None)]
    )
    def test_another_minute_or_none_is_a_change(
        self, cast: Cast, ava: Client, typed_anew: str, at: datetime | None
    ) -> None:
        complaint = tell(cast, happened_at=HALF_A_MINUTE_PAST_THREE)

        now = correct(ava, complaint, shown(page_of(ava, complaint), happened_at=typed_anew, reason="Later"))

        assert now.happened_at == at
        assert put_right(complaint) == {"happened_at"}

    def test_what_is_not_posted_at_all_stays(self, cast: Cast, ava: Client) -> None:
        complaint = tell(
            cast, cast.ben, channel="phone", happened_at=HALF_A_MINUTE_PAST_THREE, patient_name="Ann Example",
            patient_reference="MRN-1", payer="limited", complainant="family", complainant_name="Bo Example",
            contact_by="phone", contact_detail="555-0142", language="Swedish", access_needs="Large print",
            about_other="The porter",
        )  # fmt: skip

        correct(ava, complaint, act(reason="Heard it", language="Norwegian", contact_by=None))

        assert put_right(complaint) == {"language"}

    def test_what_is_posted_empty_is_emptied_and_what_has_to_stand_is_asked_for(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, patient_name="Ann Example")
        path = f"{complaint.get_absolute_url()}correct/"

        emptied = correct(ava, complaint, act(reason="Not her", patient_name="", contact_by=None))
        answer = ava.post(path, act(reason="No words", what_happened=" ", contact_by=None))

        assert emptied.patient_name == ""
        assert answer.status_code == 422
        assert "Write what happened." in text(answer)
