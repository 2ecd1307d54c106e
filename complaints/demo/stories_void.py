"""What was no complaint, or repeats another."""

from complaints.demo.places import CAR_PARK, DAY_SURGERY, RECEPTION_A, RECEPTION_B
from complaints.demo.steps import Escalate, Void
from complaints.demo.story import north, river
from complaints.particulars import Particulars

VOID = (
    north(
        by="ava", days_ago=16, at="09:05", category="clinical", location=RECEPTION_A,
        words="Called about the stitches from last night.", who=Particulars(channel="phone", contact_by="none"),
        steps=(
            Escalate(reason="About treatment, so not mine to end.", after=2),
            Void(
                by="mona", reason="The same complaint, told a second time by her sister.", repeats="stitches", after=80,
            ),
        ),
    ),
    river(
        by="cleo", days_ago=14, at="09:20", category="appointment", location=DAY_SURGERY,
        words="Daughter rang about the hip operation that was called off twice.",
        steps=(Void(by="rui", reason="We have it already, from himself. Told her so.", repeats="hip", after=45),),
    ),
    north(
        by="theo", days_ago=13, at="12:45", category="noise", location=RECEPTION_B,
        words="Test, please ignore.", steps=(Void(by="mona", reason="Written while trying it out.", after=30),),
    ),
    river(
        by="cleo", days_ago=4, at="13:30", category="parking", location=CAR_PARK,
        words="Nobody complains, I pressed the wrong button.",
        steps=(Void(by="rui", reason="No complaint: a button pressed by mistake.", after=15),),
    ),
)  # fmt: skip
