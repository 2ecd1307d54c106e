"""What took longer than a minute: backup called, promises, corrections, letters, and what went to a manager."""

from functools import partial

from complaints.demo.story import (
    Answer,
    Call,
    Claim,
    Correct,
    Decide,
    Escalate,
    HandBack,
    HandOver,
    Keep,
    Note,
    Promise,
    Release,
    Reopen,
    Resolve,
    SeeAuthority,
    Story,
    Void,
    Withdraw,
)
from complaints.models import Authority, CallState, PutRight, RedFlag
from complaints.particulars import Particulars

north = partial(Story, site="Northgate")
river = partial(Story, site="Riverside")
RECEPTION_A, RECEPTION_B = "Outpatients, Reception A", "Outpatients, Reception B"
GARAGE, EMERGENCY, WARD_3 = "Main entrance and garage", "Emergency, waiting room", "Ward 3"
MAIN_DESK, MINOR, WARD_2 = "Outpatients, main desk", "Minor injuries, waiting room", "Ward 2"
CAR_PARK, SURGERY = "Entrance and car park", "Day surgery"
HOUR, DAY = 60, 24 * 60
YES, NO = CallState.APPROVED, CallState.DECLINED


def person(reference: str, name: str, **more: str) -> Particulars:
    return Particulars(patient_reference=reference, patient_name=name, **more)


BACKUP = (
    north(
        by="ava", days_ago=84, at="10:30", category="parking", location=GARAGE,
        words="Nine hours of parking because surgery was put off twice.", who=person("N-20418", "Harlan Example"),
        steps=(
            Call(wanted="parking", amount=18_00, note="They paid for the whole day."),
            Answer(by="mona", answer=YES, note="Of course.", after=2),
            Resolve(give="parking", amount=18_00, done="Paid all of it and said sorry for the day.", after=3),
        ),
    ),
    north(
        by="theo", days_ago=77, at="14:10", category="food", location=WARD_3,
        words="Diabetic and was given the wrong tray twice today.",
        steps=(
            Call(wanted="meal", amount=9_00),
            Answer(by="mona", answer=YES, after=3),
            Resolve(give="meal", amount=9_00, done="Meal card, and the kitchen changed his card.", after=4),
        ),
    ),
    north(
        by="ava", days_ago=70, at="09:15", category="attitude", location=RECEPTION_A,
        words="Shouting at the counter: third wrong bill this year.",
        steps=(
            Call(note="He is loud, please come."),
            Answer(by="mona", answer=CallState.ATTENDED, note="On my way.", after=1),
            Resolve(give="explain", done="Mona came and listened; the bill is corrected and he knows by whom.", after=18),
        ),
    ),
    north(
        by="ava", days_ago=63, at="16:05", category="parking", location=GARAGE,
        words="Wants the whole month of parking back.",
        steps=(
            Call(wanted="parking", amount=30_00),
            Answer(by="mona", answer=NO, note="Only today's. Offer them the visitor pass.", after=4),
            Resolve(give="parking", amount=9_00, done="Paid today's and set up the visitor pass.", after=6),
        ),
    ),
    north(
        by="ben", days_ago=57, at="11:45", category="waiting", location=EMERGENCY,
        words="Family is getting impatient, four hours now.",
        steps=(Call(), Withdraw(after=3), Resolve(give="explain", done="The doctor came out just as I called.", after=2)),
    ),
    north(
        by="ava", days_ago=49, at="15:20", category="lost_item", location=RECEPTION_B,
        words="Coat with her keys is gone and she lives alone.",
        steps=(
            Call(wanted="taxi", amount=22_00, note="She cannot get into her car."),
            Answer(by="mona", answer=YES, after=5),
            Resolve(give="taxi", amount=22_00, done="Cab to her sister, who has the other key.", after=4),
        ),
    ),
    north(
        by="theo", minutes_ago=6, category="parking", location=GARAGE,
        words="Lost ticket, the machine wants thirty dollars.",
        steps=(Call(wanted="parking", amount=30_00, note="They have the receipt from the pharmacy at noon."),),
    ),
    river(
        by="cleo", days_ago=80, at="10:15", category="parking", location=CAR_PARK,
        words="Ambulance bay was closed, so he paid for the car park all day.",
        steps=(
            Call(wanted="parking", amount=14_00),
            Answer(by="rui", answer=YES, after=2),
            Resolve(give="parking", amount=14_00, done="Paid it back and said sorry.", after=2),
        ),
    ),
    river(
        by="cleo", days_ago=66, at="12:30", category="attitude", location=MINOR,
        words="Very upset: told in the corridor that it is broken, then left.",
        steps=(
            Call(note="She is in tears."),
            Answer(by="rui", answer=CallState.ATTENDED, after=2),
            Resolve(give="explain", done="Rui sat with her, the nurse came and explained the next steps.", after=20),
        ),
    ),
    river(
        by="cleo", days_ago=52, at="13:40", category="food", location=SURGERY,
        words="Cancelled at one, nothing since last night, wants supper for two.",
        steps=(
            Call(wanted="meal", amount=18_00),
            Answer(by="rui", answer=NO, note="Within the usual ten, please.", after=3),
            Resolve(give="meal", amount=9_50, done="Voucher for lunch and a firm new date.", after=4),
        ),
    ),
)  # fmt: skip

