"""Riverside's everyday: put right at the desk within minutes. Place | remedy | in their words | what was done."""

WAITING = """
M|explain|Asked to come at nine, it is gone ten.|Told her honestly: one doctor is off sick. Kept her posted.
M|explain|The screen has shown the same name for half an hour.|Restarted it and read out the list.
I|explain|Cut hand, dripping on the floor, nobody has looked.|Nurse dressed it and explained the order.
I|move_up|Toddler has put a bead up her nose and is frightened.|Nurse saw her next; bead out in a minute.
B|move_up|Comes every week and always waits longest.|Gave him the ten o'clock that nobody wants, standing booking.
B|explain|Ticket 44 was called twice and 45 never.|Took her through myself and said sorry.
X|explain|Sent round three corridors and back for one picture.|Walked him there. New map on my list.
D|explain|Gown on since seven, still in the chair at noon.|Surgeon came and said why; a blanket and a magazine.
M|explain|Bus back is at twelve and there is only one.|Saw the nurse at half past eleven.
I|explain|Wrist is throbbing, told an hour, it was two.|Said sorry, painkiller from the nurse, sling.
M|rebook|Could not wait any longer, has to collect his grandson.|First appointment on Friday instead.
B|explain|Opens at eight it says, lights on at half past.|Quite right. New notice says half past.
X|move_up|Mum is ninety and cannot sit on these chairs.|Seen next; found the chair with arms.
D|explain|Daughter is still in recovery and no one has said a word.|Sister came out and took her through.
"""
APPOINTMENT = """
M|rebook|Letter came the day after the appointment.|Booked her for Wednesday and rang the post room.
M|rebook|Three clinics on three days, he lives out at the farm.|All on one Tuesday now.
X|rebook|Arrived for a scan that the system has never heard of.|Found the request, scanned at two.
D|rebook|Pre-op was at the other site and nobody said.|Did it here by arrangement with the nurse.
M|rebook|Cannot do mornings, the carer comes at ten.|Afternoons only, it is on the record.
B|explain|Told to book online, has no computer.|Booked it here. Gave her the number for next time.
M|rebook|Seen by a locum, wanted Dr Ferreira.|Next one is with Dr Ferreira.
M|rebook|Rang for forty minutes to cancel and was counted as not attending.|Took the mark off and gave a new date.
X|rebook|Asked for a woman to do the scan.|Booked with Sian on Thursday.
"""
INFORMED = """
W|explain|Consultant came while she was in the bath, no one knows what he said.|He came back at two and sat down.
M|explain|Discharge letter has someone else's tablets on it.|Pharmacist checked, new letter printed, old one shredded.
D|explain|Did not know he needed someone to drive him home.|Rang his neighbour with him. Sister made tea.
I|explain|Told to see the GP, GP says come here.|Nurse rang the surgery and settled it.
W|explain|Nobody rang when Dad was moved.|Said how sorry we are; daughter is first on the list.
B|explain|What is this blood test even for?|Nurse explained it in two minutes.
X|explain|Results take ten days, he was told two.|Wrote down the true date and who rings.
M|explain|Choose and book letter makes no sense to her.|Went through it together; chosen and booked.
"""
ATTITUDE = """
M|explain|Was told off for being early.|Said sorry. Early is fine.
B|explain|The man at the hatch sighed at her.|Said sorry for us; had a word with the hatch.
I|explain|Spoken to as if he were drunk. It is his speech, since the stroke.|Sat with him, said sorry, put a card on his record.
W|explain|Called dear and love all day, she is a retired judge.|Mrs Abernethy it is, on the board.
X|explain|No hello, just stand there.|Began again with hello.
D|explain|Nurse talked over her head to her son.|Nurse came back and talked with her.
M|explain|Laughed at for asking where the loo is.|Walked her there. Not funny, and said so.
"""
CLEAN_NOISE = """
M|explain|Someone has been sick by the door.|Cleaner in four minutes, moved the chairs.
W|replace_item|Crumbs in the bed from breakfast to tea.|Fresh bed, fresh water.
I|explain|Toilet lock is broken and she had to sing.|Out of order sign, key to the staff one.
B|replace_item|Plaster on the floor of the cubicle.|Cubicle cleaned while he waited, new chair cover.
W|replace_item|Pillow smells of smoke.|New pillow.
W|explain|The telly in bay three is on till one in the morning.|Headphones for bay three.
D|explain|Builders' radio during her bad news.|Radio off, and the foreman said sorry himself.
M|explain|The automatic door bangs every ten seconds.|Estates have eased it.
"""
FOOD = """
W|replace_item|Porridge like glue.|Toast, and a word with the kitchen.
W|replace_item|Halal was ticked, ham came.|Right meal in twenty minutes, ward manager said sorry.
D|meal|Nil by mouth since ten last night, cancelled at three.|Voucher for the canteen and a new date.
W|replace_item|No one cuts up her food.|Volunteer comes at meals now.
I|meal|Five hours here with his lad, nothing open.|Voucher and two teas.
"""
PRIVACY_LOST = """
M|explain|Everyone in the queue knows about her bladder now.|Took her into the little office. Said sorry.
B|explain|Doctor's letter left face up.|Handed back, said sorry, tray is turned round.
I|explain|Examined with the curtain half open.|Closed, said sorry, nurse stayed with her.
W|replace_item|Slippers vanished in the night.|New pair from the league of friends.
D|explain|Denture pot is not where it was.|In the locker, wrong side. All smiles.
X|explain|Earring came off in the scanner.|Found it under the table.
M|explain|Stick left on the patient bus.|Driver brings it back at three.
"""
PARKING_BILL = """
C|parking|Paid four hours for a ten minute chat.|Gave him the difference.
C|explain|Machine only takes coins, he has a card.|Put him on the desk's list: no fine.
C|parking|The clinic ran over and the ticket ran out.|Paid the extra two pounds.
C|explain|Blue badge bay had a skip in it.|Skip is moved, badge noted.
M|parking|Came on the wrong day because of our letter and paid for it.|Paid back the parking.
C|explain|Fined while she was in the fracture room.|Rang the car park office: cancelled.
M|explain|Charged for a prescription he need not pay for.|Form filled in together, money back at the pharmacy.
"""
BY_CATEGORY = (
    ("waiting", WAITING), ("appointment", APPOINTMENT), ("being_informed", INFORMED), ("attitude", ATTITUDE),
    ("cleanliness", CLEAN_NOISE), ("food", FOOD), ("privacy", PRIVACY_LOST), ("parking", PARKING_BILL),
)  # fmt: skip
