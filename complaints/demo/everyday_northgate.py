"""Northgate's everyday: put right at the desk within minutes. Place | remedy | in their words | what was done."""

WAITING = """
A|explain|Booked for ten, it is a quarter to eleven, and the board went blank.|Told them the doctor is in with an emergency; came back twice with news.
A|explain|Sat since eight and saw three people called who came later.|Showed how two clinics share the room; theirs was next.
B|move_up|Diabetic, has not eaten because of the test, and the lab runs late.|Lab took her straight in, crackers and juice right after.
E|explain|Two hours with a swollen ankle and nobody said how long.|Nurse came over, explained the order, brought ice.
R|explain|The scan before hers overran and the porter left.|Called the porter back, walked beside her to the scanner.
L|move_up|Took a number, the number was skipped.|Put him next and fixed the counter with the lab.
P|explain|Forty minutes for one box of tablets.|Pharmacist explained the check that was missing; ready in five.
A|explain|Told to come early, then waited longer than anyone.|Agreed it makes no sense and said sorry; passed it to the clinic.
B|explain|On his lunch hour and it is nearly over.|Asked the nurse, who saw him between two others.
A|rebook|Waited an hour, now she has to fetch her kids.|Booked her first thing tomorrow so she cannot be kept waiting.
E|explain|Came with his mother, ninety-one, on a hard chair since noon.|Found a recliner and a blanket; triage looked at her again.
R|move_up|Has a train at five and the film takes ten minutes.|Radiology squeezed him in; he made the train.
L|explain|Blood drawn at nine, told to wait for a result that never comes.|Result goes to the doctor; nobody had told him. Sent him home.
B|explain|Clinic moved to Reception B without a sign.|Walked her over and put up the sign.
A|explain|Every time she asks she is told ten more minutes.|Gave her the honest answer: forty. She went for a coffee.
E|explain|Daughter with an earache, crying, and the line does not move.|Nurse gave something for the pain and a coloring book.
P|explain|Prescription was phoned in yesterday and is not there.|Found it under her maiden name and changed the record.
W|explain|Waiting for discharge papers since breakfast.|Doctor signed at eleven; I brought them up myself.
"""
APPOINTMENT = """
A|rebook|Drove an hour for an appointment that was canceled by mail.|Said sorry, found her a slot at one o'clock today.
B|rebook|Two appointments on the same day, four hours apart.|Moved the second one up; out by eleven.
A|rebook|The reminder says Monday, the portal says Tuesday.|Tuesday is right. Fixed the reminder, kept his ride.
A|rebook|Was promised a call with the new date and nobody called.|Gave him the date now, and a card with my name.
B|rebook|Needs an afternoon, always gets mornings.|Put it in her record; next three are afternoons.
R|rebook|Fasted for the wrong test.|Booked the right one for tomorrow at seven, wrote down what to eat.
A|explain|Referral was sent to another hospital.|Called them, had it faxed back while he waited.
A|rebook|Seen by somebody new every time and tells it all again.|Booked the next two with Dr. Amari, as she asked.
B|rebook|His interpreter was not booked.|Phone interpreter today, in person booked for the next.
A|rebook|Missed it because of the snow and was told to start over.|Kept her place in the list; Thursday at two.
L|explain|Sent to the lab on a day it closes at noon.|Opened a late slot with the lab; ten minutes.
A|rebook|Clinic changed doctors without asking her.|Offered both names; she chose and is booked.
B|rebook|The follow-up is after the tablets run out.|Moved it up a week.
"""
INFORMED = """
W|explain|Nobody says when her husband goes to surgery.|Ward nurse sat down with her and went through the day.
A|explain|Got a letter full of words he does not understand.|Read it through with him; the nurse answered the rest.
E|explain|Brother was taken for a scan an hour ago, no word since.|Called radiology: he is fine and on his way back.
R|explain|Told at the door that she cannot eat, after breakfast.|Checked with the tech: fine for this one. Said sorry for the scare.
W|explain|The family hears one thing by day and another by night.|One nurse is their contact now; her name is on the board.
A|explain|Called five times about his results.|They are in; doctor called him back while he stood here.
B|explain|Did not know the visit would be with a student.|Explained that he may say no. He stayed.
P|explain|New pills look different from the old ones.|Pharmacist showed her that they are the same.
A|explain|Never heard that the clinic moved to the second floor.|Walked her up, had the letter corrected.
W|explain|Sister was discharged and nobody called for the ride.|Called the ride, waited with her at the door.
L|explain|Was not told the test takes three hours.|Drew a little plan of the three hours with the lab.
"""
ATTITUDE = """
A|explain|The lady at check-in never looked up once.|Said sorry for us. Checked her in myself, with a smile this time.
B|explain|Was called by his first name by somebody half his age.|Put Mr. on his record and said sorry.
E|explain|Security talked to his son as if he had done something.|Security came back and said sorry to the boy.
A|explain|Felt rushed, the form was pulled from her hand.|Sat down with her and finished it together.
R|explain|Was told to undress with the door open.|Closed it, said sorry, a second tech stayed with her.
L|explain|The person drawing blood talked on the phone.|Another colleague took over; I told the lead.
P|explain|Sighing, because he asked twice.|Explained it a third time, slowly, no sighing.
W|explain|Night staff laugh loudly in the hall.|Charge nurse came in, said sorry, and moved the talk.
A|explain|He was told that he should have read the sign.|The sign is in English only. Said sorry and showed him.
"""
CLEAN_NOISE = """
A|explain|Gum on the chair and now on her coat.|Ice and a kind volunteer got it off; chair is gone.
E|explain|The restroom has no paper and the floor is wet.|Housekeeping came in five minutes; stood there until.
W|replace_item|Sheets have a stain from the one before.|New sheets, new pillow, and a sorry from the aide.
R|replace_item|Gown was torn down the back.|Two gowns and a robe.
L|explain|Old coffee cups all over the waiting room.|Cleared them with him watching, called the cleaners.
B|replace_item|The high chair in the corner is sticky.|Washed one and found a toy too.
W|explain|Somebody's alarm beeps all night and nobody comes.|It was a flat battery. Changed it while she watched.
W|replace_item|Cannot sleep for the ice machine.|Earplugs and a room change for tonight.
A|explain|The TV is on so loud that she misses her name.|Turned it off. Nobody minded.
E|explain|Phones ring and ring and his head is splitting.|Found him a chair in the quiet corner.
R|explain|They are drilling under the scanner.|Work stops at ten; moved him to ten fifteen.
"""
FOOD = """
W|replace_item|Asked for no milk, got milk.|New tray in fifteen minutes and a note on the door.
W|replace_item|Soup stone cold again.|Kitchen sent a hot one; I carried it.
W|meal|No lunch because he was at the scan.|Meal card for the cafeteria, his wife went down.
A|meal|Kept past noon for our mix-up and has not eaten.|Meal card and fifteen minutes to use it.
W|replace_item|Vegetarian, got chicken two days running.|Talked to the kitchen, her card says it in red now.
E|meal|Here with her sister since five, vending machine took the money.|Meal card for both.
W|replace_item|Tea instead of coffee, every day.|Coffee, and coffee on the card.
"""
PRIVACY_LOST = """
A|explain|Had to say out loud why he is here.|Took him to the side room; we have paper for it now.
B|explain|The curtain does not close and everyone looks in.|Clipped it, then moved her one bay over.
L|explain|Her name and birthday were called across the room.|Said sorry; she has a number now instead.
P|explain|Pharmacist read his list aloud.|Moved to the end window and started over quietly.
A|explain|Form with her address lay on the counter.|Gave it back to her, said sorry, cleared the counter.
W|replace_item|Reading glasses went with the lunch tray.|Kitchen had them. Washed and back in an hour.
E|explain|Left a scarf on the gurney last night.|Security had it in lost and found.
W|replace_item|Hearing aid battery gone and cannot hear the doctor.|Audiology gave us a pack.
R|explain|Wedding ring in a cup that nobody finds.|It was in the tech's pocket, labeled. Tears, then laughter.
A|explain|Umbrella taken from the stand.|Gave her one from lost and found, for keeps.
"""
PARKING_BILL = """
G|parking|Paid for six hours because the clinic ran late.|Paid two of them and said sorry.
G|explain|Ticket machine ate the ten.|Called the garage, they gave it back.
A|parking|Only came to pick up a form and paid the full day.|Gave him the fee back.
G|parking|Circled for thirty minutes with a patient on oxygen.|Paid the fee; showed the drop-off for next time.
R|parking|Scan was moved twice and the meter ran.|Paid the extra four dollars.
G|explain|The disabled spaces were blocked by a truck.|Security had it moved in five minutes.
B|parking|No sign says that it closes at six.|Paid the late fee for her.
A|explain|A bill for a visit that never happened.|Billing took it off while she sat here.
B|explain|Charged for a copy of his own record.|Our mistake, taken back.
A|explain|Insurance was billed under her old name.|Changed it; nothing due today.
A|explain|Does not understand what a facility fee is.|Went through it line by line with billing on the phone.
"""
BY_CATEGORY = (
    ("waiting", WAITING), ("appointment", APPOINTMENT), ("being_informed", INFORMED), ("attitude", ATTITUDE),
    ("cleanliness", CLEAN_NOISE), ("food", FOOD), ("privacy", PRIVACY_LOST), ("parking", PARKING_BILL),
)  # fmt: skip
