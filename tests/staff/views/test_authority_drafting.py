"""The authority table drafted in the browser: first the difference in words, then a draft, or a sentence for every mistake."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, draft
from staff.models import AuthorityChange, Course
from tests.cast import Cast
from tests.courses import write_course
from tests.people import SignIn
from tests.staff.views.authority_table import DRAFT, TABLE, filled, in_force, lower, name

pytestmark = pytest.mark.django_db


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
        assert [str(one) for one in answer.context["messages"]] == ["Drafted; it waits for another admin."]
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
        ("kind", "typed", "sentence"),
        [
            ("pass_mark", "101", "“Listening”, pass mark: write a number from 1 to 100."),
            ("pass_mark", "0", "“Listening”, pass mark: write a number from 1 to 100."),
            ("validity", "0", "“Listening” counts for: write a number of months, 1 or more."),
            ("validity", "a year", "“Listening” counts for: write a whole number."),
        ],
    )
    def test_a_term_out_of_range_gets_a_sentence(
        self, cast: Cast, ada: Client, kind: str, typed: str, sentence: str
    ) -> None:
        course = write_course(cast)

        answer = ada.post(DRAFT, filled(ada, **{f"{kind}-{course.pk}": typed}))

        assert (answer.status_code, answer.context["form"].errors) == (422, {f"{kind}-{course.pk}": [sentence]})

    @pytest.mark.parametrize(("kind", "typed"), [("pass_mark", "1"), ("pass_mark", "100"), ("validity", "1")])
    def test_the_least_and_the_most_of_a_term_are_drafted(self, cast: Cast, ada: Client, kind: str, typed: str) -> None:
        assert ada.post(DRAFT, filled(ada, **{f"{kind}-{write_course(cast).pk}": typed})).status_code == 302

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