PROMISES = (
    north(
        by="ben", days_ago=60, at="09:30", category="bill", location=RECEPTION_A,
        words="Charged twice for the same visit.", who=person("N-19077", "Ora Sample", contact_by="phone", contact_detail="555-0118"),
        steps=(
            Promise(give="refund", amount=35_00, days=7, done="Billing sends it back to her card.", after=6),
            Resolve(give="explain", done="Showed her both charges and which one goes.", after=2),
            Keep(by="ben", how="Refund shows on her card, receipt in the billing folder.", after=5 * DAY),
        ),
    ),
    north(
        by="ben", days_ago=6, at="11:10", category="bill", location=RECEPTION_A,
        words="Paid at the desk and got a bill for it as well.",
        steps=(
            Promise(give="refund", amount=20_00, days=14, done="Check by mail.", after=8),
            Resolve(give="explain", done="Found the payment, took back the bill.", after=2),
        ),
    ),
    north(
        by="ava", days_ago=9, at="14:30", category="being_informed", location=RECEPTION_A,
        words="Nobody can say when the test results come.", who=person("N-21550", "Ilse Invented", contact_by="phone", contact_detail="555-0131"),
        steps=(
            Promise(give="explain", days=3, done="I call her as soon as they are in.", after=3),
            Resolve(give="explain", done="Wrote down my name and the day.", after=1),
        ),
    ),
    river(
        by="rui", days_ago=45, at="10:20", category="bill", location=MAIN_DESK,
        words="Paid for a private room she never had.",
        steps=(
            Promise(give="refund", amount=120_00, days=10, done="Finance pays it back.", after=5),
            Resolve(give="explain", done="Looked at the ward list together.", after=2),
            Keep(by="rui", how="Paid by bank transfer on Monday, she rang to say thank you.", after=6 * DAY),
        ),
    ),
    river(
        by="cleo", days_ago=3, at="09:40", category="appointment", location=MAIN_DESK,
        words="Wants to know by the end of the week whether it can be sooner.",
        who=person("R-3381", "Dilys Madeup", contact_by="phone", contact_detail="01632 960118"),
        steps=(
            Promise(give="rebook", days=5, done="I ring when something comes free.", after=4),
            Resolve(give="explain", done="On the list for cancellations.", after=1),
        ),
    ),
)  # fmt: skip

