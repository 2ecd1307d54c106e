"""Calming somebody angry or grieving, and saying no kindly: its situations. See lessons/saying_no_kindly.md."""

from staff.courses.content import StarterCourse, right, situation, wrong

SAYING_NO_KINDLY = StarterCourse(
    "saying_no_kindly",
    "Calming somebody angry or grieving, and saying no kindly",
    "Staying steady, giving grief its time, drawing a line, and a no that is short, clear and early.",
    (
        situation(
            "He leans over the counter and shouts: “Are you people all asleep here?” Heads turn. You feel your pulse.",
            wrong(
                "“Please calm down, sir. There are other patients here.”",
                "Nobody has ever calmed down because they were told to. And now he is angry and ashamed.",
            ),
            right(
                "Breathe out, and say quietly: “You have waited far too long, and I can see that you are furious. Come over here with me; I want to hear it.”",
                "You stay low, you name it without judging, and you move both of you out of everybody's sight.",
            ),
            wrong(
                "Raise your voice just enough for him to hear you over his own.",
                "Then there are two loud people. He will find your volume, so let it be a quiet one.",
            ),
            wrong(
                "Look at your screen until he has finished.",
                "Waiting is right, looking away is not: it tells him that nobody is there.",
            ),
        ),
        situation(
            "A woman comes for the belongings of her husband, who died here on Sunday. She begins to cry. You have a list with six questions to ask.",
            wrong(
                "Say: “I know exactly how you feel. My father died last year.”",
                "You mean to be near to her, but now she has to think of your father. Nobody knows exactly how she feels.",
            ),
            wrong(
                "Get through the six questions quickly, so that it is over for her.",
                "Quick is for you. For her this is the last thing that she does for him.",
            ),
            right(
                "Bring her to a quiet room, say that you are sorry, and let her be silent. Then fill in the form with her, one question at a time.",
                "A chair, a closed door and time. You do the form; all she has to do is answer.",
            ),
            wrong(
                "Offer her a meal voucher for the trouble of coming.",
                "Something of small value held out to somebody in grief hurts. There is nothing here to make up for.",
            ),
        ),
        situation(
            "“You will take this fee off my bill, or I stand here all day.” He is calm and means it. Nobody at your desk may take off a fee.",
            wrong(
                "“I will see what I can do.”",
                "You know already what you can do. He will come back for the yes that he thought he heard.",
            ),
            wrong(
                "“I would, but my manager will not let me.”",
                "A borrowed no makes you small and your manager the enemy. Own it: bills are not decided at this desk.",
            ),
            right(
                "“You want it taken off because of the wait, I understand that. I cannot, and nobody at this desk can: a manager decides about bills. I can send it to them now, with your reasons.”",
                "What you understood, a plain no, one reason, and what you can do. Now stop talking, and let him choose.",
            ),
            wrong(
                "“That is our policy.”",
                "It ends the talk and explains nothing. He deserves the one sentence of why.",
            ),
        ),
        situation(
            "You have said no kindly, with your reason and with what you can do. She asks for the third time.",
            right(
                "“I hear you, and it is still no. What I can do is send it on today. Would you like that?”",
                "The same answer, in the same voice. She can trust it, and the way forward is still open.",
            ),
            wrong(
                "Find a better reason: perhaps she will see it then.",
                "Each new reason is something new to argue with, and makes the first one look weak.",
            ),
            wrong(
                "Give her a voucher, so that it ends.",
                "Then asking three times is what works here, for her and for whoever watched.",
            ),
        ),
        situation(
            "He has shouted for a minute about his lost results. Now he calls you a name that nobody should be called.",
            wrong(
                "Let it go. He is upset, and it is part of the job.",
                "Being shouted at about what happened is. Being called that is not, and whoever stands behind him heard it too.",
            ),
            wrong(
                "Answer in kind, so that he knows how it feels.",
                "Now there are two, and yours is the one that will be remembered.",
            ),
            right(
                "“I want to find your results, and I cannot while you call me that. If it happens again, a colleague takes over.” If it does: step back and call backup.",
                "Said once, plainly, with what comes next, and then done. The door to help stays open.",
            ),
        ),
        situation(
            "A couple lost a pregnancy this week, and an automatic message has just congratulated them. He is furious, and she says nothing at all.",
            wrong(
                "Explain that the messages come from another system, which cannot know.",
                "It is true, and at this moment it is nothing to them. They need to hear that somebody sees what it did.",
            ),
            right(
                "“I am so very sorry. That should never have reached you.” Take them somewhere quiet, call a manager to come now, and see that it is recorded so that it stops.",
                "You name it, you do not defend it, and somebody with the power to stop those messages hears it from them today.",
            ),
            wrong(
                "“At least you know now that the system has your address.”",
                "“At least” has never comforted anybody. Leave it out of every sentence of this kind.",
            ),
        ),
        situation(
            "It is over, he has left, and your hands are shaking. Four people are waiting.",
            wrong(
                "Carry on at once; the others have waited long enough.",
                "The next one gets what the last one left in you. Two minutes now are cheaper for everybody.",
            ),
            right(
                "Write down in a few words what happened and what you said no to, ask a colleague to take over, and take two minutes for yourself.",
                "The record is fresh, and so are you. Asking for two minutes is part of the work.",
            ),
            wrong(
                "Tell the next patient what you have just been through.",
                "They came with something of their own. Tell a colleague instead, away from the desk.",
            ),
        ),
    ),
)
