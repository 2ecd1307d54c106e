"""Northgate, oldest first: American spelling, dollars, US rules."""

from functools import partial

from complaints.demo.story import Claim, Decide, Escalate, Resolve, Story
from complaints.models import PutRight, RedFlag

told = partial(Story, site="Northgate")
RECEPTION_A = "Outpatients, Reception A"
RECEPTION_B = "Outpatients, Reception B"
EMERGENCY = "Emergency, waiting room"
GARAGE = "Main entrance and garage"

NORTHGATE = (
    told(
        by="ava",
        days_ago=29,
        at="09:40",
        words="Appointment was 9:15 and nobody has said why it is late. Took the morning off work for this.",
        category="waiting",
        location=RECEPTION_A,
        steps=(
            Resolve(
                give="explain",
                done="Said sorry, asked the clinic: they are two rooms short today. Told them 15 more minutes, "
                "came back when it was 12.",
                after=16,
            ),
        ),
    ),
    told(
        by="theo",
        days_ago=28,
        at="11:05",
        words="Came on the wrong day. The reminder we sent had the old date in it.",
        category="appointment",
        location=RECEPTION_A,
        steps=(
            Resolve(give="rebook", done="Our mistake and said so. Found them a slot at 2:30 and fixed the reminder."),
        ),
    ),
    told(
        by="ben",
        days_ago=27,
        at="08:20",
        words="Garage was full at 8, parked six blocks away, late for the scan because of it.",
        category="parking",
        location="Radiology",
        steps=(
            Resolve(
                give="move_up",
                done="Radiology took them next. Showed them the patient spaces behind the building for next time.",
            ),
        ),
    ),
    told(
        by="ava",
        days_ago=26,
        at="13:25",
        words="Lunch was fish again. She said on day one that she cannot eat it. Nothing since breakfast.",
        category="food",
        location="Ward 3",
        steps=(
            Resolve(
                give="replace_item",
                done="Kitchen sent another tray in 20 minutes and I took it up. The card at the bed says no fish now.",
                after=25,
            ),
        ),
    ),
    told(
        by="ava",
        days_ago=24,
        at="11:50",
        words="Clinic ran two hours over and the parking with it. They should not have to pay for our delay.",
        category="parking",
        location=RECEPTION_A,
        steps=(
            Resolve(
                give="parking",
                amount=8_00,
                done="Agreed, said sorry and paid the two extra hours. Walked them to the pay station.",
            ),
        ),
    ),
    told(
        by="theo",
        days_ago=23,
        at="15:15",
        words="Drilling right above the chairs all afternoon. He has a migraine already and an hour to wait.",
        category="noise",
        location=RECEPTION_B,
        steps=(
            Resolve(
                give="explain",
                done="Said sorry, the work stops at four. Sat him in the quiet room and told the nurse where he is.",
                after=5,
            ),
        ),
    ),
    told(
        by="ben",
        days_ago=22,
        at="08:10",
        words="Their mother was moved to another ward overnight. The family came in to an empty bed.",
        category="being_informed",
        location="Ward 3",
        steps=(
            Resolve(
                give="explain",
                done="Said how sorry we are for the scare. Walked them up, the nurse went through the night with "
                "them, and the daughter is on the chart as first to call.",
                after=35,
            ),
        ),
    ),
    told(
        by="ava",
        days_ago=20,
        at="09:05",
        words="Felt waved away at check-in. She only asked if she could sit nearer the door.",
        category="attitude",
        location=RECEPTION_B,
        steps=(
            Resolve(
                give="explain",
                done="Listened, no excuses. She sits by the door now. My colleague came over to say sorry himself.",
            ),
        ),
    ),
    told(
        by="theo",
        days_ago=19,
        at="16:20",
        words="No soap in the restroom and the floor is wet. Nearly slipped, did not fall.",
        category="cleanliness",
        location=EMERGENCY,
        steps=(
            Resolve(
                give="explain",
                done="Thanked him for saying it. Housekeeping came right away, I checked it again before he left.",
                after=22,
            ),
        ),
    ),
    told(
        by="ben",
        days_ago=17,
        at="07:55",
        words="Fasting since midnight for a 7:00 draw, still not called and feeling faint.",
        category="waiting",
        location="Laboratory",
        steps=(
            Resolve(give="move_up", done="Lab took her next. Brought juice and crackers for right after the draw."),
        ),
    ),
    told(
        by="ava",
        days_ago=16,
        at="14:40",
        words="Had to say out loud why she is here, with the whole line behind her.",
        category="privacy",
        location=RECEPTION_A,
        steps=(
            Resolve(
                give="explain",
                done='Said sorry, finished at the side window. Put the "wait here" stand two steps further back.',
            ),
        ),
    ),
    told(
        by="mona",
        days_ago=14,
        at="11:30",
        words="His glasses are gone since he changed for the X-ray. He cannot drive home without them.",
        category="lost_item",
        location="Radiology",
        steps=(
            Resolve(
                give="explain",
                done="Went back with him and found them in the locker, in the gown. Said sorry for the fright.",
                after=18,
            ),
        ),
    ),
    told(
        by="ava",
        days_ago=13,
        at="10:15",
        words="The estimate said one price, the statement says nearly double. She is afraid to open the next one.",
        category="bill",
        location=RECEPTION_A,
        steps=(
            Resolve(
                give="explain",
                done="Got Billing on the phone with her: insurance had not answered yet, nothing is due now. "
                "Wrote the name and extension down for her.",
                after=20,
            ),
        ),
    ),
    told(
        by="theo",
        days_ago=12,
        at="18:05",
        words="Discharge papers took until six. The ride home left without him and the last bus is gone.",
        category="waiting",
        location=RECEPTION_A,
        steps=(
            Resolve(
                by="ben",
                give="taxi",
                amount=14_00,
                done="Said sorry, called a taxi and paid for it. Waited at the door with him until it came.",
                after=9,
            ),
        ),
    ),
    told(
        by="theo",
        days_ago=10,
        at="09:30",
        words="Delivery van in the drop-off bay. They had to push the wheelchair along the road.",
        category="parking",
        location=GARAGE,
        steps=(
            Resolve(
                give="explain",
                done="Had the van moved and told the loading dock. They had gone in when I got back, could not say "
                "sorry in person.",
                put_right=PutRight.COULD_NOT_ASK,
                after=8,
            ),
        ),
    ),
    told(
        by="ava",
        days_ago=9,
        at="10:20",
        words="Billed twice for one visit, and now a late fee on the second one. Third time here about it.",
        category="bill",
        location=RECEPTION_A,
        steps=(
            Escalate(
                reason="He paid twice and should get the second one back today. That is more than I may give.",
                wanted="refund",
                amount=45_00,
                after=6,
            ),
            Claim(by="mona", after=64),
            Decide(
                by="mona",
                give="refund",
                amount=45_00,
                done="Went through both statements with Billing. One visit, one charge: gave the second payment back, "
                "the late fee is off. Called him, said sorry for three trips, sent it in writing.",
                after=150,
            ),
        ),
    ),
    told(
        by="ben",
        days_ago=8,
        at="10:45",
        words="Drove ninety minutes for a visit that was canceled yesterday. No call, no message.",
        category="appointment",
        location=RECEPTION_A,
        steps=(
            Resolve(
                give="rebook",
                done="We had an old phone number, fixed it. The doctor sees her at 12:15, so the drive was not for "
                "nothing.",
                after=12,
            ),
        ),
    ),
    told(
        by="theo",
        days_ago=5,
        at="12:45",
        words="The TV is loud and nobody can turn it down. Too much for the child, who is hiding under the coat.",
        category="noise",
        location=RECEPTION_B,
        steps=(
            Resolve(
                give="explain",
                done="Turned it off, nobody minded. Gave them the small room and the nurse will come to them.",
            ),
        ),
    ),
    told(
        by="ava",
        days_ago=3,
        at="15:35",
        words="Gave up after 70 minutes in the lab line and told the guard on the way out.",
        category="waiting",
        location="Laboratory",
        steps=(
            Resolve(
                give="rebook",
                done="Called the number we have, voicemail. Said sorry and kept the first place tomorrow, 7:00.",
                put_right=PutRight.COULD_NOT_ASK,
                after=20,
            ),
        ),
    ),
    told(
        by="ava",
        days_ago=2,
        at="15:10",
        words="Told us about the penicillin allergy, it was in the bag anyway. Read the label at home, took none.",
        category="clinical",
        location="Pharmacy",
        steps=(
            Escalate(
                reason="Nobody was hurt, but it has to be looked into. Has the right medicine now and wants to know "
                "how it happened. Best reached after four.",
                after=4,
            ),
            Claim(by="mona", after=95),
        ),
    ),
    told(
        by="ben",
        days_ago=1,
        at="10:25",
        words="Interpreter was booked and none came. Her nephew, who is twelve, was asked to translate.",
        category="being_informed",
        location=RECEPTION_B,
        steps=(
            Resolve(
                give="explain",
                done="Said sorry to both. Video interpreter in ten minutes, and the doctor started over from the top.",
                after=14,
            ),
        ),
    ),
    told(
        by="ben",
        days_ago=1,
        at="16:10",
        words="Handed in a two-page letter: sent home without anyone explaining the new pills. Wants a written answer.",
        category="being_informed",
        location=RECEPTION_A,
        red_flags=(RedFlag.WRITTEN, RedFlag.FORMAL_ANSWER),
    ),
    told(
        by="theo",
        minutes_ago=52,
        words="Gray coat left on the chair during the X-ray, gone now. Car key in the pocket. Security is looking.",
        category="lost_item",
        location=RECEPTION_A,
    ),
    told(
        by="ava",
        minutes_ago=34,
        words="The letter says Reception A, the text says B. Walked to both with a bad hip. Asking which one it is.",
        category="appointment",
        location=RECEPTION_A,
    ),
    told(
        by="ben",
        minutes_ago=26,
        words="Her father slid off the chair in the hallway, elbow swollen. She says ten minutes before anyone came.",
        category="clinical",
        location="Radiology",
        red_flags=(RedFlag.HARM,),
        steps=(
            Escalate(
                reason="He is hurt. A nurse is with him, the daughter is very upset and nobody has written it down. "
                "Please come.",
                after=2,
            ),
        ),
    ),
    told(
        by="ben",
        minutes_ago=18,
        words="Full name and what is wrong with her called across the waiting room. She is crying in the corner.",
        category="privacy",
        location=RECEPTION_A,
    ),
    told(
        by="ava",
        minutes_ago=7,
        words="Fifty minutes past the time on the slip and the board still says on time. Asked twice, no answer.",
        category="waiting",
        location=RECEPTION_A,
    ),
)
