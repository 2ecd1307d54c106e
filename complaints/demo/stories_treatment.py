"""About care and treatment, or where somebody was hurt or at risk: never the desk's to end. Oldest first."""

from complaints.demo.places import (
    BLOOD_TESTS,
    EMERGENCY,
    GARAGE,
    LABORATORY,
    MINOR_INJURIES,
    PHARMACY,
    RECEPTION_A,
    WARD_2,
    WARD_3,
)
from complaints.demo.steps import DAY, HOUR, Answer, Claim, Decide, Escalate, Reopen, SeeAuthority
from complaints.demo.story import north, patient, river
from complaints.models import Authority, CallState, PutRight, RedFlag
from complaints.particulars import Particulars

TREATMENT = (
    north(
        by="ben", days_ago=86, at="13:20", category="clinical", location=LABORATORY,
        words="Four tries to draw blood and both arms are blue. Nobody offered to get somebody else.",
        who=patient("N-18877", "Clement Invented", contact_by="phone", contact_detail="555-0112"),
        steps=(
            Escalate(reason="How it was done is not mine to end. He wants it looked at before the next draw.", after=5),
            Claim(by="mona", after=80),
            Decide(
                by="mona", after=100,
                done="Went through it with the lab lead: warm pack and a senior tech first, it is on his chart. "
                "Called him, he will come.",
            ),
        ),
    ),
    north(
        by="theo", days_ago=79, at="08:45", category="cleanliness", location=GARAGE, red_flags=(RedFlag.HARM,),
        words="Slipped on the wet floor by the elevator, no sign. Her wrist hurts.",
        who=patient("N-20491", "Marguerite Sample", contact_by="post", contact_detail="8 Sample Court"),
        steps=(
            Escalate(reason="She is hurt. A nurse is with her, and she wants it written down.", after=2),
            Answer(by="mona", answer=CallState.ATTENDED, note="On my way down.", after=2),
            Claim(by="mona", after=20),
            Decide(
                by="mona", after=3 * HOUR,
                done="The X-ray shows a sprain; stayed with her. Signs go out before the mop does from today. A "
                "letter with my name is in the mail.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=76, at="10:25", category="clinical", location=MINOR_INJURIES,
        words="Was given another patient's eye drops at the hatch. Noticed before using them.",
        who=patient("R-2440", "Seren Invented", contact_by="phone", contact_detail="01632 960151"),
        steps=(
            Escalate(reason="Nobody is hurt, but it is about medicine.", after=3),
            Claim(by="rui", after=40),
            Decide(
                by="rui", after=5 * HOUR,
                done="Went through it with the pharmacist: two bags were side by side. Names are read back at the "
                "hatch now. Rang her, she is content.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=63, at="15:20", category="being_informed", location=WARD_2, red_flags=(RedFlag.AT_RISK,),
        words="Neighbour rang: he was sent home by taxi to an empty flat, confused, with no heating on.",
        who=patient(
            "R-2602", "Aneurin Nobody", channel="phone", complainant="other", complainant_name="Gladys Imagined",
            contact_by="phone", contact_detail="01632 960160",
        ),
        steps=(
            Escalate(reason="He is there on his own now.", after=1),
            Answer(by="rui", answer=CallState.ATTENDED, note="I have the line.", after=1),
            Claim(by="rui", after=3),
            Decide(
                by="rui", after=2 * HOUR,
                done="District nurse with him within the hour, back on the ward for the night. His niece knows. We "
                "ring home before anybody leaves now.",
            ),
        ),
    ),
    north(
        by="ben", days_ago=54, at="16:05", category="clinical", location=WARD_3,
        words="Daughter says her mother rang for an hour and nobody came. She was left wet.",
        red_flags=(RedFlag.ABUSE_OR_NEGLECT,),
        who=patient(
            "N-21288", "Eulalia Fictional", complainant="family", complainant_name="Corinna Fictional",
            contact_by="phone", contact_detail="555-0146",
        ),
        steps=(
            Escalate(reason="Left without help for an hour. The charge nurse is with her now.", after=3),
            Answer(by="mona", answer=CallState.ATTENDED, note="Coming up.", after=3),
            Claim(by="mona", after=12),
            SeeAuthority(by="mona", kind=Authority.ATTORNEY, what="On file since admission", after=20),
            Decide(
                by="mona", after=DAY, put_right=PutRight.COULD_NOT_ASK,
                done="In a room by the station since the same evening, and reported as the law asks. The daughter "
                "was on her flight home: message left, letter sent.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=41, at="09:45", category="clinical", location=MINOR_INJURIES,
        words="The splint was put on the wrong finger.",
        who=Particulars(contact_by="phone", contact_detail="01632 960144"),
        steps=(
            Escalate(reason="About treatment.", after=5),
            Claim(by="rui", after=50),
            Decide(by="rui", done="Put right the same hour. The team has changed its check.", after=3 * HOUR),
            Reopen(reason="She has had no letter.", after=37 * DAY),
        ),
    ),
    north(
        by="ben", days_ago=17, at="10:10", category="clinical", location=EMERGENCY, name="stitches",
        words="Stitches came open at home the same night.",
        who=patient("N-22890", "Philippa Fabricated", contact_by="email", contact_detail="philippa@example.org"),
        steps=(
            Escalate(reason="About the treatment itself.", after=4),
            Claim(by="mona", after=70),
            Decide(
                by="mona", after=2 * DAY,
                done="The wound clinic saw her the same day; the team looked at how it was closed.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=6, at="11:25", category="clinical", location=RECEPTION_A,
        words="Went home with the IV still in his arm. His wife noticed at supper and drove him back.",
        who=patient("N-23466", "Thaddeus Madeup", contact_by="phone", contact_detail="555-0186"),
        steps=(
            Escalate(reason="It is out and he is well. How it could happen is for a manager.", after=4),
            Claim(by="mona", after=50),
            Decide(
                by="mona", after=DAY,
                done="Met both of them with the charge nurse. Two people check before anybody leaves now. He said "
                "that is what he came for.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=2, at="15:10", category="clinical", location=PHARMACY,
        words="Told us about the penicillin allergy, it was in the bag anyway. Read the label at home, took none.",
        who=patient("N-23914", "Josephine Example", contact_by="phone", contact_detail="555-0195"),
        steps=(
            Escalate(
                reason="Nobody was hurt, but it has to be looked into. Has the right medicine now and wants to know "
                "how it happened. Best reached after four.",
                after=4,
            ),
            Claim(by="mona", after=95),
        ),
    ),
    river(
        by="cleo", days_ago=8, at="11:40", category="clinical", location=BLOOD_TESTS,
        words="Blood was taken twice, and both samples were lost on the way. Third time today.",
        who=patient("R-3412", "Bronwen Fictional", contact_by="phone", contact_detail="01632 960171"),
        steps=(
            Escalate(reason="It is about a test that her treatment waits for.", after=4),
            Claim(by="rui", after=75),
        ),
    ),
)  # fmt: skip
