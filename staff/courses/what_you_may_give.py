"""What you may give, and what you may never give: its situations. The lesson is lessons/what_you_may_give.md."""

from staff.courses.content import StarterCourse, right, situation, wrong

WHAT_YOU_MAY_GIVE = StarterCourse(
    "what_you_may_give",
    "What you may give, and what you may never give",
    "Free things first, your limits beside each choice, and the few things that are never given at a desk.",
    (
        situation(
            "A patient's scan was put off by two hours. He says: “I only want to know whether it is worth waiting.” Your page says that you may give a meal voucher.",
            wrong(
                "Give the voucher: it is a long wait, and he will be glad of it.",
                "Perhaps later. He asked for an answer, and a voucher instead of one can sound like “take this and stop asking”.",
            ),
            right(
                "Find out how long it will be and tell him, with a sorry. Offer the meal if he decides to stay.",
                "You gave what he asked for, and it was free. The meal then is kindness and not a way out.",
            ),
            wrong(
                "Explain that it is not your department, and give him the number of the scanner's desk.",
                "He stood in front of you, and now he has another queue. One call of yours would have helped.",
            ),
        ),
        situation(
            "Parking cost somebody 14.00, because a clinic ran late. Beside Parking your page says: “Up to 10.00 · 22.00 left today”.",
            wrong(
                "Give 10.00 now, and record another 4.00 as a meal voucher.",
                "That is splitting, under a name that is not true. The page would count both on this complaint, and the record would be wrong for ever.",
            ),
            wrong(
                "Give 14.00 in coins and record 10.00.",
                "Then the record lies, and it carries your name. Write what was given, or do not give it.",
            ),
            wrong(
                "Say that nothing can be done, as it is over your limit.",
                "A good deal can be done: give the ten, or ask for the fourteen.",
            ),
            right(
                "Ask whether 10.00 is all right for now; if it is not, call backup and ask “may I?” for 14.00.",
                "You stay within your limit, or a manager lifts it for exactly this. Either way the record is true and the patient is helped today.",
            ),
        ),
        situation(
            "“I have no use for vouchers. Just give me a twenty from the till, and we are done.”",
            right(
                "“I cannot give cash to anybody. I can pay your parking now, or ask the manager about the rest. Which would you like?”",
                "Clear, the same for everybody, and followed at once by what you can do.",
            ),
            wrong(
                "Give him the twenty and write “refund”.",
                "Cash is never given at the desk, and a refund means money that was theirs before.",
            ),
            wrong(
                "Buy him a card that can be used in any shop.",
                "What can be spent anywhere is as good as cash. It is never given either.",
            ),
            wrong(
                "Give him twenty of your own, so that it is over.",
                "Kind, and wrong: you should not pay for what went wrong here, and nobody would ever know that it did.",
            ),
        ),
        situation(
            "A woman was left waiting for three hours, and says: “The least you can do is drop the fee for today.” You think that she is right.",
            wrong(
                "Take it off. It is a small fee, and she waited long enough.",
                "Fees are never waived at a desk, whatever their size. For some patients it would even break the law.",
            ),
            wrong(
                "Tell her that billing will certainly take it off.",
                "You do not decide that, so do not promise it. If billing does not, she was let down twice.",
            ),
            right(
                "Say that you cannot decide about bills, that a manager can, and escalate it with her reasons, if she would like that.",
                "Her wish reaches somebody who can say yes, in her words, and you promised nothing that you do not hold.",
            ),
        ),
        situation(
            "A patient's reference is in the system, but you do not know who pays for his care. He would like a gift shop voucher for his wife.",
            wrong(
                "Put down “not limited”, since the page lets you give more then.",
                "You do not know that. If his insurance does limit it, what you gave was not allowed.",
            ),
            right(
                "Leave the payer at “unknown” and give what the page allows.",
                "Unknown is treated carefully: the page counts what he has had this year, and keeps you both right.",
            ),
            wrong(
                "Leave out his reference, so that nothing is counted.",
                "The limit for one thing still holds, and a limit that is walked around protects nobody. It will also look like what it is.",
            ),
        ),
        situation(
            "A visitor is pleased with how you settled it: “Shall I write you a nice review? What do I get?”",
            wrong(
                "Laugh, and add a coffee voucher to what you gave.",
                "Then it was paid for. Nothing is ever given for a review, however small.",
            ),
            right(
                "“Nothing, I am afraid, but I would be glad. It helps most if you simply write what happened.”",
                "Honest and friendly. What we give puts something right; it buys nothing.",
            ),
            wrong(
                "Ask him to mention you by name, so that your manager sees it.",
                "No harm meant, but he has just been helped by you and can hardly say no. Let it be his own idea.",
            ),
        ),
        situation(
            "You have paid a taxi and two meals today. The next patient needs a meal, and your page says “Nothing left today”.",
            wrong(
                "Ask a colleague to record it under her name: she has plenty left.",
                "Then the record says that she gave it. Let her decide herself, at her own screen, or ask a manager.",
            ),
            wrong(
                "Send the patient away with a sorry; tomorrow there is money again.",
                "She is hungry now. Your day being over is no reason that hers should be.",
            ),
            right(
                "Say sorry, call backup and ask “may I?”, or bring over a colleague who can take it from here.",
                "Others can say yes, and the page tells you who. The patient only has to know that somebody is coming.",
            ),
        ),
    ),
)
