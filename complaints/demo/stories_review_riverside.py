"""Escalated at Riverside, oldest first; in England that alone makes nothing formal."""

from complaints.demo.places import DAY_SURGERY, MAIN_DESK, WARD_2
from complaints.demo.steps import HOUR, Claim, Decide, Escalate, HandBack, Resolve, SeeAuthority
from complaints.demo.story import patient, river
from complaints.models import Authority, PutRight, RedFlag

REVIEW_RIVERSIDE = (
    river(
        by="cleo", days_ago=34, at="09:30", category="appointment", location=DAY_SURGERY,
        words="Pre-op done three times, because the operation keeps moving.",
        who=patient("R-3011", "Rhodri Sample", contact_by="phone", contact_detail="01632 960155"),
        steps=(
            Escalate(reason="Wants one person who answers for the date, and that is not me.", wanted="rebook", after=6),
            Claim(by="rui", after=70),
            Decide(
                by="rui", give="rebook", after=2 * HOUR,
                done="A date in writing with the bed booked, and my direct line until then. No fourth pre-op.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=22, at="10:50", category="privacy", location=DAY_SURGERY, red_flags=(RedFlag.RIGHTS,),
        words="Was not asked before a student watched.",
        who=patient("R-3205", "Ivor Pretend", contact_by="email", contact_detail="ivor@example.org"),
        steps=(
            Escalate(reason="It is about his rights.", after=3),
            Claim(by="rui", after=45),
            Decide(
                by="rui", after=2 * HOUR, put_right=PutRight.NO,
                done="Met him with the surgeon and said sorry. Signs at every door now. For him the trust is gone.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=18, at="13:15", category="attitude", location=MAIN_DESK,
        words="Hard of hearing, and was told to keep his voice down.",
        who=patient(
            "R-3277", "Caradoc Madeup", access_needs="Hearing loop", contact_by="phone", contact_detail="01632 960166",
        ),
        steps=(
            Escalate(reason="He wants to hear it from a manager.", after=4),
            HandBack(
                by="rui", to="cleo", after=30,
                guidance="Sat with him and said sorry. Please book the loop for his next visits and tell him.",
            ),
            Resolve(give="explain", done="Loop is booked for all his visits. He was pleased.", after=20),
        ),
    ),
    river(
        by="cleo", days_ago=15, at="10:30", category="appointment", location=DAY_SURGERY, name="hip",
        words="His operation has been called off for the second time. Hip, in pain, lives on his own.",
        who=patient("R-3301", "Emrys Example", contact_by="phone", contact_detail="01632 960113"),
        steps=(
            Escalate(
                reason="It is not put right: he needs a date that holds, and I cannot promise one. He would like "
                "somebody senior to ring him.",
                wanted="rebook", after=7,
            ),
            Claim(by="rui", after=140),
            Decide(
                by="rui", give="rebook", after=1470, put_right=PutRight.NO,
                done="New date, first on the list, agreed with the surgeon's secretary. Told him plainly why it was "
                "called off twice. Pain clinic rings him tomorrow. He still finds the wait too long.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=12, at="11:35", category="cleanliness", location=WARD_2,
        words="Son says the bathroom was not cleaned all weekend.",
        who=patient(
            "R-3266", "Gwen Makebelieve", complainant="family", complainant_name="Emrys Makebelieve",
            contact_by="email", contact_detail="emrys@example.org",
        ),
        steps=(
            SeeAuthority(kind=Authority.ATTORNEY, what="Copy of the power of attorney", after=40),
            Escalate(reason="He wants to know why nobody noticed.", after=10),
            Claim(by="rui", after=90),
            Decide(by="rui", done="Went round with him. Weekend round is back on the rota.", after=2 * HOUR),
        ),
    ),
    river(
        by="cleo", days_ago=8, at="16:00", category="lost_item", location=DAY_SURGERY,
        words="Glasses were in the blue bag, the bag is back, the glasses are not.",
        who=patient("R-3369", "Elfed Notreal", contact_by="none"),
        steps=(
            Escalate(reason="Worth more than I may give.", wanted="refund", amount=80_00, after=5),
            Claim(by="rui", after=20),
            Decide(by="rui", give="refund", amount=80_00, done="Paid for new ones.", after=30),
        ),
    ),
)  # fmt: skip
