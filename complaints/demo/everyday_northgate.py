"""Northgate's everyday: put right at the desk within minutes. Place | remedy | in their words | what was done."""

WAITING = """
A 10:45|explain|Booked for ten, it is a quarter to eleven, and the board went blank.|Told them the doctor is in with an emergency. Came back twice with news.
A 09:25|explain|Sat here since eight and saw three people called who came later.|Showed how two clinics share the room; theirs was next.
B|move_up|Diabetic, has not eaten because of the test, and the lab runs late.|Lab took her straight in, crackers and juice right after.
E|explain|Two hours with a swollen ankle and nobody said how long.|Nurse came over, explained the order, brought ice.
R|explain|The scan before hers overran and the porter left.|Called the porter back, walked beside her to the scanner.
L|move_up|Took a number, and the number was skipped.|Put him next and fixed the counter with the lab.
P|explain|Forty minutes for one box of tablets.|Pharmacist explained the check that was missing; ready in five.
A|explain|Told to come early, then waited longer than anyone.|Agreed that it makes no sense and said sorry. Passed it to the clinic.
B 12:40|move_up|On his lunch hour and it is nearly over.|Asked the nurse, who saw him between two others.
A 14:30|rebook|Waited an hour, now she has to fetch her kids.|Booked her first thing tomorrow so she cannot be kept waiting.
E 14:50|explain|Came with his mother, ninety-one, on a hard chair since noon.|Found a recliner and a blanket; triage looked at her again.
R 16:10|move_up|Has a train at five and the X-ray takes ten minutes.|Radiology took him next; he made the train.
L 10:20|explain|Blood drawn at nine, told to wait for a result that never comes.|The result goes to his doctor and nobody had told him. Said sorry, he could go home.
A|explain|Every time she asks she is told ten more minutes.|Gave her the honest answer: forty. She went for a coffee.
E|explain|Daughter with an earache, crying, and the line does not move.|Nurse gave something for the pain and a coloring book.
P|explain|Prescription was phoned in yesterday and is not there.|Found it under her maiden name and changed the record.
W 11:20|explain|Waiting for discharge papers since breakfast.|Doctor signed, I brought them up myself.
A 08:10|explain|Doors opened ten minutes late and everybody stood outside in the rain.|Said sorry at the door, towels and coffee. Told the supervisor.
B|move_up|Her oxygen bottle is getting low and there are five people before her.|Clinic took her next, nurse checked the bottle first.
A|explain|Third visit in a row that starts an hour late.|No excuse. Told him which slots run on time and wrote it down for him.
R|explain|Changed into the gown forty minutes ago and is freezing.|Warm blanket, and the tech told her herself that it is one more.
E 17:25|explain|Son needs two stitches, they have been here since school let out.|Charge nurse explained the ambulances; they were next after.
L|move_up|Toddler will not sit still any longer and it is only one small tube.|Lab took them between two others.
P|move_up|Came straight from surgery and can hardly stand in line.|Brought a chair and picked the pills up for her.
W|explain|Transport to rehab was due two hours ago and he is sitting in his coat.|Called dispatch and told him the truth: half an hour. They came in twenty.
A|explain|Checked in at the kiosk and the kiosk told nobody.|Checked her in by hand, told the clinic how long she has been here.
B|rebook|The doctor was called away and nobody knows for how long.|She would rather go home. Booked the first one on Friday.
L 07:45|explain|Line around the corner before work and only one window open.|Lab opened the second window when I called.
"""
APPOINTMENT = """
A 10:20|rebook|Drove an hour for an appointment that was canceled by mail.|Said sorry, found her a slot at one o'clock today.
B 09:10|rebook|Two appointments on the same day, four hours apart.|Moved the second one up; out by eleven.
A|explain|The reminder says Monday, the portal says Tuesday.|Tuesday is right. Fixed the reminder, kept his ride.
A|rebook|Was promised a call with the new date and nobody called.|Gave him the date now, and a card with my name.
B|rebook|Needs an afternoon, always gets mornings.|Put it in her record; next three are afternoons.
R|rebook|Fasted for the wrong test.|Booked the right one for tomorrow at seven, wrote down what to eat.
A|explain|Referral was sent to another hospital.|Called them, had it faxed back while he waited.
A|rebook|Seen by somebody new every time and tells it all again.|Booked the next two with the doctor she trusts.
B|explain|His interpreter was not booked.|Phone interpreter today, in person booked for the next.
A|rebook|The bus broke down, and for ten minutes late she was told to start over.|Kept her place in the list; Thursday at two.
L 13:10|explain|Sent to the lab on a day it closes at noon.|Lab stayed open for her; ten minutes.
A|rebook|Clinic changed doctors without asking her.|Offered both names; she chose and is booked.
B|rebook|The follow-up is after the tablets run out.|Moved it up a week.
A|rebook|Both parents have to come and the only slots are at nine.|Found a four thirty with the same doctor.
R|rebook|Has a pacemaker and was sent away at the scanner's door.|Radiology found the right machine for him; booked, with a copy of the card.
B|explain|The phone menu hung up on her three times before she drove over.|Booked it with her at the window and gave her the direct number.
A|rebook|Arrived on time and the doctor is on leave this week.|Same clinic, other doctor, in half an hour. He was fine with that.
P|rebook|Came for a vaccine that is out of stock, on two buses.|Pharmacist put one aside with her name on it; Friday at ten.
"""
INFORMED = """
W|explain|Nobody says when her husband goes to surgery.|Ward nurse sat down with her and went through the day.
A|explain|Got a letter full of words he does not understand.|Read it through with him; the nurse answered the rest.
E|explain|Brother was taken for a scan an hour ago, no word since.|Called radiology: he is fine and on his way back.
R|explain|Told at the door that she should not have eaten, after breakfast.|Checked with the tech: fine for this one. Said sorry for the scare.
W|explain|The family hears one thing by day and another by night.|One nurse is their contact now; her name is on the board.
A|explain|Called five times about his results.|They are in; doctor called him back while he stood here.
B|explain|Did not know the visit would be with a student.|Explained that he may say no. He stayed.
P|explain|New pills look different from the old ones.|Pharmacist showed her that they are the same.
A|explain|Never heard that the clinic moved to the second floor.|Walked her up, had the letter corrected.
W|explain|Sister was discharged and nobody called for the ride.|Called the ride, waited with her at the door.
L 08:20|explain|Was not told the test takes three hours.|Drew a little plan of the three hours with the lab.
B|explain|Clinic moved to Reception B without a sign.|Walked her over and put up the sign.
B|explain|Nobody told him he could not drive home after the eye drops.|Called his daughter with him, she is on her way.
W|explain|Three people came in this morning and none said who they are.|Nurse came back, said her name and what happens today.
R|explain|Was told the results come today, and they take a week.|Said sorry, wrote down the day and who calls.
A|explain|The portal shows a test with a red mark and not one word.|Nurse looked at it with her: a normal value for her age.
P|explain|Two bottles with the same name and different doses.|Pharmacist sat down with him and marked morning and night.
"""
ATTITUDE = """
A|explain|The lady at check-in never looked up once.|Said sorry for us. Checked her in myself, with a smile this time.
B|explain|Was called by his first name by somebody half his age.|Put Mr. on his record and said sorry.
E|explain|Security talked to his son as if he had done something.|Security came back and said sorry to the boy.
A|explain|Felt rushed, the form was pulled from her hand.|Sat down with her and finished it together.
L|explain|The person drawing blood talked on the phone.|Another colleague took over; I told the lead.
P|explain|Sighing, because he asked twice.|Explained it again, slowly. Said sorry for the sighing.
A|explain|He was told that he should have read the sign.|The sign is in English only. Said sorry and showed him.
B|explain|Eyes were rolled when he asked for larger print.|Said sorry for us, printed it large and read it through with him.
E|explain|Was told to calm down while her husband was being moved.|Sat with her, said sorry for those words. Nurse took her in to him.
"""
CLEANLINESS = """
A|explain|Gum on the chair and now on her coat.|Ice and a kind volunteer got it off; the chair is gone.
E|explain|The restroom has no paper and the floor is wet.|Housekeeping came in five minutes; stood there until.
W|replace_item|Sheets have a stain from the one before.|New sheets, new pillow, and a sorry from the aide.
R|replace_item|There was dried blood on the sleeve of the gown.|Two fresh gowns and a robe. The bag went back to the laundry.
L|explain|Old coffee cups all over the waiting room.|Cleared them with him watching, called the cleaners.
B|replace_item|The high chair in the corner is sticky.|Washed one and found a toy too.
"""
NOISE = """
W|explain|Somebody's alarm beeps all night and nobody comes.|It was a flat battery. Changed it while she watched.
W|replace_item|Cannot sleep for the ice machine.|Earplugs and a room change for tonight.
A|explain|The TV is on so loud that she misses her name.|Turned it off. Nobody minded.
E|explain|Phones ring and ring and his head is splitting.|Found him a chair in the quiet corner.
R 09:35|rebook|They are drilling right under the scanner.|Work stops at ten; moved him to ten fifteen.
W|explain|Night staff laugh loudly in the hall.|Charge nurse came in, said sorry, and moved the talk.
"""
FOOD = """
W|replace_item|Asked for no milk, got milk.|New tray in fifteen minutes and a note on the door.
W|replace_item|Soup stone cold again.|Kitchen sent a hot one; I carried it.
W 13:20|meal 8.00|No lunch because he was at the scan.|Meal card for the cafeteria, his wife went down.
A 12:30|meal 7.50|Kept past noon for our mix-up and has not eaten.|Meal card and fifteen minutes to use it.
W|replace_item|Vegetarian, got chicken two days running.|Talked to the kitchen, her card says it in red now.
E 09:10|explain|Here with her sister since five this morning, and the vending machine took the money.|Cashier gave it back; brought them water and crackers.
W|replace_item|Tea instead of coffee, every day.|Coffee, and coffee on the card.
"""
PRIVACY = """
A|explain|Was asked about her surgery in front of the whole line.|Took her to the side room and finished there. We have a form for it now.
B|explain|The curtain does not close and everyone looks in.|Clipped it, then moved her one bay over.
L|explain|Her name and birthday were called across the room.|Said sorry; she has a number now instead.
P|explain|Pharmacist read his list aloud.|Moved to the end window and started over quietly.
A|explain|Form with her address lay on the counter.|Gave it back to her, said sorry, cleared the counter.
R|explain|Was told to undress with the door open.|Closed it, said sorry, a second tech stayed with her.
"""
LOST_ITEM = """
W|replace_item|Reading glasses went with the lunch tray.|Kitchen had them. Washed and back in an hour.
E|explain|Left a scarf on the gurney last night.|Security had it in lost and found.
W|replace_item|Hearing aid battery fell out and cannot hear the doctor.|Audiology gave us a pack.
R|explain|Earrings in a cup that nobody finds.|They were in the tech's drawer, labeled. She hugged us both.
A|replace_item|Umbrella taken from the stand.|Gave her one from lost and found, for keeps.
"""
PARKING = """
G 16:20|parking 8.00|Paid for six hours because the clinic ran late.|Paid two of them and said sorry.
G|explain|Ticket machine swallowed a ten-dollar bill.|Called the garage, they gave it back.
A|parking 6.00|Only came to pick up a form and paid the full day.|Gave him the fee back.
G|explain|Circled for thirty minutes with a patient on oxygen.|Guard found a space by the door; showed them the drop-off for next time.
R|parking 4.00|Scan was moved twice and the meter ran.|Paid the extra four dollars.
G|explain|The disabled spaces were blocked by a truck.|Security had it moved in five minutes.
B 18:05|explain|No sign says that the garage closes at six.|Guard opened it for her, nothing to pay. Asked for a sign.
"""
BILL = """
A|explain|A bill for a visit that never happened.|Billing took it off while she sat here.
B|explain|Charged for a copy of his own record.|Our mistake, taken back.
A|explain|Insurance was billed under her old name.|Changed it; nothing due today.
A|explain|Does not understand what a facility fee is.|Went through it line by line with billing on the phone.
"""
BY_CATEGORY = (
    ("waiting", WAITING), ("appointment", APPOINTMENT), ("being_informed", INFORMED), ("attitude", ATTITUDE),
    ("cleanliness", CLEANLINESS), ("food", FOOD), ("noise", NOISE), ("privacy", PRIVACY), ("parking", PARKING),
    ("lost_item", LOST_ITEM), ("bill", BILL),
)  # fmt: skip
