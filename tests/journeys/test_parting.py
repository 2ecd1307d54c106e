"""Giving back, handing back, voiding: how a manager parts with a complaint other than by deciding it."""

from __future__ import annotations

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Told
from complaints.models import Complaint, Event
from tests.cast import Cast
from tests.journeys.desk import act, text
from tests.journeys.waiting import lone_manager, open_one, standing
from tests.people import SignIn

pytestmark = pytest.mark.django_db


class TestReleasing:
    def test_whoever_claimed_it_gives_it_back_with_the_reason(self, mona: Client, claimed: Complaint) -> None:
        answer = mona.post(f"/review/{claimed.pk}/release/", act(reason="My shift is over"))

        assert (answer.status_code, answer["Location"]) == (302, claimed.get_absolute_url())
        assert standing(claimed) == ("escalated", None)
        page = text(mona.get(claimed.get_absolute_url()))
        assert "gave it back to the queue." in page
        assert "My shift is over" in page

    def test_the_reason_need_not_be_said(self, mona: Client, claimed: Complaint) -> None:
        assert mona.post(f"/review/{claimed.pk}/release/", act()).status_code == 302

    def test_another_manager_takes_it_back_with_a_reason_and_without_one_not(
        self, max_: Client, claimed: Complaint, cast: Cast
    ) -> None:
        page = text(max_.get(f"/review/{claimed.pk}/release/"))
        silent = max_.post(f"/review/{claimed.pk}/release/", act())

        assert "<strong>Mona Reyes</strong> has it." in page
        assert silent.status_code == 422
        assert "Say why it goes back to the queue." in text(silent)
        assert standing(claimed) == ("in_review", cast.mona)

        answer = max_.post(f"/review/{claimed.pk}/release/", act(reason="Mona is on leave"))

        assert answer.status_code == 302
        assert standing(claimed) == ("escalated", None)
        assert "<strong>Max Ferrante</strong> gave it back to the queue." in text(max_.get(f"/review/{claimed.pk}/"))

    def test_what_a_manager_left_behind_is_taken_on_by_another(
        self, max_: Client, claimed: Complaint, cast: Cast
    ) -> None:
        cast.mona.is_active = False
        cast.mona.save(update_fields=["is_active"])

        max_.post(f"/review/{claimed.pk}/release/", act(reason="Mona left"))
        answer = max_.post(f"/review/{claimed.pk}/claim/", act())

        assert answer.status_code == 302
        assert standing(claimed) == ("in_review", cast.max)

    def test_sent_twice_it_is_released_once(self, mona: Client, claimed: Complaint) -> None:
        fields = act(reason="x")

        assert [mona.post(f"/review/{claimed.pk}/release/", fields).status_code for _ in range(2)] == [302, 302]
        assert Event.objects.filter(verb="release").count() == 1

    def test_too_long_a_reason_is_kept_and_said(self, mona: Client, claimed: Complaint) -> None:
        answer = mona.post(f"/review/{claimed.pk}/release/", act(reason="a" * 2001))

        assert answer.status_code == 422
        assert "Please shorten this to 2,000 characters" in text(answer)
        assert "a" * 2001 in text(answer)

    def test_the_front_desk_does_not(self, ava: Client, claimed: Complaint) -> None:
        assert ava.post(f"/review/{claimed.pk}/release/", act()).status_code == 403

    def test_the_claimants_page_offers_all_three_and_anothers_only_release(
        self, mona: Client, max_: Client, claimed: Complaint
    ) -> None:
        mine, others = text(mona.get(f"/review/{claimed.pk}/")), text(max_.get(f"/review/{claimed.pk}/"))

        for verb in ("release", "hand-back", "void"):
            assert f"/review/{claimed.pk}/{verb}/" in mine
            assert (f"/review/{claimed.pk}/{verb}/" in others) is (verb == "release")
            assert mona.get(f"/review/{claimed.pk}/{verb}/").status_code == 200


