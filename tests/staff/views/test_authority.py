"""The authority table in the browser's words: read by day, and a draft of it decided by another admin."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from staff.changes.cells import today
from staff.changes.words import long_day
from staff.models import AuthorityChange, Organisation
from staff.templatetags.days import minute_at
from tests.cast import Cast
from tests.people import SignIn
from tests.staff.views.authority_table import DRAFT, TABLE, in_force, lower

pytestmark = pytest.mark.django_db


def rows(text: str) -> dict[str, list[str]]:
    """The table's lines: what stands in each cell, by the line's heading."""
    found = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', text, re.S)
    return {
        head: [re.sub(r"<[^>]+>|–", "", cell).strip() for cell in re.findall(r"<td.*?</td>", cells, re.S)]
        for head, cells in found
    }


def messages(answer: Any) -> list[str]:
    """What the page says of what was just done."""
    return [str(one) for one in answer.context["messages"]]


class TestReading:
    def test_levels_across_and_remedy_types_down(self, cast: Cast, ada: Client) -> None:
        shown = rows(ada.get(TABLE).text)

        assert shown["Parking"] == ["none", "$10.00", "$15.00", "$30.00"]
        assert shown["Explain and say sorry"] == ["yes"] * 4
        assert shown["All on one complaint"] == ["$0.00", "$20.00", "$75.00", "$800.00"]
        assert shown["All in one day"] == ["$0.00", "$60.00", "$200.00", "$2,000.00"]

    def test_in_another_currency(self, cast: Cast, ada: Client) -> None:
        assert rows(ada.get(TABLE, {"currency": "GBP"}).text)["Parking"] == ["none", "£10.00", "£15.00", "£30.00"]

    def test_on_another_day(self, cast: Cast, ada: Client) -> None:
        day = today(cast.organisation) + timedelta(days=10)
        lower(cast, starts=day)

        assert rows(ada.get(TABLE).text)["Parking"][1].startswith("$10.00 $5.00 from")
        assert rows(ada.get(TABLE, {"on": f"{day}"}).text)["Parking"][1] == "$5.00"
        assert rows(ada.get(TABLE, {"on": f"{day - timedelta(days=1)}"}).text)["Parking"][1].startswith("$10.00")

    @pytest.mark.parametrize("junk", ["2026-02-30", "yesterday", "0001-01-01", "9999-12-31", "<b>"])
    def test_a_day_that_is_none_gets_a_sentence(self, cast: Cast, ada: Client, junk: str) -> None:
        answer = ada.get(TABLE, {"on": junk})

        assert answer.status_code == 422
        assert "is no day. Write it like 2026-12-01" in answer.text
        assert "<b>" not in answer.text

    @pytest.mark.parametrize(("who", "status"), [("mona", 200), ("gus", 200), ("ava", 403), ("theo", 403)])
    def test_managers_and_auditors_read_it_and_change_nothing(
        self, cast: Cast, sign_in: SignIn, who: str, status: int
    ) -> None:
        client = sign_in(Client(), getattr(cast, who))
        answer = client.get(TABLE)

        assert (answer.status_code, "Change the table" in answer.text) == (status, False)
        assert client.get(DRAFT).status_code == 403

    def test_another_organisations_change_is_not_found(self, cast: Cast, ada: Client) -> None:
        change = lower(cast)
        other = Organisation.objects.create(name="Elsewhere")
        assert ada.get(f"{TABLE}{change.pk}/").status_code == 200
        assert other.pk != cast.organisation.pk

        assert ada.get(f"{TABLE}{uuid.uuid4()}/").status_code == 404


class TestDeciding:
    @pytest.fixture
    def change(self, cast: Cast) -> AuthorityChange:
        return lower(cast, after=12_50)

    def decide(self, client: Client, change: AuthorityChange, what: str = "approve") -> Any:
        return client.post(f"{TABLE}{change.pk}/{what}/", follow=True)

    def test_amir_approves_and_it_holds(self, cast: Cast, sign_in: SignIn, change: AuthorityChange) -> None:
        answer = self.decide(sign_in(Client(), cast.amir), change)

        assert "approved by Amir Sayegh" in answer.text
        assert messages(answer) == [f"In force from {long_day(today(cast.organisation))}."]
        assert in_force(cast) == 12_50

    def test_ada_does_not(self, cast: Cast, ada: Client, change: AuthorityChange) -> None:
        answer = self.decide(ada, change)

        assert answer.status_code == 422
        assert "Nobody approves what they drafted. Another admin has to." in answer.text
        assert in_force(cast) == 10_00

    def test_a_yes_twice_is_one(self, cast: Cast, sign_in: SignIn, change: AuthorityChange) -> None:
        amir = sign_in(Client(), cast.amir)

        assert [self.decide(amir, change).status_code for _ in range(2)] == [200, 200]
        assert change.events.filter(verb="approve").count() == 1

    def test_what_was_decided_is_not_taken_back(
        self, cast: Cast, ada: Client, sign_in: SignIn, change: AuthorityChange
    ) -> None:
        self.decide(sign_in(Client(), cast.amir), change)

        answer = self.decide(ada, change, "withdraw")

        assert (answer.status_code, "This was decided a moment ago." in answer.text) == (409, True)

    def test_a_draft_is_taken_back(self, cast: Cast, ada: Client, change: AuthorityChange) -> None:
        answer = self.decide(ada, change, "withdraw")

        assert "taken back by Ada Okonjo" in answer.text
        assert messages(answer) == ["Taken back."]
        assert in_force(cast) == 10_00

    def test_somebody_elses_draft_is_declined(self, cast: Cast, sign_in: SignIn, change: AuthorityChange) -> None:
        amir = sign_in(Client(), cast.amir)
        page = amir.get(f"{TABLE}{change.pk}/").text
        assert ("Decline</button>" in page, "Take it back</button>" in page) == (True, False)

        answer = self.decide(amir, change, "withdraw")

        assert "declined by Amir Sayegh" in answer.text
        assert messages(answer) == ["Declined."]

    def test_who_drafted_it_takes_it_back(self, cast: Cast, ada: Client, change: AuthorityChange) -> None:
        page = ada.get(f"{TABLE}{change.pk}/").text

        assert ("Decline</button>" in page, "Take it back</button>" in page) == (False, True)

    def test_its_times_are_on_the_clock_of_whoever_reads(
        self, cast: Cast, ada: Client, change: AuthorityChange
    ) -> None:
        said = f"Drafted by Ada Okonjo on {minute_at(change.drafted_at, cast.northgate)}"

        assert (cast.northgate.time_zone, said in ada.get(TABLE).text) == ("America/New_York", True)
        assert said in ada.get(f"{TABLE}{change.pk}/").text

    def test_a_table_that_changed_since_is_not_approved_blindly(
        self, cast: Cast, sign_in: SignIn, change: AuthorityChange
    ) -> None:
        lower(cast, after=5_00)
        amir = sign_in(Client(), cast.amir)
        page = amir.get(f"{TABLE}{change.pk}/").text
        assert ("somebody changed this meanwhile" in page, "Approve</button>" in page) == (True, False)

        answer = self.decide(amir, change)

        assert answer.status_code == 422
        assert "somebody changed this meanwhile. Draft it again from what stands there now." in answer.text
        assert in_force(cast) == 5_00
