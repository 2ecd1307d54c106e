"""Riverside, oldest first: British spelling, pounds, England's rules, so nothing ends with “could not ask”."""

from functools import partial

from complaints.demo.story import Claim, Decide, Escalate, Resolve, Story
from complaints.models import PutRight, RedFlag

told = partial(Story, site="Riverside")
MAIN_DESK = "Outpatients, main desk"
MINOR_INJURIES = "Minor injuries, waiting room"
CAR_PARK = "Entrance and car park"

RIVERSIDE = (
    told(
        by="cleo",
        days_ago=29,
        at="10:10",
        words="The ticket machine takes coins only and he had none. Came in frightened of a fine.",
        category="parking",
        location=CAR_PARK,
        steps=(Resolve(give="explain", done="Rang the car park office, they have noted his number plate: no fine."),),
    ),
    told(
        by="cleo",
        days_ago=27,
        at="09:25",
        words="Forty minutes past her time, and two people who came after her have gone in.",
        category="waiting",
        location=MAIN_DESK,
        steps=(
            Resolve(
                give="explain",
                done="Two clinics share the room and I explained which is which. She is next but one in hers, "
                "was seen at 9:50.",
                after=30,
            ),
        ),
    ),
    told(
        by="rui",
        days_ago=25,
        at="14:15",
        words='Was greeted with "you again?" at the window. He comes every week because he has to.',
        category="attitude",
        location="Blood tests",
        steps=(
            Resolve(
                give="explain",
                done="Heard him out, told him it was wrong and that I am sorry. Will speak with the team today, "
                "without his name.",
            ),
        ),
    ),
    told(
        by="cleo",
        days_ago=24,
        at="11:45",
        words="Two letters, two dates, and she took a day's leave for the wrong one.",
        category="appointment",
        location=MAIN_DESK,
        steps=(Resolve(give="rebook", done="Said sorry. Found her 3:40 this afternoon and cancelled the other one."),),
    ),
    told(
        by="cleo",
        days_ago=21,
        at="13:05",
        words="Nothing to eat since last night, and the operation was called off at one o'clock.",
        category="food",
        location="Day surgery",
        steps=(
            Resolve(
                give="meal",
                amount=7_50,
                done="Said how sorry we are. Meal voucher for the canteen, and the nurse said he may eat. The ward "
                "rings him with the new date.",
            ),
        ),
    ),
    told(
        by="cleo",
        days_ago=20,
        at="15:50",
        words="Sent from desk to desk for her results. Each one says the other has them.",
        category="being_informed",
        location=MAIN_DESK,
        steps=(
            Resolve(
                give="explain",
                done="Rang the clinic with her beside me: the results go to her GP on Thursday. Wrote it down for her.",
                after=15,
            ),
        ),
    ),
    told(
        by="cleo",
        days_ago=18,
        at="08:55",
        words="Dried blood on the arm of the chair. Did not want to sit anywhere after that.",
        category="cleanliness",
        location="Blood tests",
        steps=(
            Resolve(
                give="explain",
                done="Took the chair away at once and thanked her for telling us. Cleaners did the whole row.",
                after=10,
            ),
        ),
    ),
    told(
        by="rui",
        days_ago=16,
        at="16:30",
        words="No sleep for two nights, the bin lid bangs next to the bed every hour.",
        category="noise",
        location="Ward 2",
        steps=(
            Resolve(give="replace_item", done="Swapped it for a soft-closing bin. Sister has offered the side bay."),
        ),
    ),
    told(
        by="cleo",
        days_ago=15,
        at="10:30",
        words="His operation has been called off for the second time. Hip, in pain, lives on his own.",
        category="appointment",
        location="Day surgery",
        steps=(
            Escalate(
                reason="It is not put right: he needs a date that holds, and I cannot promise one. He would like "
                "somebody senior to ring him.",
                wanted="rebook",
                after=7,
            ),
            Claim(by="rui", after=140),
            Decide(
                by="rui",
                give="rebook",
                done="New date, first on the list, agreed with the surgeon's secretary. Told him plainly why it was "
                "called off twice. Pain clinic rings him tomorrow. He still finds the wait too long.",
                put_right=PutRight.NO,
                after=1470,
            ),
        ),
    ),
    told(
        by="cleo",
        days_ago=13,
        at="12:20",
        words="The curtain does not close in the second cubicle. Everybody walked past while she undressed.",
        category="privacy",
        location="X-ray",
        steps=(
            Resolve(
                give="explain",
                done="Said sorry, she dressed again in the staff room. Cubicle two is shut until the rail is mended.",
                after=12,
            ),
        ),
    ),
    told(
        by="cleo",
        days_ago=11,
        at="10:35",
        words="Hearing aid went with the breakfast tray. He cannot follow the round without it.",
        category="lost_item",
        location="Ward 2",
        steps=(
            Resolve(
                give="explain",
                done="Rang the kitchen: found it on the trolley. Cleaned, tried, working. Labelled box by the bed now.",
                after=40,
            ),
        ),
    ),
    told(
        by="cleo",
        days_ago=8,
        at="14:00",
        words="Was sent an invoice for a doctor's letter nobody told her she would have to pay for.",
        category="bill",
        location=MAIN_DESK,
        steps=(
            Resolve(
                give="explain",
                done="Rang accounts with her: it was meant for the insurer and has gone there. Nothing to pay.",
                after=17,
            ),
        ),
    ),
    told(
        by="cleo",
        days_ago=4,
        at="09:45",
        words="Queue out of the door and she is not steady on her stick. Nowhere to sit.",
        category="waiting",
        location="Blood tests",
        steps=(Resolve(give="move_up", done="Fetched a chair, and they took her as the next one."),),
    ),
    told(
        by="cleo",
        days_ago=2,
        at="11:15",
        words="Nobody told them that X-ray has moved downstairs. Went up with a toddler and came down again.",
        category="being_informed",
        location="X-ray",
        steps=(
            Resolve(
                give="explain",
                done="Said sorry for the walk and took them there myself. A new sign is up at our desk too.",
                after=3,
            ),
        ),
    ),
    told(
        by="cleo",
        days_ago=1,
        at="16:05",
        words="Brought a printed e-mail: three months for a hearing test, nobody rings back. Wants it answered.",
        category="appointment",
        location=MAIN_DESK,
        red_flags=(RedFlag.WRITTEN,),
    ),
    told(
        by="cleo",
        minutes_ago=41,
        words="Stitches due out last week, turned away twice. The wound is red and she is worried.",
        category="clinical",
        location=MINOR_INJURIES,
        steps=(
            Escalate(
                reason="A nurse is looking at it now. She wants to know why she was sent away, and that is not mine "
                "to answer.",
                after=5,
            ),
        ),
    ),
    told(
        by="cleo",
        minutes_ago=12,
        words="Booked in an hour ago, not on the list. Two buses to get here and nobody can find the letter.",
        category="appointment",
        location=MAIN_DESK,
    ),
)