class TestHandingBack:
    def test_it_goes_back_to_whoever_escalated_it_unless_another_is_named(
        self, mona: Client, ava: Client, escalated: Complaint, cast: Cast
    ) -> None:
        page = text(mona.get(f"/review/{escalated.pk}/hand-back/"))
        answer = mona.post(f"/review/{escalated.pk}/hand-back/", act(guidance="Call the ward again"))

        assert f'<option value="{cast.ava.pk}" selected>' in page
        assert (answer.status_code, answer["Location"]) == (302, escalated.get_absolute_url())
        assert standing(escalated) == ("open", cast.ava)
        assert "Call the ward again" in text(ava.get(escalated.get_absolute_url()))

    def test_a_formal_one_stays_formal_and_in_the_queue(self, mona: Client, claimed: Complaint, cast: Cast) -> None:
        formal_at = Complaint.objects.get(pk=claimed.pk).formal_at

        answer = mona.post(f"/review/{claimed.pk}/hand-back/", act(to=str(cast.ben.pk), guidance="Ask radiology"))

        assert answer.status_code == 302
        assert standing(claimed) == ("open", cast.ben)
        assert claimed.formal_at == formal_at is not None
        queue = text(mona.get("/review/"))
        assert claimed.reference in queue and "With the desk" in queue

    def test_without_guidance_nothing_moves(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        answer = mona.post(f"/review/{escalated.pk}/hand-back/", act(to=str(cast.ben.pk), guidance=" "))

        assert answer.status_code == 422
        assert "Write what they should do." in text(answer)
        assert f'<option value="{cast.ben.pk}" selected>' in text(answer)
        assert standing(escalated) == ("escalated", None)

    @pytest.mark.parametrize("who", ["ben", "cleo", "ada", "gus"])
    def test_never_to_somebody_it_is_about_nor_from_elsewhere(self, mona: Client, cast: Cast, who: str) -> None:
        complaint = open_one(cast, about=(cast.ben,))
        actions.escalate(complaint, by=cast.ava, reason="About Ben")

        answer = mona.post(
            f"/review/{complaint.pk}/hand-back/", act(to=str(getattr(cast, who).pk), guidance="Kept words")
        )

        assert answer.status_code == 422
        assert "It cannot go to them. Choose another colleague." in text(answer)
        assert "Kept words" in text(answer) and "Ben Halloway" not in text(answer)
        assert standing(complaint) == ("escalated", None)

    def test_whoever_escalated_it_and_left_is_not_the_default(
        self, mona: Client, escalated: Complaint, cast: Cast
    ) -> None:
        cast.ava.memberships.update(is_active=False)

        answer = mona.post(f"/review/{escalated.pk}/hand-back/", act(guidance="x"))

        assert answer.status_code == 422
        assert "Choose who gets it." in text(answer)

    def test_not_by_another_manager_than_the_one_who_has_it(self, max_: Client, claimed: Complaint, cast: Cast) -> None:
        assert max_.post(f"/review/{claimed.pk}/hand-back/", act(guidance="x")).status_code == 409
        assert standing(claimed) == ("in_review", cast.mona)

    def test_not_by_the_front_desk_nor_another_sites_manager(
        self, ava: Client, rui: Client, escalated: Complaint
    ) -> None:
        assert ava.post(f"/review/{escalated.pk}/hand-back/", act(guidance="x")).status_code == 403
        assert rui.post(f"/review/{escalated.pk}/hand-back/", act(guidance="x")).status_code == 404

    def test_words_survive_an_expired_sign_in(
        self, mona: Client, escalated: Complaint, cast: Cast, sign_in: SignIn
    ) -> None:
        path = f"/review/{escalated.pk}/hand-back/"
        token = mona.get(path).context["form"]["form_token"].value()
        mona.logout()
        mona.post(path, act(guidance="Kept for me", to=str(cast.ben.pk), form_token=token))

        page = text(sign_in(mona, cast.mona).get(path))

        assert "Kept for me" in page
        assert f'<option value="{cast.ben.pk}" selected>' in page


class TestVoiding:
    def test_with_a_reason(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        answer = mona.post(f"/review/{escalated.pk}/void/", act(reason="A test entry"))

        assert (answer.status_code, answer["Location"]) == (302, escalated.get_absolute_url())
        assert standing(escalated) == ("void", cast.mona)
        assert (escalated.void_reason, escalated.duplicate_of) == ("A test entry", None)

    def test_without_a_reason_it_stays(self, mona: Client, escalated: Complaint) -> None:
        answer = mona.post(f"/review/{escalated.pk}/void/", act())

        assert answer.status_code == 422
        assert "Say why; it stays in the record." in text(answer)
        assert standing(escalated) == ("escalated", None)

    def test_a_duplicate_names_the_one_it_repeats(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        first = open_one(cast)

        answer = mona.post(
            f"/review/{escalated.pk}/void/", act(reason="Told twice", duplicate_of=f" {first.reference.lower()} ")
        )

        assert answer.status_code == 302
        assert standing(escalated)[0] == "void"
        assert escalated.duplicate_of == first
        assert f"it repeats {first.reference}" in text(mona.get(escalated.get_absolute_url()))

    def test_never_of_another_sites_reference(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        told = Told("Lost bag", cast.riverside, cast.category("lost_item"), cast.main_desk)
        other = actions.record(told, by=cast.cleo)

        for reference in (other.reference, "NG-0-Z"):
            answer = mona.post(f"/review/{escalated.pk}/void/", act(reason="Kept words", duplicate_of=reference))

            assert answer.status_code == 422
            assert f"{reference} is no complaint of Northgate. Look at the reference again." in text(answer)
            assert "Kept words" in text(answer)
        assert standing(escalated) == ("escalated", None)

    def test_nor_of_one_about_the_manager(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        hidden = open_one(cast, about=(cast.mona,))

        answer = mona.post(f"/review/{escalated.pk}/void/", act(reason="x", duplicate_of=hidden.reference))

        assert answer.status_code == 422
        assert "is no complaint of Northgate" in text(answer)

    def test_nor_of_itself(self, mona: Client, escalated: Complaint) -> None:
        answer = mona.post(f"/review/{escalated.pk}/void/", act(reason="x", duplicate_of=escalated.reference))

        assert answer.status_code == 422
        assert "It cannot repeat itself." in text(answer)

    def test_not_by_the_front_desk_nor_another_site_nor_while_another_has_it(
        self, ava: Client, rui: Client, max_: Client, claimed: Complaint
    ) -> None:
        found = [one.post(f"/review/{claimed.pk}/void/", act(reason="x")).status_code for one in (ava, rui, max_)]

        assert found == [403, 404, 409]
        assert standing(claimed)[0] == "in_review"

    def test_not_by_whom_only_the_fallback_names(self, rui: Client, escalated: Complaint, cast: Cast) -> None:
        lone_manager(cast, cast.northgate)

        assert rui.get(f"/review/{escalated.pk}/").status_code == 200
        assert rui.post(f"/review/{escalated.pk}/void/", act(reason="x")).status_code == 403
        assert f"/review/{escalated.pk}/void/" not in text(rui.get(f"/review/{escalated.pk}/"))
