"""A record in which every kind of act happened, and what its owner can do to it with the guards switched off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Call, Correction, Told
from complaints.giving import Given
from complaints.models import Authority, BackupCall, CallKind, CallState, Complaint, PutRight, RedFlag, Remedy
from complaints.particulars import Particulars
from complaints.proof import verify
from complaints.review import actions as review
from staff.models import Organisation
from tests.cast import Cast, build_cast

# what an owner can take away: every trigger of ours, and every check
UNGUARDED = """
DO $do$ DECLARE one record; BEGIN
    FOR one IN SELECT c.conrelid::regclass AS owner, c.conname FROM pg_constraint c
                WHERE c.contype = 'c' AND c.conrelid::regclass::text LIKE 'complaints\\_%' LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.owner, one.conname);
    END LOOP;
    FOR one IN SELECT DISTINCT t.tgrelid::regclass AS owner FROM pg_trigger t WHERE NOT t.tgisinternal LOOP
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', one.owner);
    END LOOP;
END $do$"""


@dataclass
class Record:
    """Complaints by the name of their story."""

    cast: Cast
    complaints: dict[str, Complaint]

    def after(self, *statements: str) -> dict[str, list[str]]:
        """What is found, story by story, once the owner wrote this with every trigger off; then it is undone."""
        with self.undone():
            self.write(*statements)
            return self.found()

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What happens within it never did."""
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def write(self, *statements: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(UNGUARDED)
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for statement in statements:
                cursor.execute(self.named(statement))

    def named(self, statement: str) -> str:
        """``{settled}`` is the key of that complaint."""
        for name, complaint in self.complaints.items():
            statement = statement.replace(f"{{{name}}}", f"'{complaint.pk}'")
        return statement

    def found(self) -> dict[str, list[str]]:
        names = {one.reference: name for name, one in self.complaints.items()}
        faults = defaultdict[str, list[str]](list)
        for fault in verify().faults:
            faults[names.get(fault.reference, fault.reference)].append(fault.what)
        return dict(faults)

    def rehashed(self, story: str, position: int, change: str) -> str:
        """One event rewritten with every hash after it and the head: what only the acts themselves can contradict."""
        return f"""
            UPDATE complaints_event SET {change} WHERE complaint_id = {{{story}}} AND position = {position};
            DO $do$ DECLARE e public.complaints_event; v_hash text := repeat('0', 64); BEGIN
                FOR e IN SELECT * FROM public.complaints_event WHERE complaint_id = {{{story}}} ORDER BY position LOOP
                    e.previous_hash := v_hash;
                    v_hash := public.event_hash(e);
                    UPDATE public.complaints_event SET previous_hash = e.previous_hash, hash = v_hash WHERE id = e.id;
                END LOOP;
                UPDATE public.complaints_chainhead SET hash = v_hash WHERE complaint_id = {{{story}}};
            END $do$"""


def told_record() -> Record:
    cast = build_cast()
    Organisation.objects.create(name="Elsewhere")
    stories = (settled, reviewed, england, unasked, called, waiting, plain)
    complaints = {story.__name__: story(cast) for story in stories}
    complaints |= {"void": void(cast, None), "repeated": void(cast, complaints["plain"])}
    return Record(cast, {name: Complaint.objects.with_names().get(pk=one.pk) for name, one in complaints.items()})


def told(cast: Cast, *flags: RedFlag, reference: str = "") -> Told:
    who = Particulars(patient_reference=reference, complainant="family", complainant_name="Bo")
    return Told("Waited two hours", cast.northgate, cast.category("waiting"), cast.reception_a, flags, who)


def given(cast: Cast, code: str, amount: int = 0, days: int | None = None) -> Given:
    day = cast.northgate.day(timezone.now()) + timedelta(days=days) if days else None
    return Given(cast.remedy_type(code), amount, day)


def call(complaint: Complaint) -> BackupCall:
    return BackupCall.objects.with_names().get(complaint=complaint, state=CallState.OPEN)


def settled(cast: Cast) -> Complaint:
    """1 record, 2 give, 3 call, 4 yes, 5 give by it, 6 promise, 7 keep, 8 correct, 9 note, 10 hand over, 11 and 12 resolve."""
    one = actions.record(told(cast, reference="P-1"), by=cast.ava)
    actions.give_remedy(one, by=cast.ava, remedy=given(cast, "parking", 5_00))
    wanted = given(cast, "parking", 18_00)
    actions.call_backup(one, by=cast.ava, asked=Call(CallKind.APPROVE, wanted, "They paid twice"))
    review.answer_call(call(one), by=cast.mona, answer=CallState.APPROVED, note="Of course")
    actions.give_remedy(one, by=cast.ava, remedy=wanted)
    actions.give_remedy(one, by=cast.ben, remedy=given(cast, "meal", 4_00, days=3))
    actions.keep_promise(Remedy.objects.owed().get(complaint=one), by=cast.ben, how="Paid at the desk")
    values = {"patient_reference": "P-2", "category": cast.category("food"), "location": None}
    actions.correct(one, by=cast.ava, correction=Correction(values), reason="Mixed up")
    actions.note(one, by=cast.ava, words="She comes back at five")
    actions.hand_over(one, by=cast.ava, to=cast.ben, note="My shift ends")
    return actions.resolve(one, by=cast.ben, remedy=given(cast, "explain"), put_right=PutRight.YES)


def reviewed(cast: Cast) -> Complaint:
    """1 record with its call 2, 3 escalate, 4 claim, 5 release, 6 hand back, 7 authority, 8 claim, 9 and 10 decide, 11 reopen."""
    one = actions.record(told(cast, RedFlag.HARM), by=cast.ava)
    actions.escalate(one, by=cast.ava, reason="More is needed", wanted=given(cast, "refund", 40_00))
    review.claim(one, by=cast.mona)
    review.release(one, by=cast.mona, reason="Ill")
    review.hand_back(one, by=cast.mona, to=cast.ben, guidance="Ask again")
    actions.see_authority(one, by=cast.ben, kind=Authority.PARENT, what="Birth certificate")
    review.claim(one, by=cast.max)
    review.decide(one, by=cast.max, what_was_done="Wrote", put_right=PutRight.NO, remedy=given(cast, "refund", 40_00))
    return actions.reopen(one, by=cast.ava, reason="It went on")


def england(cast: Cast) -> Complaint:
    """1 record, 2 give, 3 could not ask, 4 the limit passed, 5 claim: nobody is called back any more."""
    began = timezone.now() - timedelta(days=6)
    what = Told("Cold", cast.riverside, cast.category("food"), cast.main_desk)
    one = actions.record(what, by=cast.cleo, at=began)
    remedy = Given(cast.remedy_type("explain"))
    actions.resolve(one, by=cast.cleo, remedy=remedy, put_right=PutRight.COULD_NOT_ASK, at=after(began, 5))
    actions.pass_limits()
    return review.claim(one, by=cast.rui)


def unasked(cast: Cast) -> Complaint:
    """1 record, 2 give, 3 could not ask: somebody is called back."""
    one = actions.record(Told("Cold", cast.riverside, cast.category("food"), cast.main_desk), by=cast.cleo)
    remedy = Given(cast.remedy_type("explain"))
    return actions.resolve(one, by=cast.cleo, remedy=remedy, put_right=PutRight.COULD_NOT_ASK)


def after(began: datetime, minutes: int) -> datetime:
    return began + timedelta(minutes=minutes)


def called(cast: Cast) -> Complaint:
    """2 come, 3 coming; 4 may I, 5 no; 6 come, 7 taken back; 8 may I, 9 yes, not used; 10 come; 11 escalate: both lapse."""
    one = actions.record(told(cast), by=cast.ava)
    come, wanted = Call(CallKind.ATTEND, note="He is loud"), Call(CallKind.APPROVE, given(cast, "meal", 12_00))
    actions.call_backup(one, by=cast.ava, asked=come)
    review.answer_call(call(one), by=cast.mona, answer=CallState.ATTENDED)
    actions.call_backup(one, by=cast.ava, asked=wanted)
    review.answer_call(call(one), by=cast.mona, answer=CallState.DECLINED, note="Try something free")
    actions.call_backup(one, by=cast.ava, asked=come)
    actions.withdraw_call(call(one), by=cast.ava)
    actions.call_backup(one, by=cast.ava, asked=wanted)
    review.answer_call(call(one), by=cast.mona, answer=CallState.APPROVED)
    actions.call_backup(one, by=cast.ava, asked=come)
    return actions.escalate(one, by=cast.ava, reason="More is needed")


def waiting(cast: Cast) -> Complaint:
    """1 record, 2 promise, not kept; 3 correct with a flag of danger and its call 4, which waits."""
    one = actions.record(told(cast, reference="P-9"), by=cast.ava)
    actions.give_remedy(one, by=cast.ava, remedy=given(cast, "parking", 8_00, days=2))
    return actions.correct(one, by=cast.ava, correction=Correction({}, [RedFlag.AT_RISK]), reason="She is alone")


def plain(cast: Cast) -> Complaint:
    """1 record, 2 give, 3 resolve."""
    return actions.record_and_resolve(
        told(cast), by=cast.ava, remedy=given(cast, "parking", 6_00), put_right=PutRight.YES
    )


def void(cast: Cast, repeated: Complaint | None) -> Complaint:
    """1 record, 2 void."""
    one = actions.record(told(cast), by=cast.ava)
    return review.void(one, by=cast.mona, reason="Twice", duplicate_of=repeated)
