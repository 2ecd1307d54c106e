"""Escalated at Northgate, oldest first: beyond the desk, about somebody here, or to be answered formally."""

from complaints.demo.places import EMERGENCY, GARAGE, RECEPTION_A, RECEPTION_B, WARD_3
from complaints.demo.steps import DAY, HOUR, Claim, Decide, Escalate, HandBack, Note, Release, SeeAuthority
from complaints.demo.story import north, patient
from complaints.models import Authority, PutRight, RedFlag
from complaints.particulars import Particulars

REVIEW_NORTHGATE = (
    north(
        by="ava", days_ago=68, at="11:05", category="bill", location=RECEPTION_B,
        words="Sent to collections over a bill that her insurance paid two months ago. They call her at work.",
        who=patient("N-17766", "Henrietta Madeup", payer="not_limited", contact_by="phone", contact_detail="555-0124"),
        steps=(
            Escalate(
                reason="Needs somebody who can take the late fee off and stop the calls today.", wanted="waive_fee",
                amount=25_00, after=7,
            ),
            Claim(by="mona", after=55),
            Decide(
                by="mona", give="waive_fee", amount=25_00, after=130,
                done="Took the late fee off and called the agency off. She has a letter that nothing is due.",
            ),
        ),
    ),
    north(
        by="theo", days_ago=61, at="14:20", category="being_informed", location=EMERGENCY, red_flags=(RedFlag.RIGHTS,),
        words="Deaf, asked for a sign language interpreter and was handed a notepad.",
        who=patient(
            "N-21102", "Ignatius Example", access_needs="Sign language interpreter", contact_by="email",
            contact_detail="ignatius@example.org",
        ),
        steps=(
            Escalate(reason="It is his right. He wants to hear it from somebody in charge.", after=6),
            Claim(by="mona", after=25),
            Decide(
                by="mona", after=90,
                done="Interpreter within the hour and the doctor started over. Said sorry in person. The tablet for "
                "signing hangs at triage now.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=46, at="10:50", category="appointment", location=RECEPTION_A,
        words="Specialist visit moved a third time, now four months out. He is losing weight.",
        who=patient("N-21560", "Bartholomew Nobody", contact_by="phone", contact_detail="555-0139"),
        steps=(
            Escalate(reason="Not put right: I can only offer him the same list.", wanted="rebook", after=9),
            Claim(by="mona", after=110),
            Decide(
                by="mona", give="rebook", after=DAY, put_right=PutRight.NO,
                done="Asked two clinics: six weeks is the best there is, and his own doctor sees him on Monday. He "
                "still finds it too long, and said so.",
            ),
        ),
    ),
    north(
        by="ben", days_ago=37, at="15:10", category="attitude", location=GARAGE, about="mona",
        words="Asked the manager for help with the wheelchair and she walked right past.",
        who=patient("N-21799", "Cornelia Imagined", contact_by="phone", contact_detail="555-0151"),
        steps=(
            Escalate(reason="It is about a manager here, so somebody from elsewhere should hear it.", after=4),
            Claim(by="rui", after=60),
            Decide(
                by="rui", after=70,
                done="Called her from the other site and listened. My colleague was running to an emergency, and "
                "has written to say sorry.",
            ),
        ),
    ),
    north(
        by="theo", days_ago=26, at="11:00", category="privacy", location=RECEPTION_A, about="ben",
        words="Whole line heard the diagnosis.",
        who=Particulars(
            complainant="family", complainant_name="Corwin Pretend", contact_by="phone", contact_detail="555-0165",
        ),
        steps=(
            Escalate(reason="It is about somebody here, so a manager should hear it.", after=3),
            Claim(by="mona", after=40),
            Decide(by="mona", done="Called them, said sorry, talked with my colleague about the side room.", after=90),
        ),
    ),
    north(
        by="theo", days_ago=19, at="09:35", category="privacy", location=RECEPTION_A,
        words="Opened the envelope with her name and found somebody else's results. Wants to know who has hers.",
        red_flags=(RedFlag.FORMAL_ANSWER,),
        who=patient("N-22630", "Seraphina Notreal", contact_by="post", contact_detail="77 Invented Avenue"),
        steps=(
            Escalate(reason="Asks for a formal answer, and two people's papers are mixed up.", after=5),
            Claim(by="mona", after=30),
            Decide(
                by="mona", after=4 * HOUR,
                done="Hers were still here and are handed over. The other patient has been told, the privacy officer "
                "too. Written answer sent.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=11, at="14:00", category="lost_item", location=WARD_3,
        words="Wedding ring missing since the transfer.",
        who=patient(
            "N-23007", "Aurelio Imagined", complainant="family", complainant_name="Carmela Imagined",
            contact_by="phone", contact_detail="555-0177", language="Spanish", access_needs="Interpreter on the phone",
        ),
        steps=(
            Escalate(reason="She wants it looked for properly and in writing.", after=5),
            SeeAuthority(kind=Authority.CONSENT, what="Signed consent, in the folder", after=30),
            Claim(by="mona", after=60),
            Release(by="mona", reason="Security has to look first.", after=20),
            Claim(by="mona", after=DAY),
            Decide(by="mona", done="Found in the ambulance's drawer. Written answer in Spanish.", after=50),
        ),
    ),
    north(
        by="ava", days_ago=9, at="10:20", category="bill", location=RECEPTION_A,
        words="Billed twice for one visit, and now a late fee on the second one. Third time here about it.",
        who=patient("N-21904", "Roderick Pretend", payer="not_limited", contact_by="phone", contact_detail="555-0173"),
        steps=(
            Escalate(
                reason="He paid twice and should get the second one back today. That is more than I may give.",
                wanted="refund", amount=45_00, after=6,
            ),
            Claim(by="mona", after=64),
            Decide(
                by="mona", give="refund", amount=45_00, after=150,
                done="Went through both statements with Billing. One visit, one charge: gave the second payment back, "
                "the late fee is off. Called him, said sorry for three trips, sent it in writing.",
            ),
        ),
    ),
    north(
        by="ben", days_ago=5, at="16:20", category="bill", location=RECEPTION_A,
        words="Wants the estimate explained by somebody who made it.",
        who=patient("N-23580", "Leonora Sample", contact_by="phone", contact_detail="555-0188"),
        steps=(
            Escalate(reason="I do not have the numbers.", after=4),
            HandBack(
                by="mona", to="ben", after=25,
                guidance="Billing will sit with them at five; call me if it is not enough.",
            ),
            Note(words="Billing came, they left calmer. Waiting for the letter.", after=50),
        ),
    ),
    north(
        by="ava", days_ago=1, at="13:15", category="appointment", location=RECEPTION_B,
        words="Third time the specialist canceled. Wants an answer with a name under it.",
        red_flags=(RedFlag.FORMAL_ANSWER,),
        who=Particulars(channel="phone", contact_by="phone", contact_detail="555-0184"),
        steps=(Escalate(reason="Asks for a formal answer.", after=3),),
    ),
)  # fmt: skip
