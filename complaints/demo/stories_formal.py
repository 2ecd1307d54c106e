"""Formal without being escalated: letters, who left before it was put right, and where the time ran out."""

from complaints.demo.places import EMERGENCY, LABORATORY, MAIN_DESK, RECEPTION_A, RECEPTION_B, WARD_2, WARD_3
from complaints.demo.steps import DAY, HOUR, Claim, Decide, Note, SeeAuthority
from complaints.demo.story import north, patient, river
from complaints.models import Authority, PutRight, RedFlag
from complaints.particulars import Particulars

FORMAL = (
    river(
        by="cleo", days_ago=58, at="15:05", category="being_informed", location=WARD_2,
        words="Asked for the ward sister all afternoon.",
        steps=(
            Note(words="Sister is in theatre till late; I ask again tomorrow.", after=60),
            Claim(by="rui", after=7 * DAY - 5 * HOUR),
            Decide(
                by="rui", after=3 * HOUR,
                done="Rang her, said sorry that a week went by. Sister has seen her, and the answer is in writing.",
            ),
        ),
    ),
    north(
        by="ben", days_ago=50, at="12:10", category="waiting", location=EMERGENCY, patient_left=True,
        words="Walked out before triage; a neighbor who brought her told us at the desk.",
        who=patient("N-21077", "Perpetua Nobody", contact_by="phone", contact_detail="555-0157"),
        steps=(
            Claim(by="mona", after=90),
            Decide(
                by="mona", after=DAY, put_right=PutRight.COULD_NOT_ASK,
                done="Called three times and got no answer. The letter says how to reach me and where to be seen.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=36, at="09:20", category="cleanliness", location=WARD_3,
        words="Handwritten letter at the desk: the bathroom on the ward was not cleaned for two days.",
        who=patient("N-21845", "Horatio Example", channel="written", contact_by="post", contact_detail="4 Sample Road"),
        steps=(
            Claim(by="mona", after=70),
            Note(by="mona", words="The list for those two days is not signed.", after=2 * HOUR),
            Decide(
                by="mona", after=2 * DAY,
                done="Answered in writing: he is right, and what changed. The round is checked twice a day now.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=30, at="10:15", category="being_informed", location=MAIN_DESK,
        words="Letter from his widow: nobody told her that she could have stayed the night with him.",
        who=patient(
            "R-2964", "Gethin Nobody", channel="written", complainant="family", complainant_name="Olwen Nobody",
            contact_by="post", contact_detail="9 Fiction Lane",
        ),
        steps=(
            SeeAuthority(kind=Authority.REPRESENTATIVE, what="Copy of the will, in the folder", after=25),
            Claim(by="rui", after=65),
            Decide(
                by="rui", after=3 * DAY,
                done="Went to see her with the ward sister and said how sorry we are. Every family is told now, "
                "and there is a bed for them. The answer is in writing too.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=21, at="15:30", category="attitude", location=RECEPTION_B, patient_left=True,
        words="Felt talked down to and walked out before anyone could speak with him.",
        who=patient("N-22411", "Leopold Nobody", contact_by="phone", contact_detail="555-0162"),
        steps=(
            Claim(by="mona", after=45),
            Decide(by="mona", done="Called him the same day; letter with names and dates sent.", after=60),
        ),
    ),
    river(
        by="cleo", days_ago=9, at="13:50", category="waiting", location=MAIN_DESK,
        words="Waited twice for the hospital transport and it never came. Wants to know who cancels it.",
        who=patient("R-3352", "Hywel Madeup", contact_by="phone", contact_detail="01632 960140"),
        steps=(Note(words="Transport office is looking into it and rings me back.", after=35),),
    ),
    north(
        by="ava", days_ago=2, at="10:05", category="attitude", location=RECEPTION_A,
        words="Letter of two pages about how she was spoken to on her last three visits.",
        who=Particulars(channel="written", contact_by="post", contact_detail="12 Example Lane"),
        steps=(Claim(by="mona", after=3 * HOUR),),
    ),
    north(
        by="theo", days_ago=1, at="11:40", category="waiting", location=LABORATORY, patient_left=True,
        words="Left after an hour in line and says he will go elsewhere. His number is on the slip.",
        who=patient("N-24002", "Silas Imagined", contact_by="phone", contact_detail="555-0190"),
    ),
    river(
        by="cleo", days_ago=1, at="16:05", category="appointment", location=MAIN_DESK, red_flags=(RedFlag.WRITTEN,),
        words="Brought a printed e-mail: three months for a hearing test, nobody rings back. Wants it answered.",
    ),
    north(
        by="ben", days_ago=1, at="16:10", category="being_informed", location=RECEPTION_A,
        words="Handed in a two-page letter: sent home without anyone explaining the new pills. Wants a written answer.",
        red_flags=(RedFlag.WRITTEN, RedFlag.FORMAL_ANSWER),
    ),
)  # fmt: skip
