"""Put right at Northgate's desk, oldest first: American spelling, dollars, US rules."""

from complaints.demo.places import EMERGENCY, GARAGE, LABORATORY, RADIOLOGY, RECEPTION_A, RECEPTION_B, WARD_3
from complaints.demo.steps import Resolve
from complaints.demo.story import north, patient
from complaints.models import PutRight

NORTHGATE = (
    north(
        by="ava", days_ago=29, at="09:40", category="waiting", location=RECEPTION_A,
        words="Appointment was 9:15 and nobody has said why it is late. Took the morning off work for this.",
        steps=(
            Resolve(
                give="explain", after=16,
                done="Said sorry, asked the clinic: they are two rooms short today. Told them 15 more minutes, "
                "came back when it was 12.",
            ),
        ),
    ),
    north(
        by="theo", days_ago=28, at="11:05", category="appointment", location=RECEPTION_A,
        words="Came on the wrong day. The reminder we sent had the old date in it.",
        steps=(
            Resolve(give="rebook", done="Our mistake and said so. Found them a slot at 2:30 and fixed the reminder."),
        ),
    ),
    north(
        by="ben", days_ago=27, at="08:20", category="parking", location=RADIOLOGY,
        words="Garage was full at 8, parked six blocks away, late for the scan because of it.",
        steps=(
            Resolve(
                give="move_up",
                done="Radiology took them next. Showed them the patient spaces behind the building for next time.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=26, at="13:25", category="food", location=WARD_3,
        words="Lunch was fish again. She said on day one that she cannot eat it. Nothing since breakfast.",
        who=patient("N-21204", "Rosalind Sample"),
        steps=(
            Resolve(
                give="replace_item", after=25,
                done="Kitchen sent another tray in 20 minutes and I took it up. The card at the bed says no fish now.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=24, at="11:50", category="parking", location=RECEPTION_A,
        words="Clinic ran two hours over and the parking with it. They should not have to pay for our delay.",
        steps=(
            Resolve(
                give="parking", amount=8_00,
                done="Agreed, said sorry and paid the two extra hours. Walked them to the pay station.",
            ),
        ),
    ),
    north(
        by="theo", days_ago=23, at="15:15", category="noise", location=RECEPTION_B,
        words="Drilling right above the chairs all afternoon. He has a migraine already and an hour to wait.",
        steps=(
            Resolve(
                give="explain", after=5,
                done="Said sorry, the work stops at four. Sat him in the quiet room and told the nurse where he is.",
            ),
        ),
    ),
    north(
        by="ben", days_ago=22, at="08:10", category="being_informed", location=WARD_3,
        words="Their mother was moved to another ward overnight. The family came in to an empty bed.",
        who=patient("N-22096", "Beatrix Sample", complainant="family", complainant_name="Wendell Sample"),
        steps=(
            Resolve(
                give="explain", after=35,
                done="Said how sorry we are for the scare. Walked them up, the nurse went through the night with "
                "them, and the daughter is on the chart as first to call.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=20, at="09:05", category="attitude", location=RECEPTION_B,
        words="Felt waved away at check-in. She only asked if she could sit nearer the door.",
        steps=(
            Resolve(
                give="explain",
                done="Listened, no excuses. She sits by the door now. My colleague came over to say sorry himself.",
            ),
        ),
    ),
    north(
        by="theo", days_ago=19, at="16:20", category="cleanliness", location=EMERGENCY,
        words="No soap in the restroom and the floor is wet. Nearly slipped, did not fall.",
        steps=(
            Resolve(
                give="explain", after=22,
                done="Thanked him for saying it. Housekeeping came right away, I checked it again before he left.",
            ),
        ),
    ),
    north(
        by="ben", days_ago=17, at="07:55", category="waiting", location=LABORATORY,
        words="Fasting since midnight for a 7:00 draw, still not called and feeling faint.",
        steps=(
            Resolve(give="move_up", done="Lab took her next. Brought juice and crackers for right after the draw."),
        ),
    ),
    north(
        by="ava", days_ago=16, at="14:40", category="privacy", location=RECEPTION_A,
        words="Had to say out loud why she is here, with the whole line behind her.",
        steps=(
            Resolve(
                give="explain",
                done='Said sorry, finished at the side window. Put the "wait here" stand two steps further back.',
            ),
        ),
    ),
    north(
        by="mona", days_ago=14, at="11:30", category="lost_item", location=RADIOLOGY,
        words="His glasses are gone since he changed for the X-ray. He cannot drive home without them.",
        steps=(
            Resolve(
                give="explain", after=18,
                done="Went back with him and found them in the locker, in the gown. Said sorry for the fright.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=13, at="10:15", category="bill", location=RECEPTION_A,
        words="The estimate said one price, the statement says nearly double. She is afraid to open the next one.",
        who=patient("N-20977", "Odette Example", contact_by="phone", contact_detail="555-0106"),
        steps=(
            Resolve(
                give="explain", after=20,
                done="Got Billing on the phone with her: insurance had not answered yet, nothing is due now. "
                "Wrote the name and extension down for her.",
            ),
        ),
    ),
    north(
        by="theo", days_ago=12, at="18:05", category="waiting", location=RECEPTION_A,
        words="Discharge papers took until six. The ride home left without him and the last bus is gone.",
        who=patient("N-23318", "Ephraim Notreal", payer="limited"),
        steps=(
            Resolve(
                by="ben", give="taxi", amount=14_00, after=9,
                done="Said sorry, called a taxi and paid for it. Waited at the door with him until it came.",
            ),
        ),
    ),
    north(
        by="theo", days_ago=10, at="09:30", category="parking", location=GARAGE,
        words="Delivery van in the drop-off bay. They had to push the wheelchair along the road.",
        steps=(
            Resolve(
                give="explain", after=8, put_right=PutRight.COULD_NOT_ASK,
                done="Had the van moved and told the loading dock. They had gone in when I got back, could not say "
                "sorry in person.",
            ),
        ),
    ),
    north(
        by="ben", days_ago=8, at="10:45", category="appointment", location=RECEPTION_A,
        words="Drove ninety minutes for a visit that was canceled yesterday. No call, no message.",
        steps=(
            Resolve(
                give="rebook", after=12,
                done="We had an old phone number, fixed it. The doctor sees her at 12:15, so the drive was not for "
                "nothing.",
            ),
        ),
    ),
    north(
        by="theo", days_ago=5, at="12:45", category="noise", location=RECEPTION_B,
        words="The TV is loud and nobody can turn it down. Too much for the child, who is hiding under the coat.",
        steps=(
            Resolve(
                give="explain",
                done="Turned it off, nobody minded. Gave them the small room and the nurse will come to them.",
            ),
        ),
    ),
    north(
        by="ava", days_ago=3, at="15:35", category="waiting", location=LABORATORY,
        words="Gave up after 70 minutes in the lab line and told the guard on the way out.",
        steps=(
            Resolve(
                give="rebook", after=20, put_right=PutRight.COULD_NOT_ASK,
                done="Called the number we have, voicemail. Said sorry and kept the first place tomorrow, 7:00.",
            ),
        ),
    ),
    north(
        by="ben", days_ago=1, at="10:25", category="being_informed", location=RECEPTION_B,
        words="Interpreter was booked and none came. Her nephew, who is twelve, was asked to translate.",
        who=patient("N-24015", "Milagros Fictional", language="Portuguese", access_needs="Interpreter"),
        steps=(
            Resolve(
                give="explain", after=14,
                done="Said sorry to both. Video interpreter in ten minutes, and the doctor started over from the top.",
            ),
        ),
    ),
)  # fmt: skip