LATER = (
    north(
        by="ava", days_ago=74, at="13:05", category="cleanliness", location=RECEPTION_B,
        words="Dust on every chair in the play corner.", who=person("N-18230", "Tamsin Notreal"),
        steps=(
            Resolve(give="explain", done="Wiped it with them, cleaners at four.", after=6),
            Correct(values={"patient_reference": "N-18203"}, reason="Two digits were swapped.", after=30),
            Note(words="Grandmother waved on the way out: all good.", after=40),
        ),
    ),
    north(
        by="ava", days_ago=39, at="10:40", category="parking", location=GARAGE,
        words="The arm came down on the roof rack.", who=person("N-17001", "Basil Fictional"),
        steps=(
            Resolve(give="parking", amount=7_00, done="Paid the parking, gave him the form for the damage.", after=9),
            Correct(values={"patient_reference": "N-17010"}, reason="Wrong patient: his brother was here too.", after=25),
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
    north(
        by="ava", days_ago=31, at="09:20", category="food", location=WARD_3,
        words="Peach on the tray, and she is allergic.",
        steps=(
            Resolve(give="replace_item", done="New tray.", after=12),
            Reopen(reason="Peach again at lunch.", after=4 * HOUR),
            Resolve(give="replace_item", done="Walked it to the kitchen. Dietitian wrote it on the door.", after=25),
        ),
    ),
    north(
        by="theo", days_ago=26, at="11:00", category="privacy", location=RECEPTION_A,
        words="Whole line heard the diagnosis.", about="ben", who=Particulars(complainant="family", complainant_name="Corwin Pretend"),
        steps=(
            Escalate(reason="It is about somebody here, so a manager should hear it.", after=3),
            Claim(by="mona", after=40),
            Decide(by="mona", done="Called them, said sorry, talked with my colleague about the side room.", after=90),
        ),
    ),
    north(
        by="ava", days_ago=21, at="15:30", category="attitude", location=RECEPTION_B,
        words="Walked out before anyone could talk with him.", patient_left=True,
        who=person("N-22411", "Leopold Nobody", contact_by="phone", contact_detail="555-0162"),
        steps=(
            Claim(by="mona", after=45),
            Decide(by="mona", done="Called him in the evening; letter with names and dates sent.", after=60),
        ),
    ),
    north(
        by="ben", days_ago=17, at="10:10", category="clinical", location=EMERGENCY,
        words="Stitches came open at home the same night.", name="stitches",
        who=person("N-22890", "Philippa Fabricated", contact_by="email", contact_detail="philippa@example.org"),
        steps=(
            Escalate(reason="About the treatment itself.", after=4),
            Claim(by="mona", after=70),
            Decide(by="mona", done="The wound clinic saw her the same day; the team looked at how it was closed.", after=2 * DAY),
        ),
    ),
    north(
        by="ava", days_ago=16, at="09:05", category="clinical", location=RECEPTION_A,
        words="Called about the stitches from last night.",
        steps=(
            Escalate(reason="About treatment.", after=2),
            Void(by="mona", reason="The same complaint, told a second time by her sister.", repeats="stitches", after=80),
        ),
    ),
    north(
        by="theo", days_ago=13, at="12:45", category="noise", location=RECEPTION_B,
        words="Test, please ignore.", steps=(Void(by="mona", reason="Written while trying it out.", after=30),),
    ),
    north(
        by="ava", days_ago=11, at="14:00", category="lost_item", location=WARD_3,
        words="Wedding ring missing since the transfer.",
        who=Particulars(
            patient_reference="N-23007", patient_name="Aurelio Imagined", complainant="family",
            complainant_name="Carmela Imagined", contact_by="phone", contact_detail="555-0177", language="Spanish",
            access_needs="Interpreter on the phone",
        ),
        steps=(
            Escalate(reason="She wants it looked for properly and in writing.", after=5),
            SeeAuthority(kind=Authority.CONSENT, what="Signed consent, in the folder", after=30),
            Claim(by="mona", after=60),
            Release(by="mona", reason="Security has to look first.", after=20),
            Claim(by="mona", after=DAY),
            Decide(by="mona", done="Found in the ambulance's drawer. Written answer in Spanish.", after=50),
        ),
    ),
    north(
        by="ben", days_ago=5, at="16:20", category="bill", location=RECEPTION_A,
        words="Wants the estimate explained by somebody who made it.",
        steps=(
            Escalate(reason="I do not have the numbers.", after=4),
            HandBack(by="mona", to="ben", guidance="Billing will sit with them at five; call me if it is not enough.", after=25),
            Note(by="ben", words="Billing came, they left calmer. Waiting for the letter.", after=50),
        ),
    ),
    north(
        by="ava", days_ago=2, at="10:05", category="attitude", location=RECEPTION_A,
        words="Letter of two pages about her last three visits.", who=Particulars(channel="written", contact_by="post", contact_detail="12 Example Lane"),
        steps=(Claim(by="mona", after=3 * HOUR),),
    ),
    north(
        by="ava", days_ago=1, at="13:15", category="appointment", location=RECEPTION_B, red_flags=(RedFlag.FORMAL_ANSWER,),
        words="Third time the specialist canceled. Wants an answer with a name under it.",
        who=Particulars(channel="phone", contact_by="phone", contact_detail="555-0184"),
        steps=(Escalate(reason="Asks for a formal answer.", after=3),),
    ),
    river(
        by="cleo", days_ago=72, at="11:20", category="waiting", location=MAIN_DESK,
        words="Had gone by the time I found out why.",
        steps=(
            Resolve(give="explain", put_right=PutRight.COULD_NOT_ASK, done="Left a message with the reason.", after=12),
            Resolve(give="explain", done="Rang him: all is well, he thanked me.", after=5 * HOUR),
        ),
    ),
    river(
        by="cleo", days_ago=58, at="15:05", category="being_informed", location=WARD_2,
        words="Asked for the ward sister all afternoon.",
        steps=(
            Note(words="Sister is in theatre till late; I ask again tomorrow.", after=60),
            Claim(by="rui", after=3 * DAY - 5 * HOUR),
            Decide(by="rui", done="Rang her, said sorry that it took three days. Written answer followed.", after=3 * HOUR),
        ),
    ),
    river(
        by="cleo", days_ago=41, at="09:45", category="clinical", location=MINOR,
        words="The splint was put on the wrong finger.", who=Particulars(contact_by="phone", contact_detail="01632 960144"),
        steps=(
            Escalate(reason="About treatment.", after=5),
            Claim(by="rui", after=50),
            Decide(by="rui", done="Put right the same hour. The team has changed its check.", after=3 * HOUR),
            Reopen(reason="She has had no letter.", after=15 * DAY),
        ),
    ),
    river(
        by="rui", days_ago=28, at="14:15", category="attitude", location=MAIN_DESK, about="cleo",
        words="Says she was ignored at the desk for ten minutes.",
        steps=(Resolve(give="explain", done="Heard her out and said sorry. A word with the desk, kindly.", after=15),),
    ),
    river(
        by="cleo", days_ago=22, at="10:50", category="privacy", location=SURGERY, red_flags=(RedFlag.RIGHTS,),
        words="Was not asked before a student watched.",
        steps=(
            Escalate(reason="It is about his rights.", after=3),
            Claim(by="rui", after=45),
            Decide(by="rui", done="Met him with the surgeon. Signs at every door now.", put_right=PutRight.NO, after=2 * HOUR),
        ),
    ),
    river(
        by="cleo", days_ago=12, at="11:35", category="cleanliness", location=WARD_2,
        words="Son says the bathroom was not cleaned all weekend.",
        who=Particulars(complainant="family", complainant_name="Emrys Makebelieve", patient_name="Gwen Makebelieve"),
        steps=(
            SeeAuthority(kind=Authority.ATTORNEY, what="Copy of the power of attorney", after=40),
            Escalate(reason="He wants to know why nobody noticed.", after=10),
            Claim(by="rui", after=90),
            Decide(by="rui", done="Went round with him. Weekend round is back on the rota.", after=2 * HOUR),
        ),
    ),
    river(
        by="cleo", days_ago=8, at="16:00", category="lost_item", location=SURGERY,
        words="Glasses were in the blue bag, the bag is back, the glasses are not.",
        steps=(
            Escalate(reason="Worth more than I may give.", wanted="refund", amount=80_00, after=5),
            Claim(by="rui", after=20),
            Decide(by="rui", give="refund", amount=80_00, done="Paid for new ones.", after=30),
        ),
    ),
    river(
        by="cleo", days_ago=4, at="13:30", category="parking", location=CAR_PARK, words="Nobody complains, I pressed the wrong button.",
        steps=(Void(by="rui", reason="No complaint: a button pressed by mistake.", after=15),),
    ),
    river(
        by="cleo", days_ago=1, at="15:45", category="being_informed", location=MAIN_DESK,
        words="Wants to hear what was said at the meeting about her mother.",
        steps=(Resolve(give="explain", put_right=PutRight.COULD_NOT_ASK, done="Sister rings her this evening.", after=20),),
    ),
)  # fmt: skip

LONGER = (*BACKUP, *PROMISES, *LATER)
