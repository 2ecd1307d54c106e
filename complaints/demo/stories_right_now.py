"""What is on the desks this very hour, whatever the hour is: oldest first."""

from complaints.demo.places import GARAGE, MAIN_DESK, MINOR_INJURIES, RADIOLOGY, RECEPTION_A
from complaints.demo.steps import Call, Escalate
from complaints.demo.story import north, patient, river
from complaints.models import RedFlag
from complaints.particulars import Particulars

RIGHT_NOW = (
    north(
        by="theo", minutes_ago=52, category="lost_item", location=RECEPTION_A,
        words="Gray coat left on the chair during the X-ray, gone now. Car key in the pocket. Security is looking.",
    ),
    river(
        by="cleo", minutes_ago=41, category="clinical", location=MINOR_INJURIES,
        words="Stitches due out last week, turned away twice. The wound is red and she is worried.",
        who=patient("R-3478", "Nesta Imagined", contact_by="phone", contact_detail="01632 960182"),
        steps=(
            Escalate(
                reason="A nurse is looking at it now. She wants to know why she was sent away, and that is not mine "
                "to answer.",
                after=5,
            ),
        ),
    ),
    north(
        by="ava", minutes_ago=34, category="appointment", location=RECEPTION_A,
        words="The letter says Reception A, the text says B. Walked to both with a bad hip. Asking which one it is.",
    ),
    river(
        by="cleo", minutes_ago=27, category="waiting", location=MINOR_INJURIES,
        words="Was told an hour on arrival, it is nearly three. Wants to speak with whoever is in charge.",
        steps=(Call(note="He will not sit down again. Could somebody come, please?", after=2),),
    ),
    north(
        by="ben", minutes_ago=26, category="clinical", location=RADIOLOGY, red_flags=(RedFlag.HARM,),
        words="Her father slid off the chair in the hallway, elbow swollen. She says ten minutes before anyone came.",
        who=Particulars(complainant="family", contact_by="phone", contact_detail="555-0198"),
        steps=(
            Escalate(
                reason="He is hurt. A nurse is with him, the daughter is very upset and nobody has written it down. "
                "Please come.",
                after=2,
            ),
        ),
    ),
    north(
        by="ben", minutes_ago=18, category="privacy", location=RECEPTION_A,
        words="Full name and what is wrong with her called across the waiting room. She is crying in the corner.",
    ),
    river(
        by="cleo", minutes_ago=12, category="appointment", location=MAIN_DESK,
        words="Booked in an hour ago, not on the list. Two buses to get here and nobody can find the letter.",
    ),
    north(
        by="ava", minutes_ago=7, category="waiting", location=RECEPTION_A,
        words="Fifty minutes past the time on the slip and the board still says on time. Asked twice, no answer.",
    ),
    north(
        by="theo", minutes_ago=6, category="parking", location=GARAGE,
        words="Lost ticket, and the machine wants thirty dollars.",
        # thirty dollars may be allowed only where the payer is known to set no limit
        who=patient("N-24417", "Alma Invented", payer="not_limited"),
        steps=(Call(wanted="parking", amount=30_00, note="The pharmacy's receipt shows when they came."),),
    ),
)  # fmt: skip
