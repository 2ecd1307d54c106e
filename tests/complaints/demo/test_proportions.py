"""What the database holds after the telling, in the proportions of a real desk."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db.models import Sum

from complaints.facts import read
from complaints.models import BackupCall, Complaint, Event, Remedy
from staff.models import DayLedger, Organisation, Person

pytestmark = pytest.mark.xdist_group("demo_counted")


def test_each_site_has_its_complaints_in_every_state(demo: Organisation) -> None:
    states = Counter(Complaint.objects.values_list("site__prefix", "state"))

    assert states == {
        ("NG", "resolved"): 164, ("NG", "open"): 8, ("NG", "escalated"): 2, ("NG", "in_review"): 2, ("NG", "void"): 2,
        ("RS", "resolved"): 112, ("RS", "open"): 6, ("RS", "escalated"): 1, ("RS", "in_review"): 1, ("RS", "void"): 2,
    }  # fmt: skip


def test_nine_in_ten_end_without_money(demo: Organisation) -> None:
    ended = Complaint.objects.filter(state="resolved")
    paid = ended.filter(remedies__amount__gt=0).distinct()

    assert (ended.count(), paid.count()) == (276, 27)
    assert Counter(paid.values_list("site__prefix", "remedies__remedy_type__code")).keys() >= {("NG", "gift_shop")}


def test_remedies_of_every_kind_were_given(demo: Organisation) -> None:
    assert Counter(Remedy.objects.values_list("remedy_type__code", flat=True)) == {
        "explain": 164, "rebook": 38, "replace_item": 26, "move_up": 14, "parking": 11, "meal": 7, "refund": 5,
        "taxi": 2, "gift_shop": 1, "waive_fee": 1,
    }  # fmt: skip


def test_every_penny_is_in_the_ledger_of_who_gave_it(demo: Organisation) -> None:
    spent = DayLedger.objects.filter(spent__gt=0).values_list("person__username", "currency")

    assert {(who, unit): total for who, unit, total in spent.annotate(Sum("spent"))} == {
        ("ava", "USD"): 5750,
        ("ben", "USD"): 8100,
        ("mona", "USD"): 11900,
        ("cleo", "GBP"): 4700,
        ("rui", "GBP"): 21400,
    }
    assert DayLedger.objects.aggregate(Sum("spent")) == Remedy.objects.aggregate(spent__sum=Sum("amount"))


def test_one_in_ten_is_escalated_and_most_of_them_are_decided(demo: Organisation) -> None:
    escalated = Complaint.objects.filter(escalated_at__isnull=False)

    assert Counter(escalated.values_list("site__prefix", "state")) == {
        ("NG", "resolved"): 14, ("NG", "escalated"): 2, ("NG", "in_review"): 1, ("NG", "open"): 1, ("NG", "void"): 1,
        ("RS", "resolved"): 8, ("RS", "escalated"): 1, ("RS", "in_review"): 1, ("RS", "open"): 1,
    }  # fmt: skip


def test_what_managers_decided_was_not_always_put_right(demo: Organisation) -> None:
    decided = Event.objects.filter(verb="decide", complaint__state="resolved").select_related("complaint", "by")

    assert Counter((one.complaint.reference[:2], one.by.username, one.complaint.put_right) for one in decided) == {  # type: ignore[union-attr]
        ("NG", "mona", "yes"): 13, ("NG", "mona", "no"): 1, ("NG", "mona", "could_not_ask"): 2, ("NG", "rui", "yes"): 1,
        ("RS", "rui", "yes"): 7, ("RS", "rui", "no"): 2,
    }  # fmt: skip


def test_four_could_not_be_asked_at_northgate_and_none_at_riverside(demo: Organisation) -> None:
    answers = Counter(Complaint.objects.filter(state="resolved").values_list("site__prefix", "put_right"))

    assert answers == {
        ("NG", "yes"): 159, ("NG", "no"): 1, ("NG", "could_not_ask"): 4, ("RS", "yes"): 110, ("RS", "no"): 2,
    }  # fmt: skip


def test_every_cause_made_something_formal(demo: Organisation) -> None:
    formal = Complaint.objects.filter(formal_at__isnull=False)

    assert Counter(formal.values_list("site__prefix", "formal_cause")) == {
        ("NG", "escalated"): 13, ("NG", "red_flag"): 9, ("NG", "patient_left"): 3,
        ("RS", "red_flag"): 4, ("RS", "limit_passed"): 4,
    }  # fmt: skip


def test_every_red_flag_was_raised(demo: Organisation) -> None:
    flags = Complaint.objects.values_list("red_flags", flat=True)

    assert Counter(flag for one in flags for flag in one) == {
        "written": 5, "formal_answer": 3, "harm": 2, "rights": 2, "at_risk": 1, "abuse_or_neglect": 1,
    }  # fmt: skip


def test_a_few_wait_at_each_desk(demo: Organisation) -> None:
    waiting = Complaint.objects.filter(state="open")

    assert Counter(waiting.values_list("site__prefix", "owner__username")) == {
        ("NG", "ava"): 2, ("NG", "ben"): 3, ("NG", "theo"): 3, ("RS", "cleo"): 6,
    }  # fmt: skip
    assert Counter(waiting.filter(formal_at__isnull=False).values_list("site__prefix", "formal_cause")) == {
        ("NG", "escalated"): 1, ("NG", "patient_left"): 1, ("NG", "red_flag"): 1,
        ("RS", "red_flag"): 1, ("RS", "limit_passed"): 2,
    }  # fmt: skip


def test_the_queue_has_the_one_at_once_first(demo: Organisation) -> None:
    queue = Complaint.objects.filter(site__prefix="NG").waiting_for_review().at_once_first()

    assert [(one.at_once, one.state, one.owner and one.owner.username) for one in queue] == [
        (True, "escalated", None),
        (False, "open", "ben"),
        (False, "in_review", "mona"),
        (False, "in_review", "mona"),
        (False, "open", "theo"),
        (False, "escalated", None),
        (False, "open", "ben"),
    ]


def test_calls_ended_in_every_way_and_three_still_wait(demo: Organisation) -> None:
    acts = Event.objects.filter(verb__in=["answer_call", "withdraw_call"]).values_list(
        "complaint__site__prefix", "verb", "fact"
    )

    assert Counter((site, verb, how(read(fact))) for site, verb, fact in acts) == {
        ("NG", "answer_call", "approved"): 3, ("NG", "answer_call", "declined"): 1,
        ("NG", "answer_call", "attended"): 3, ("NG", "withdraw_call", "attend"): 1,
        ("RS", "answer_call", "approved"): 1, ("RS", "answer_call", "declined"): 1,
        ("RS", "answer_call", "attended"): 2, ("RS", "withdraw_call", "attend"): 1,
    }  # fmt: skip
    unheard = BackupCall.objects.filter(state="lapsed", answered_at__isnull=True)
    assert Counter(unheard.values_list("site__prefix", "kind")) == {("NG", "attend"): 1, ("RS", "attend"): 1}


def how(said: dict[str, str]) -> str:
    """The answer to a call, or what kind was taken back."""
    return said.get("answer") or said["kind"]


def test_two_calls_are_late_and_one_waits_right_now(demo: Organisation, now: datetime) -> None:
    waiting = BackupCall.objects.waiting().select_related("site")

    assert [(one.site.prefix, one.kind, now - one.asked_at, one.waits_until() <= now) for one in waiting] == [
        ("NG", "attend", timedelta(minutes=26), True),
        ("RS", "attend", timedelta(minutes=25), True),
        ("NG", "approve", timedelta(minutes=6), False),
    ]


def test_what_was_allowed_was_given_and_charged_to_who_allowed_it(demo: Organisation) -> None:
    allowed = Remedy.objects.filter(call__isnull=False).order_by("at")

    assert list(allowed.values_list("given_by__username", "charged_to__username", "amount")) == [
        ("ava", "mona", 1800),
        ("cleo", "rui", 1400),
        ("theo", "mona", 900),
        ("ava", "mona", 2200),
    ]


def test_promises_were_kept_and_are_due_and_late(demo: Organisation, now: datetime) -> None:
    kept = Remedy.objects.filter(kept_at__isnull=False)
    owed = Remedy.objects.owed().select_related("complaint__site")

    assert Counter(kept.values_list("complaint__site__prefix", flat=True)) == {"NG": 2, "RS": 2}
    assert [(one.complaint.site.prefix, (one.promised_by - one.complaint.site.day(now)).days) for one in owed] == [  # type: ignore[operator]
        ("RS", -7), ("NG", -6), ("NG", 0), ("RS", 2), ("NG", 8),
    ]  # fmt: skip


def test_one_waits_for_a_call_back_that_is_not_late(demo: Organisation, now: datetime) -> None:
    due = Complaint.objects.call_backs().select_related("site")

    assert [(one.site.prefix, one.call_back_due == one.site.day(now)) for one in due] == [("RS", True)]


def test_each_site_has_a_void_one_that_repeats_another(demo: Organisation) -> None:
    void = Complaint.objects.filter(state="void").order_by("number")

    assert list(void.values_list("site__prefix", "duplicate_of__what_happened", "void_by__username")) == [
        ("NG", "Stitches came open at home the same night.", "mona"),
        ("RS", "His operation has been called off for the second time. Hip, in pain, lives on his own.", "rui"),
        ("NG", None, "mona"),
        ("RS", None, "rui"),
    ]


@pytest.mark.parametrize(("username", "seen"), [("ben", 67), ("cleo", 101), ("mona", 177)])
def test_nobody_finds_the_one_that_is_about_them(demo: Organisation, username: str, seen: int) -> None:
    person = Person.objects.get(username=username)
    about = Complaint.objects.filter(about_people__contains=[person.pk])

    assert about.count() == 1
    assert Complaint.objects.visible_to(person).count() == seen
    assert not Complaint.objects.visible_to(person).filter(about_people__contains=[person.pk]).exists()


def test_the_other_sites_manager_finds_what_is_about_the_manager_here(demo: Organisation) -> None:
    rui = Person.objects.get(username="rui")

    elsewhere = Complaint.objects.visible_to(rui).filter(site__prefix="NG")

    assert list(elsewhere.values_list("state", "resolved_by__username")) == [("resolved", "rui")]


def test_authority_to_speak_for_a_patient_was_seen_or_is_still_to_be_asked_for(demo: Organisation) -> None:
    others = Complaint.objects.exclude(complainant="patient")

    assert Counter(others.values_list("site__prefix", "authority")) == {
        ("NG", "consent"): 1, ("NG", "attorney"): 1, ("NG", None): 4,
        ("RS", "attorney"): 1, ("RS", "representative"): 1, ("RS", None): 4,
    }  # fmt: skip
