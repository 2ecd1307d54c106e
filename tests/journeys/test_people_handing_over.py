"""A manager hands over what somebody leaves: each with its own event, all of it or none."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from complaints import actions
from tests.cast import Cast
from tests.journeys.desk import act, text, verbs
from tests.journeys.open_work import claimed_by, hand_over, saved, standing
from tests.journeys.staff_forms import errors, of, went_to

pytestmark = pytest.mark.django_db


class TestHandingOver:
    def test_each_has_its_own_event_by_whoever_handed_it_over(self, cast: Cast, mona: Client) -> None:
        one, other = saved(cast, cast.ava), saved(cast, cast.ava, "The food was cold")

        hand_over(cast, mona, cast.ava)

        for complaint in (one, other):
            event = complaint.events.get(verb="hand_over")
            assert (event.by, event.fact) == (cast.mona, f"to:{cast.ben.pk}")
            page = text(mona.get(complaint.get_absolute_url()))
            assert "handed it over to Ben Halloway." in page and "She leaves today" in page

    def test_one_may_go_to_another_colleague(self, cast: Cast, mona: Client) -> None:
        one, other = saved(cast, cast.ava), saved(cast, cast.ava, "The food was cold")

        hand_over(cast, mona, cast.ava, **{f"to_{one.pk.hex}": cast.theo.pk})

        assert (standing(one), standing(other)) == (("open", cast.theo), ("open", cast.ben))

    def test_what_was_claimed_goes_back_to_the_queue_in_the_same_act(self, cast: Cast, max_: Client) -> None:
        one, other = saved(cast, cast.mona), claimed_by(cast, cast.mona)

        assert hand_over(cast, max_, cast.mona).status_code == 302

        assert "Handed over: 2 complaints of Mona Reyes." in text(max_.get(of(cast.mona, "work/")))
        assert (standing(one), standing(other)) == (("open", cast.ben), ("escalated", None))
        assert verbs(other)[-1] == "release"

    def test_sent_twice_it_is_done_once(self, cast: Cast, mona: Client) -> None:
        complaint = saved(cast, cast.ava)
        fields = act(site=cast.northgate.pk, to=cast.ben.pk, reason="She leaves")

        answers = [went_to(mona.post(of(cast.ava, "work/"), fields)) for _ in range(2)]

        assert answers == [(302, of(cast.ava, "work/"))] * 2
        assert verbs(complaint).count("hand_over") == 1

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"to": ""}, "Choose a colleague, or one for each."),
            ({"to": "0"}, "Choose a colleague at this site’s desk."),
            ({"reason": ""}, "Say why; it stays in each history."),
            ({"reason": "a" * 2001}, "Please shorten this to 2,000 characters"),
            ({"submission_key": None}, "This form has lost its key."),
        ],
    )
    def test_bad_input_hands_nothing_over(
        self, cast: Cast, mona: Client, changes: dict[str, Any], sentence: str
    ) -> None:
        one, other = saved(cast, cast.ava), saved(cast, cast.ava, "The food was cold")

        answer = hand_over(cast, mona, cast.ava, **changes)

        assert sentence in errors(answer)
        assert (standing(one), standing(other)) == (("open", cast.ava), ("open", cast.ava))

    @pytest.mark.parametrize("who", ["ava", "cleo", "gus"])
    def test_only_a_colleague_at_that_desk_gets_it(self, cast: Cast, mona: Client, who: str) -> None:
        saved(cast, cast.ava)

        answer = hand_over(cast, mona, cast.ava, to=getattr(cast, who).pk)

        assert "Choose a colleague at this site’s desk." in errors(answer)

    def test_it_never_goes_to_whom_it_is_about_and_then_none_goes(self, cast: Cast, mona: Client) -> None:
        one, other = saved(cast, cast.ava, about=(cast.ben,)), saved(cast, cast.ava)

        answer = hand_over(cast, mona, cast.ava)

        assert "It cannot go to them. Choose another colleague for this one." in errors(answer)
        assert (standing(one), standing(other)) == (("open", cast.ava), ("open", cast.ava))

    def test_what_a_colleague_took_meanwhile_undoes_the_whole(self, cast: Cast, mona: Client) -> None:
        from complaints.errors import LostRace
        from complaints.review.actions.leaving import hand_on

        one, other = saved(cast, cast.ava), saved(cast, cast.ava, "The food was cold")
        actions.hand_over(max((one, other), key=lambda each: each.pk), by=cast.max, to=cast.theo)

        with pytest.raises(LostRace):
            hand_on(cast.ava, [(one, cast.ben), (other, cast.ben)], by=cast.mona, reason="She leaves")

        assert standing(min((one, other), key=lambda each: each.pk)) == ("open", cast.ava)

    def test_nothing_left_is_said(self, cast: Cast, mona: Client) -> None:
        assert "Nothing here waits to be handed over any more." in errors_or_note(hand_over(cast, mona, cast.ava))

    def test_a_manager_hands_over_their_own_before_they_go(self, cast: Cast, mona: Client) -> None:
        one, other = saved(cast, cast.mona), claimed_by(cast, cast.mona)

        assert hand_over(cast, mona, cast.mona).status_code == 302
        assert (standing(one), standing(other)) == (("open", cast.ben), ("escalated", None))


def errors_or_note(answer: Any) -> str:
    assert answer.status_code == 422
    return text(answer)
