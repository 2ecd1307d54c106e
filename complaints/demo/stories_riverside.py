"""Put right at Riverside's desk, oldest first: British spelling, pounds, England's rules, so everybody was asked."""

from complaints.demo.places import BLOOD_TESTS, CAR_PARK, DAY_SURGERY, MAIN_DESK, WARD_2, X_RAY
from complaints.demo.steps import Resolve
from complaints.demo.story import patient, river

RIVERSIDE = (
    river(
        by="cleo", days_ago=29, at="10:10", category="parking", location=CAR_PARK,
        words="The ticket machine takes coins only and he had none. Came in frightened of a fine.",
        steps=(Resolve(give="explain", done="Rang the car park office, they have noted his number plate: no fine."),),
    ),
    river(
        by="rui", days_ago=28, at="14:15", category="attitude", location=MAIN_DESK, about="cleo",
        words="Says she was ignored at the desk for ten minutes.",
        steps=(Resolve(give="explain", done="Heard her out and said sorry. A word with the desk, kindly.", after=15),),
    ),
    river(
        by="cleo", days_ago=27, at="09:25", category="waiting", location=MAIN_DESK,
        words="Forty minutes past her time, and two people who came after her have gone in.",
        steps=(
            Resolve(
                give="explain", after=30,
                done="Two clinics share the room and I explained which is which. She is next but one in hers, "
                "was seen at 9:50.",
            ),
        ),
    ),
    river(
        by="rui", days_ago=25, at="14:15", category="attitude", location=BLOOD_TESTS,
        words='Was greeted with "you again?" at the window. He comes every week because he has to.',
        steps=(
            Resolve(
                give="explain",
                done="Heard him out, told him it was wrong and that I am sorry. Will speak with the team today, "
                "without his name.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=24, at="11:45", category="appointment", location=MAIN_DESK,
        words="Two letters, two dates, and she took a day's leave for the wrong one.",
        steps=(Resolve(give="rebook", done="Said sorry. Found her 3:40 this afternoon and cancelled the other one."),),
    ),
    river(
        by="cleo", days_ago=21, at="13:05", category="food", location=DAY_SURGERY,
        words="Nothing to eat since last night, and the operation was called off at one o'clock.",
        who=patient("R-3120", "Kelvin Sample", contact_by="phone", contact_detail="01632 960102"),
        steps=(
            Resolve(
                give="meal", amount=7_50,
                done="Said how sorry we are. Meal voucher for the canteen, and the nurse said he may eat. The ward "
                "rings him with the new date.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=20, at="15:50", category="being_informed", location=MAIN_DESK,
        words="Sent from desk to desk for her results. Each one says the other has them.",
        steps=(
            Resolve(
                give="explain", after=15,
                done="Rang the clinic with her beside me: the results go to her GP on Thursday. Wrote it down for her.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=18, at="08:55", category="cleanliness", location=BLOOD_TESTS,
        words="Dried blood on the arm of the chair. Did not want to sit anywhere after that.",
        steps=(
            Resolve(
                give="explain", after=10,
                done="Took the chair away at once and thanked her for telling us. Cleaners did the whole row.",
            ),
        ),
    ),
    river(
        by="rui", days_ago=16, at="16:30", category="noise", location=WARD_2,
        words="No sleep for two nights, the bin lid bangs next to the bed every hour.",
        steps=(
            Resolve(give="replace_item", done="Swapped it for a soft-closing bin. Sister has offered the side bay."),
        ),
    ),
    river(
        by="cleo", days_ago=13, at="12:20", category="privacy", location=X_RAY,
        words="The curtain does not close in the second cubicle. Everybody walked past while she undressed.",
        steps=(
            Resolve(
                give="explain", after=12,
                done="Said sorry, she dressed again in the staff room. Cubicle two is shut until the rail is mended.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=11, at="10:35", category="lost_item", location=WARD_2,
        words="Hearing aid went with the breakfast tray. He cannot follow the round without it.",
        who=patient("R-3290", "Idris Example", complainant="family", complainant_name="Nerys Example"),
        steps=(
            Resolve(
                give="explain", after=40,
                done="Rang the kitchen: found it on the trolley. Cleaned, tried, working. Labelled box by the bed now.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=8, at="14:00", category="bill", location=MAIN_DESK,
        words="Was sent an invoice for a doctor's letter nobody told her she would have to pay for.",
        steps=(
            Resolve(
                give="explain", after=17,
                done="Rang accounts with her: it was meant for the insurer and has gone there. Nothing to pay.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=4, at="09:45", category="waiting", location=BLOOD_TESTS,
        words="Queue out of the door and she is not steady on her stick. Nowhere to sit.",
        steps=(Resolve(give="move_up", done="Fetched a chair, and they took her as the next one."),),
    ),
    river(
        by="cleo", days_ago=2, at="11:15", category="being_informed", location=X_RAY,
        words="Nobody told them that X-ray has moved downstairs. Went up with a toddler and came down again.",
        steps=(
            Resolve(
                give="explain", after=3,
                done="Said sorry for the walk and took them there myself. A new sign is up at our desk too.",
            ),
        ),
    ),
)  # fmt: skip
