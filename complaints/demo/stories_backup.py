"""A manager was called while the patient was there: came, said yes, said no, was not needed, or did not hear it."""

from complaints.demo.places import (
    CAR_PARK,
    DAY_SURGERY,
    EMERGENCY,
    GARAGE,
    MAIN_DESK,
    MINOR_INJURIES,
    RECEPTION_A,
    RECEPTION_B,
    WARD_3,
)
from complaints.demo.steps import DAY, Answer, Call, Claim, Coach, Decide, Escalate, Resolve, Thank, Withdraw
from complaints.demo.story import north, patient, river
from complaints.models import CallState

YES, NO, COMING = CallState.APPROVED, CallState.DECLINED, CallState.ATTENDED

BACKUP = (
    north(
        by="ava", days_ago=21, at="17:20", category="parking", location=GARAGE,
        words="Nine hours of parking because surgery was put off twice.",
        who=patient("N-20418", "Harlan Example", payer="not_limited"),
        steps=(
            Call(wanted="parking", amount=18_00, note="They paid for the whole day."),
            Answer(by="mona", answer=YES, note="Of course.", after=2),
            Resolve(give="parking", amount=18_00, done="Paid all of it and said sorry for the day.", after=3),
        ),
    ),
    river(
        by="cleo", days_ago=17, at="10:15", category="parking", location=CAR_PARK,
        words="Ambulance bay was closed, so he paid for the car park all day.",
        steps=(
            Call(wanted="parking", amount=14_00),
            Answer(by="rui", answer=YES, after=2),
            Resolve(give="parking", amount=14_00, done="Paid it back and said sorry.", after=2),
        ),
    ),
    north(
        by="theo", days_ago=14, at="14:10", category="food", location=WARD_3,
        words="Diabetic and was given the wrong tray twice today.",
        who=patient("N-20533", "Winifred Sample"),
        steps=(
            Call(wanted="meal", amount=9_00),
            Answer(by="mona", answer=YES, after=3),
            Resolve(give="meal", amount=9_00, done="Meal card, and the kitchen changed her card.", after=4),
            Thank(by="mona", words="You asked before she had to ask twice. That is how it is done.", after=DAY),
        ),
    ),
    north(
        by="ava", days_ago=14, at="09:15", category="attitude", location=RECEPTION_A,
        words="Shouting at the counter: nobody listens to him, third wrong bill this year.",
        steps=(
            Call(note="He is loud, please come."),
            Answer(by="mona", answer=COMING, note="On my way.", after=1),
            Resolve(
                give="explain", after=18,
                done="The manager came and listened; the bill is corrected and he knows by whom.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=10, at="12:30", category="attitude", location=MINOR_INJURIES,
        words="Told in the corridor that it is broken, then left standing there. Very upset.",
        steps=(
            Call(note="She is in tears."),
            Answer(by="rui", answer=COMING, after=2),
            Resolve(
                give="explain", after=20,
                done="The manager sat with her, the nurse came and explained the next steps.",
            ),
            Thank(
                by="rui", words="You saw her, and you did not leave her alone for a minute. Thank you.", shown=True,
                after=DAY,
            ),
        ),
    ),
    north(
        by="ava", days_ago=21, at="16:05", category="parking", location=GARAGE,
        words="Wants the whole month of parking back.",
        steps=(
            Call(wanted="parking", amount=30_00),
            Answer(by="mona", answer=NO, note="Only today's. Offer them the visitor pass.", after=4),
            Resolve(give="parking", amount=9_00, done="Paid today's and set up the visitor pass.", after=6),
            Coach(
                by="mona", to="ava", after=60,
                words="You stayed calm with him. Next time say what you can do first, and only then what you cannot: "
                "people hear the first sentence.",
            ),
        ),
    ),
    north(
        by="ben", days_ago=15, at="11:45", category="waiting", location=EMERGENCY,
        words="Family is losing patience, four hours now.",
        steps=(
            Call(),
            Withdraw(after=3),
            Resolve(give="explain", done="The doctor came out just as I called.", after=2),
        ),
    ),
    river(
        by="cleo", days_ago=10, at="13:40", category="food", location=DAY_SURGERY,
        words="Cancelled at one, nothing since last night, wants supper for two.",
        steps=(
            Call(wanted="meal", amount=18_00),
            Answer(by="rui", answer=NO, note="Within the usual ten, please.", after=3),
            Resolve(give="meal", amount=9_50, done="Voucher for lunch and a firm new date.", after=4),
        ),
    ),
    north(
        by="ava", days_ago=7, at="15:20", category="lost_item", location=RECEPTION_B,
        words="Coat with her keys is gone and she lives alone.",
        who=patient("N-21011", "Delphine Madeup", payer="not_limited", contact_by="phone", contact_detail="555-0149"),
        steps=(
            Call(wanted="taxi", amount=22_00, note="She cannot get into her car."),
            Answer(by="mona", answer=YES, after=5),
            Resolve(give="taxi", amount=22_00, done="Cab to her sister, who has the other key.", after=4),
            Thank(
                by="mona", words="She rang to say that she got home safe and warm. That was you.", shown=True, after=90
            ),
        ),
    ),
    river(
        by="cleo", days_ago=19, at="11:15", category="waiting", location=MINOR_INJURIES,
        words="Two ambulances came in and nobody has been called since.",
        steps=(
            Call(note="Twenty people, and it is getting loud."),
            Withdraw(after=3),
            Resolve(give="explain", done="Sister came out herself and told everyone how long.", after=6),
        ),
    ),
    north(
        by="ben", days_ago=15, at="16:15", category="being_informed", location=EMERGENCY,
        words="Wife went into surgery at noon and nobody on the ward picks up the phone.",
        who=patient("N-21390", "Agnes Pretend", complainant="family", contact_by="phone", contact_detail="555-0153"),
        steps=(
            Call(note="He is close to tears, please come."),
            Escalate(reason="Nobody could come and he has to fetch his children. Wants a call tonight.", after=14),
            Claim(by="mona", after=16),
            Decide(
                by="mona", after=40,
                done="Got the surgeon to call him in the car: all went well. Said sorry for the silence, and for "
                "not hearing the call.",
            ),
        ),
    ),
    river(
        by="cleo", days_ago=17, at="14:40", category="appointment", location=MAIN_DESK,
        words="Clinic closed early and she was the last on the list.",
        steps=(
            Call(note="She will not leave without a date."),
            Resolve(
                give="rebook", after=13,
                done="Nobody was free to come, so I rang the consultant's secretary. First on Monday, in writing.",
            ),
        ),
    ),
)  # fmt: skip
