"""Riverside's everyday: put right at the desk within minutes. Place | remedy | in their words | what was done."""

WAITING = """
M 10:10|explain|Asked to come at nine, it is gone ten.|Told her honestly: one doctor is off sick. Kept her posted.
M|explain|The screen has shown the same name for half an hour.|Restarted it and read out the list.
I|explain|Cut hand, dripping on the floor, nobody has looked.|Nurse dressed it and explained the order.
I|move_up|Toddler has put a bead up her nose and is frightened.|Nurse saw her next; bead out in a minute.
B|rebook|Comes every week and always waits longest.|Gave him the ten o'clock as a standing booking.
B|move_up|Ticket 44 was called twice and 45 never.|Took her through myself and said sorry.
D 12:05|explain|Gown on since seven, still in the chair at noon.|Surgeon came and said why; a blanket and a magazine.
M 11:20|move_up|Bus back is at twelve and there is only one.|Saw the nurse at half past eleven.
I|explain|Wrist is throbbing, told an hour, it was two.|Said sorry, painkiller from the nurse, sling.
M 15:05|rebook|Could not wait any longer, has to collect his grandson.|First appointment on Friday instead.
B 08:35|explain|Opens at eight it says, lights on at half past.|Quite right. New notice says half past.
X|move_up|Mum is ninety and cannot sit on these chairs.|Seen next; found the chair with arms.
I|explain|Two hours with a sprained knee and the board shows nothing.|Put the times up and told the room every half hour after that.
M|explain|Letter says allow one hour, it has been nearly three.|Consultant came out and said sorry to everybody. Tea for the room.
B 12:20|explain|Six chairs full and only one nurse taking blood.|Told the queue honestly how long; second nurse was back from lunch by one.
W 13:15|explain|Tablets to take home are not up, he has been dressed since breakfast.|Fetched them from pharmacy myself.
X|explain|Porter was ordered an hour ago and she lies in the corridor.|Took her down with a colleague; told the porters' desk.
"""
APPOINTMENT = """
M|rebook|Letter came the day after the appointment.|Booked her for Wednesday and rang the post room.
M|rebook|Three clinics on three days, he lives out at the farm.|All on one Tuesday now.
X 13:30|rebook|Arrived for a scan that the system has never heard of.|Found the request, scanned at two.
D|rebook|Pre-op was at the other site and nobody said.|Did it here by arrangement with the nurse.
M|rebook|Cannot do mornings, the carer comes at ten.|Afternoons only, it is on the record.
B|explain|Told to book online, has no computer.|Booked it here. Gave her the number for next time.
M|rebook|Seen by a locum, wanted her own consultant.|Next one is with her own.
M|rebook|Rang for forty minutes to cancel and was counted as not attending.|Took the mark off and gave a new date.
M|rebook|Moved four times in two months, and every letter says sorry.|Rang the clinic, agreed a date with them and wrote my name under it.
X 09:10|rebook|Text came at midnight for half past eight this morning.|Far too short notice and said so. Next Tuesday suits him.
B|rebook|Fasting test was booked for the afternoon, and she is diabetic.|First one tomorrow; nurse told her what to eat today.
"""
INFORMED = """
W|explain|Consultant came while she was in the bath, no one knows what he said.|He came back at two and sat down.
M|explain|Discharge letter has someone else's tablets on it.|Pharmacist checked, new letter printed, old one shredded.
D|explain|Did not know he needed someone to drive him home.|Rang his neighbour with him. Sister made tea.
I|explain|Told to see the GP, GP says come here.|Nurse rang the surgery and settled it.
W|explain|Nobody rang when Dad was moved.|Said how sorry we are; daughter is first on the list.
B|explain|Has no idea what this blood test is for.|Nurse explained it in two minutes.
X|explain|Results take ten days, he was told two.|Wrote down the true date and who rings.
M|explain|Choose and book letter makes no sense to her.|Went through it together; chosen and booked.
X|explain|Sent round three corridors and back for one picture.|Walked him there. Asked for a better map.
D|explain|Daughter is still in recovery and no one has said a word.|Sister came out and took her through.
"""
ATTITUDE = """
M|explain|Was told off for being early.|Said sorry. Early is fine.
B|explain|The man at the hatch sighed at her.|Said sorry for us; had a word with the hatch.
I|explain|Spoken to as if he were drunk. It is his speech, since the stroke.|Sat with him, said sorry, put a card on his record.
W|explain|Called dear and love all day, and she has asked them not to.|Said sorry. The name she wants is on the board.
X|explain|No hello, just stand there.|Began again with hello.
D|explain|Nurse talked over her head to her son.|Nurse came back and talked with her.
M|explain|Laughed at for asking where the loo is.|Walked her there and said sorry. It was not kind.
C|explain|Attendant waved him on without a word, and he has a blue badge.|Found him the bay, said sorry, told the attendants' office.
"""
CLEANLINESS = """
M|explain|Someone has been sick by the door.|Cleaner in four minutes, moved the chairs.
W|replace_item|Crumbs in the bed from breakfast to tea.|Fresh bed, fresh water.
I|explain|Toilet lock is broken and somebody walked in on her.|Out of order sign, key to the staff one.
B|replace_item|Used plaster on the arm of the chair.|Cubicle cleaned while he waited, new chair cover.
W|replace_item|Pillow smells of smoke.|
"""
NOISE = """
W|explain|The telly in bay three is on till one in the morning.|Headphones for bay three.
D|explain|Builders' radio during her bad news.|Radio off, and the foreman said sorry himself.
M|explain|The automatic door bangs every ten seconds.|Estates have eased it.
"""
FOOD = """
W|replace_item|Porridge like glue.|Toast, and a word with the kitchen.
W|replace_item|Halal was ticked, ham came.|Right meal in twenty minutes, ward manager said sorry.
D 15:10|meal 8.50|Nil by mouth since ten last night, cancelled at three.|Voucher for the canteen and a new date.
W|replace_item|No one cuts up her food.|Volunteer comes at meals now.
I|meal 9.00|Five hours here with his lad, nothing open.|Voucher and two teas.
W|replace_item|Tea has come cold three days running.|Fresh pot, and the trolley starts at our end from tomorrow.
"""
PRIVACY = """
M|explain|Everyone in the queue knows about her bladder now.|Took her into the little office. Said sorry.
B|explain|Doctor's letter left face up.|Handed back, said sorry, tray is turned round.
I|explain|Examined with the curtain half open.|Closed, said sorry, nurse stayed with her.
"""
LOST_ITEM = """
W|replace_item|Slippers vanished in the night.|New pair from the league of friends.
D|explain|Denture pot is not where it was.|In the locker, wrong side. All smiles.
X|explain|Earring came off in the scanner.|Found it under the table.
M|explain|Stick left on the patient bus.|Driver brings it back at three.
"""
PARKING = """
C|parking 6.00|Paid four hours for a ten minute chat.|Gave him the difference.
C|explain|Machine will not take her card and there is a queue behind her.|Put her on the desk's list: no fine.
C|parking 2.00|The clinic ran over and the ticket ran out.|Paid the extra two pounds.
C|explain|Blue badge bay had a skip in it.|Skip is moved, badge noted.
M|parking 4.50|Came on the wrong day because of our letter and paid for it.|
C|explain|Fined while she was in the fracture room.|Rang the car park office: cancelled.
"""
BILL = """
M|explain|Charged for a prescription he need not pay for.|Form filled in together, money back at the pharmacy.
M|explain|Asked to pay for a sick note that the letter says is free.|Letter is right. Said sorry and printed it.
"""
BY_CATEGORY = (
    ("waiting", WAITING), ("appointment", APPOINTMENT), ("being_informed", INFORMED), ("attitude", ATTITUDE),
    ("cleanliness", CLEANLINESS), ("food", FOOD), ("noise", NOISE), ("privacy", PRIVACY), ("parking", PARKING),
    ("lost_item", LOST_ITEM), ("bill", BILL),
)  # fmt: skip
