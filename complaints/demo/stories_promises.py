"""Promised by a day: kept, due, due today, and late."""

from complaints.demo.places import MAIN_DESK, MINOR_INJURIES, RADIOLOGY, RECEPTION_A, WARD_2, WARD_3
from complaints.demo.steps import DAY, Keep, Promise, Resolve
from complaints.demo.story import north, patient, river

PROMISES = (
    north(
        by="ben", days_ago=60, at="09:30", category="bill", location=RECEPTION_A,
        words="Charged twice for the same visit.",
        who=patient("N-19077", "Ora Sample", contact_by="phone", contact_detail="555-0118", payer="not_limited"),
        steps=(
            Promise(give="refund", amount=35_00, days=7, done="Billing sends it back to her card.", after=6),
            Resolve(give="explain", done="Showed her both charges and which one goes.", after=2),
            Keep(how="Refund shows on her card, receipt in the billing folder.", after=5 * DAY),
        ),
    ),
    north(
        by="ben", days_ago=51, at="13:35", category="lost_item", location=WARD_3,
        words="Phone charger went with the bedding, the second thing this week.",
        who=patient("N-19840", "Cosmo Invented"),
        steps=(
            Promise(give="gift_shop", amount=12_00, days=3, done="The gift shop orders the same one for him.", after=9),
            Resolve(give="explain", done="Said sorry, he borrows mine until then. Laundry looks in its nets.", after=2),
            Keep(how="He has it. Laundry found the old one too.", after=2 * DAY),
        ),
    ),
    river(
        by="rui", days_ago=45, at="10:20", category="bill", location=MAIN_DESK,
        words="Paid for a private room she never had.",
        who=patient("R-2871", "Blodwen Notreal", contact_by="post", contact_detail="3 Example Terrace"),
        steps=(
            Promise(give="refund", amount=120_00, days=10, done="Finance pays it back.", after=5),
            Resolve(give="explain", done="Looked at the ward list together.", after=2),
            Keep(how="Paid by bank transfer, she rang to say thank you.", after=6 * DAY),
        ),
    ),
    river(
        by="cleo", days_ago=26, at="11:05", category="lost_item", location=MINOR_INJURIES,
        words="His walking frame stayed in the ambulance and nobody knows which one.",
        steps=(
            Promise(give="replace_item", days=1, done="One from the equipment store by tomorrow.", after=8),
            Resolve(give="explain", done="Wheelchair for today, and his son takes him home.", after=3),
            Keep(how="Brought it up from the store, he walked out with it.", after=DAY - 30),
        ),
    ),
    river(
        by="cleo", days_ago=11, at="10:05", category="being_informed", location=WARD_2,
        words="Wants to know who stopped her physiotherapy, and why.",
        who=patient("R-3344", "Tegwen Pretend", contact_by="phone", contact_detail="01632 960127"),
        steps=(
            Promise(give="explain", days=4, done="I ask the physiotherapy lead and ring her.", after=6),
            Resolve(give="explain", done="Said sorry that nobody told her. She knows when I ring.", after=1),
        ),
    ),
    north(
        by="ava", days_ago=9, at="14:30", category="being_informed", location=RECEPTION_A,
        words="Nobody can say when the test results come.",
        who=patient("N-21550", "Ilse Invented", contact_by="phone", contact_detail="555-0131"),
        steps=(
            Promise(give="explain", days=3, done="I call her as soon as they are in.", after=3),
            Resolve(give="explain", done="Wrote down my name and the day.", after=1),
        ),
    ),
    north(
        by="ben", days_ago=6, at="11:10", category="bill", location=RECEPTION_A,
        words="Paid at the desk and got a bill for it as well.",
        who=patient("N-23502", "Gideon Example", payer="not_limited"),
        steps=(
            Promise(give="refund", amount=20_00, days=14, done="Check by mail.", after=8),
            Resolve(give="explain", done="Found the payment, took back the bill.", after=2),
        ),
    ),
    north(
        by="ava", days_ago=3, at="10:50", category="appointment", location=RADIOLOGY,
        words="Needs the scan before he travels, and the list is full.",
        who=patient("N-23871", "Fabian Madeup", contact_by="phone", contact_detail="555-0168"),
        steps=(
            Promise(give="rebook", days=3, done="First on the list for cancellations; I call him by then.", after=7),
            Resolve(give="explain", done="Explained how the list works. He is glad that somebody looks.", after=2),
        ),
    ),
    river(
        by="cleo", days_ago=3, at="09:40", category="appointment", location=MAIN_DESK,
        words="Wants to know by the end of the week whether it can be sooner.",
        who=patient("R-3381", "Dilys Madeup", contact_by="phone", contact_detail="01632 960118"),
        steps=(
            Promise(give="rebook", days=5, done="I ring when something comes free.", after=4),
            Resolve(give="explain", done="On the list for cancellations.", after=1),
        ),
    ),
)  # fmt: skip
