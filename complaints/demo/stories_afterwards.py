"""What came later: notes, corrections, a colleague who took it over, a call back, and what was not right after all."""

from complaints.demo.places import CAR_PARK, GARAGE, MAIN_DESK, RECEPTION_B, WARD_2, WARD_3
from complaints.demo.steps import HOUR, Correct, HandOver, Note, Reopen, Resolve
from complaints.demo.story import north, patient, river
from complaints.models import PutRight

AFTERWARDS = (
    north(
        by="ava", days_ago=74, at="13:05", category="cleanliness", location=RECEPTION_B,
        words="Dust on every chair in the play corner.", who=patient("N-18230", "Tamsin Notreal"),
        steps=(
            Resolve(give="explain", done="Wiped it with them, cleaners at four.", after=6),
            Correct(values={"patient_reference": "N-18203"}, reason="Two digits were swapped.", after=30),
            Note(words="Grandmother waved on the way out: all good.", after=40),
        ),
    ),
    river(
        by="cleo", days_ago=72, at="11:20", category="waiting", location=MAIN_DESK,
        words="Waited an hour and had gone by the time I found out why.",
        who=patient("R-2519", "Emlyn Example", contact_by="phone", contact_detail="01632 960109"),
        steps=(
            Resolve(give="explain", put_right=PutRight.COULD_NOT_ASK, done="Left a message with the reason.", after=12),
            Resolve(give="explain", done="Rang him: all is well, he thanked me.", after=5 * HOUR),
        ),
    ),
    river(
        by="cleo", days_ago=44, at="15:30", category="noise", location=WARD_2,
        words="The fire door bangs next to bed six all night long.",
        steps=(
            HandOver(to="rui", note="Estates ring back after four, and I am gone by then.", after=20),
            Resolve(by="rui", give="explain", done="Estates fitted a closer. Told her, she will sleep.", after=95),
        ),
    ),
    north(
        by="ava", days_ago=39, at="10:40", category="parking", location=GARAGE,
        words="The arm came down on the roof rack.", who=patient("N-17001", "Basil Fictional"),
        steps=(
            Resolve(give="parking", amount=7_00, done="Paid the parking, gave him the form for the damage.", after=9),
            Correct(
                values={"patient_reference": "N-17010"}, reason="Wrong patient: his brother was here too.", after=25,
            ),
        ),
    ),
    north(
        by="ben", days_ago=35, at="17:10", category="noise", location=WARD_3,
        words="Floor polisher outside the door at five.",
        steps=(
            HandOver(to="ava", note="My shift ends; housekeeping calls back.", after=15),
            Resolve(by="ava", give="explain", done="Housekeeping comes after eight from now on.", after=20),
        ),
    ),
    river(
        by="cleo", days_ago=33, at="10:10", category="cleanliness", location=CAR_PARK,
        words="Coffee all over the floor of the lift, and her mother nearly went down.",
        who=patient("R-4127", "Myfanwy Fictional", complainant="family"),
        steps=(
            Resolve(give="explain", done="Mopped it with the porter, sign out until dry.", after=8),
            Correct(values={"patient_reference": "R-4172"}, reason="Read the label wrong.", after=20),
            Note(words="Both came by again, all well.", after=2 * HOUR),
        ),
    ),
    north(
        by="ava", days_ago=31, at="09:20", category="food", location=WARD_3,
        words="Peach on the tray, and she is allergic.", who=patient("N-22270", "Lavinia Pretend"),
        steps=(
            Resolve(give="replace_item", done="New tray, nothing eaten of the other.", after=12),
            Reopen(reason="Peach again at lunch.", after=4 * HOUR),
            Resolve(give="replace_item", done="Walked it to the kitchen. Dietitian wrote it on the door.", after=25),
        ),
    ),
    river(
        by="cleo", days_ago=29, at="08:50", category="food", location=WARD_2,
        words="Ordered gluten-free, got ordinary toast.", who=patient("R-3098", "Osian Imagined"),
        steps=(
            Resolve(give="replace_item", after=15),
            Reopen(reason="Gravy at lunch was not gluten-free either.", after=4 * HOUR),
            Resolve(give="replace_item", done="Went down with his card. The dietitian rings the ward today.", after=30),
        ),
    ),
    river(
        by="cleo", days_ago=1, at="15:45", category="being_informed", location=MAIN_DESK,
        words="Wants to hear what was said at the meeting about her mother.",
        who=patient("R-3460", "Mabli Sample", complainant="family", contact_by="phone", contact_detail="01632 960135"),
        steps=(
            Resolve(give="explain", put_right=PutRight.COULD_NOT_ASK, done="Sister rings her this evening.", after=20),
        ),
    ),
)  # fmt: skip
