"""The authority table in the browser's words: read by day, drafted, looked at, decided."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, draft
from staff.models import Allowance, AuthorityChange, Course, LineKind, Organisation
from tests.cast import Cast
from tests.people import SignIn

pytestmark = pytest.mark.django_db
TABLE, DRAFT = "/staff/authority/", "/staff/authority/draft/"


@pytest.fixture
def ada(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ada)


def name(cast: Cast, code: str, rank: int = 1) -> str:
    return f"allowance-{cast.level(rank).pk}-{cast.remedy_type(code).pk}"


def filled(ada: Client, **changes: Any) -> dict[str, Any]:
    """Every field of the page as it stands, with these changes."""
    form = ada.get(DRAFT, {"currency": "USD"}).context["form"]
    fields: dict[str, Any] = {"currency": "USD", "then": "draft", "why": "The garage costs more."}
    for field in form:
        value = field.value()
        if field.name in ("why", "then") or value in (None, False):
            continue
        shown = field.field.prepare_value(value)
        fields[field.html_name] = "on" if value is True else str(shown)
        if field.field.show_hidden_initial:
            fields[field.html_initial_name] = "True" if value is True else str(shown)
    return fields | changes


def rows(text: str) -> dict[str, list[str]]:
    """The table's lines: what stands in each cell, by the line's heading."""
    found = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', text, re.S)
    return {
        head: [re.sub(r"<[^>]+>|–", "", cell).strip() for cell in re.findall(r"<td.*?</td>", cells, re.S)]
        for head, cells in found
    }


def in_force(cast: Cast, code: str = "parking", rank: int = 1) -> int | None:
    found = Allowance.objects.filter(level=cast.level(rank), remedy_type__code=code, currency="USD")
    return found.filter(during__contains=today(cast.organisation)).values_list("per_remedy", flat=True).first()


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


def lower(cast: Cast, **more: Any) -> AuthorityChange:
    cell = Cell(LineKind.ALLOWANCE, cast.level(1).pk, cast.remedy_type("parking").pk, currency="USD")
    starts = more.get("starts") or today(cast.organisation)
    return draft(Wanted(cast.organisation, {cell: more.get("after", 5_00)}, starts, "Because"), by=cast.ada)


class TestDrafting:
    @pytest.mark.parametrize("amount", ["12.50", "12,50", "12.5", " 12,5 "])
    def test_first_the_difference_in_words_and_nothing_is_kept(self, cast: Cast, ada: Client, amount: str) -> None:
        answer = ada.post(DRAFT, filled(ada, **{name(cast, "parking"): amount, "then": "look"}))

        assert answer.status_code == 200
        assert answer.context["difference"] == ["Level 1, Parking: $10.00 → $12.50"]
        assert "In the last 90 days nothing was called or escalated for its amount." in answer.text
        assert not AuthorityChange.objects.exists()

    def test_what_lowers_says_so_before_it_is_pressed(self, cast: Cast, ada: Client) -> None:
        answer = ada.post(DRAFT, filled(ada, **{name(cast, "parking"): "5", "then": "look"}))

        assert "It only lowers, so it needs no second admin" in answer.text
        assert "Put it in force</button>" in answer.text

    def test_a_raise_waits_for_another_admin(self, cast: Cast, ada: Client) -> None:
        answer = ada.post(DRAFT, filled(ada, **{name(cast, "parking"): "12.50"}), follow=True)

        change = AuthorityChange.objects.get()
        assert answer.redirect_chain == [(f"{TABLE}{change.pk}/", 302)]
        assert "Level 1, Parking: $10.00 → $12.50" in answer.text
        assert "Nobody approves what they drafted." in answer.text
        assert "Approve</button>" not in answer.text
        assert in_force(cast) == 10_00

    def test_lowering_holds_at_once(self, cast: Cast, ada: Client) -> None:
        answer = ada.post(DRAFT, filled(ada, **{name(cast, "parking"): "5"}), follow=True)

        assert "It only lowers, so it needed no second admin" in answer.text
        assert in_force(cast) == 5_00

    def test_an_empty_cell_is_none_of_it(self, cast: Cast, ada: Client) -> None:
        ada.post(DRAFT, filled(ada, **{name(cast, "parking"): ""}))

        assert in_force(cast) is None

    def test_the_same_form_again_is_the_same_draft(self, cast: Cast, ada: Client) -> None:
        fields = filled(ada, **{name(cast, "parking"): "12.50"})

        first, second = ada.post(DRAFT, fields), ada.post(DRAFT, fields)

        assert first["Location"] == second["Location"]
        assert AuthorityChange.objects.count() == 1

    def test_somebody_elses_key_is_a_conflict(self, cast: Cast, ada: Client, sign_in: SignIn) -> None:
        fields = filled(ada, **{name(cast, "parking"): "12.50"})
        ada.post(DRAFT, fields)

        assert sign_in(Client(), cast.amir).post(DRAFT, fields).status_code == 409

    def test_what_somebody_changed_meanwhile_is_not_changed_back(self, cast: Cast, ada: Client) -> None:
        """Her page still shows ten for parking; she changes meals only."""
        fields = filled(ada, **{name(cast, "meal"): "9"})
        lower(cast)

        ada.post(DRAFT, fields)

        assert (in_force(cast), in_force(cast, "meal")) == (5_00, 9_00)

    @pytest.mark.parametrize(
        ("code", "typed", "sentence"),
        [
            ("parking", "-1", "Level 1, Parking: a limit cannot be less than nothing."),
            ("parking", "12.505", "Level 1, Parking: write at most two decimals, like 12.50."),
            ("parking", "ten", "Level 1, Parking: write the amount as a number, like 12.50."),
            ("parking", "1,200", "Level 1, Parking: write thousands without a comma, like 1200.00."),
            ("parking", "1,200.00", "Level 1, Parking: write thousands without a comma, like 1200.00."),
            ("parking", "NaN", "Level 1, Parking: write the amount as a number, like 12.50."),
            ("parking", "0", "Level 1, Parking: write an amount above nothing, or leave it empty to allow none of it."),
            ("parking", "15.01", "Level 1, Parking: no level may give more than the level above it."),
            ("parking", "99999999.99", "Level 1, Parking: that is more than anybody can give here."),
        ],
    )
    def test_a_bad_limit_gets_a_sentence_and_keeps_what_was_typed(
        self, cast: Cast, ada: Client, code: str, typed: str, sentence: str
    ) -> None:
        answer = ada.post(DRAFT, filled(ada, **{name(cast, code): typed}))

        assert answer.status_code == 422
        assert sentence in answer.text
        assert f'value="{typed}"' in answer.text
        assert "The garage costs more." in answer.text
        assert not AuthorityChange.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"why": ""}, "Say why; it stays in the history."),
            ({"why": "x" * 501}, "Please shorten this to 500 characters; it has 501."),
            ({"starts": ""}, "Say from which day on."),
            ({"starts": "1 December"}, "Write the day like 2026-12-01."),
            ({"starts": "2020-01-01"}, "A change cannot begin on a day that is over."),
            ({"starts": "2099-01-01"}, "A change begins within ten years."),
            ({"submission_key": ""}, "Send it again."),
            ({}, "Nothing is different from the table in force on that day."),
        ],
    )
    def test_bad_input_gets_a_sentence(self, cast: Cast, ada: Client, changes: dict[str, str], sentence: str) -> None:
        limits = {name(cast, "parking"): "9"} if changes else {}
        answer = ada.post(DRAFT, filled(ada, **limits, **changes))

        assert (answer.status_code, sentence in answer.text) == (422, True)
        assert not AuthorityChange.objects.exists()

    def test_days_that_would_overlap_get_a_sentence(self, cast: Cast, ada: Client) -> None:
        lower(cast, starts=today(cast.organisation) + timedelta(days=10))

        answer = ada.post(DRAFT, filled(ada, **{name(cast, "parking"): "9"}))

        assert "Level 1, Parking: another change of it begins later. Begin on that day, or after it." in answer.text

    def test_levels_do_not_require_each_others_courses_in_a_circle(self, cast: Cast, ada: Client) -> None:
        one, two = cast.level(1), cast.level(2)
        course = Course.objects.create(organisation=cast.organisation, code="calm", title="Calm", lesson="Breathe.")
        numbers: dict[Cell, int | None] = {
            Cell("requirement", one.pk, course_id=course.pk): 1,
            Cell("requirement", two.pk, all_of_id=one.pk): 1,
        }
        draft(Wanted(cast.organisation, numbers, today(cast.organisation), "Learn"), by=cast.ada)

        wanted = Wanted(
            cast.organisation, {Cell("requirement", one.pk, all_of_id=two.pk): 1}, today(cast.organisation), "Round"
        )
        with pytest.raises(Exception, match="would require each other’s courses in a circle"):
            draft(wanted, by=cast.ada)


class TestDeciding:
    @pytest.fixture
    def change(self, cast: Cast) -> AuthorityChange:
        return lower(cast, after=12_50)

    def decide(self, client: Client, change: AuthorityChange, what: str = "approve") -> Any:
        return client.post(f"{TABLE}{change.pk}/{what}/", follow=True)

    def test_amir_approves_and_it_holds(self, cast: Cast, sign_in: SignIn, change: AuthorityChange) -> None:
        answer = self.decide(sign_in(Client(), cast.amir), change)

        assert "approved by Amir Sayegh" in answer.text
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
        assert in_force(cast) == 10_00

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
