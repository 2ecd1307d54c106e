"""Listening and saying sorry: its situations. The lesson is lessons/listening.md."""

from staff.courses.content import StarterCourse, right, situation, wrong

LISTENING = StarterCourse(
    "listening",
    "Listening and saying sorry",
    "The first two minutes: hear them out, say sorry for what they have been through, ask what would help.",
    (
        situation(
            "A man comes to your desk, red in the face: “I have been here since half past nine and nobody has told me anything!” You are typing up somebody else's form. What do you do first?",
            wrong(
                "Say “One moment, please”, finish the line you are typing, and then look up.",
                "The line would take ten seconds, but he has just told you that nobody pays attention to him. Now he has seen it.",
            ),
            wrong(
                "Look him up straight away, so that you can tell him what is going on.",
                "It feels like helping, but he is talking to the side of your head. He has not finished, and you do not yet know what he needs.",
            ),
            right(
                "Take your hands off the keyboard, turn to him and say: “That is far too long. Tell me what happened.”",
                "He has your whole attention, and you have opened the door instead of closing it. Everything else can wait a minute.",
            ),
            wrong(
                "Tell him that the doctors are running late today and you are sorry.",
                "It may be true, but it is an answer to a question that he has not asked yet. Hear him first; reasons come after.",
            ),
        ),
        situation(
            "A mother tells you at length how her daughter's blood test was forgotten. She says it was on Monday; you can see that it was on Tuesday.",
            right(
                "Let her finish, then say back the heart of it: “The test was forgotten, nobody called you, and you came all this way for nothing.”",
                "You show that you understood what matters. The day can be put right later, quietly, if it matters at all.",
            ),
            wrong(
                "Say kindly: “I think you mean Tuesday.”",
                "You are right, and you have lost her. A correction in the middle says that the record matters more than what happened to them.",
            ),
            wrong(
                "Print out the order, so that you both have the facts in front of you.",
                "Facts help once she knows that she has been heard. Before that, a sheet of paper looks like evidence against her.",
            ),
        ),
        situation(
            "An elderly woman waited ninety minutes for an X-ray. You do not know why. Which apology would you choose?",
            wrong(
                "“I am sorry if you feel that you waited too long.”",
                "“If you feel” makes it her feeling and not your clock. She waited ninety minutes; that is not an opinion.",
            ),
            wrong(
                "“I am sorry, but two of our people are ill today.”",
                "Whatever stands before the “but” is lost. Now she is asked to feel sorry for you.",
            ),
            wrong(
                "“I cannot say sorry for that; it was not our department.”",
                "To her this is one place. And being sorry for what somebody went through says nothing about whose fault it was.",
            ),
            right(
                "“I am sorry. An hour and a half without a word is not how we want to treat anybody. I will find out what happened.”",
                "Short, says what for, blames nobody, and promises only what you can do.",
            ),
        ),
        situation(
            "A colleague whispers: “Don't say sorry, that is admitting it was our fault. They could sue.” What is right?",
            wrong(
                "Then better not say it. Say “Thank you for your feedback” instead.",
                "People do not become more forgiving when nobody is sorry. A form of words in place of a human one is what they will tell others about.",
            ),
            right(
                "Saying sorry for what somebody has been through is not saying who was to blame. Say it, and leave causes to those who find them out.",
                "You can be sorry that a thing happened without knowing how it came about. What you should not do is guess at causes or point at somebody.",
            ),
            wrong(
                "Say it, and add that the night shift must have made a mistake.",
                "The sorry was fine. The guess at somebody's mistake is not yours to make, and it may be wrong.",
            ),
        ),
        situation(
            "A father whose son's appointment was cancelled has told you everything. You could re-book, pay the parking, or bring them a meal. What next?",
            wrong(
                "Offer all three, so that he sees how much you care.",
                "A list of offers before a question can feel like being bought off. And perhaps he wants none of them.",
            ),
            wrong(
                "Pay the parking: that is what most people want.",
                "Perhaps. But he is not most people, and you can find out with one question.",
            ),
            right(
                "Ask: “What would help you most right now?”",
                "He knows. Often it is smaller than you feared: a time that fits with school, or to hear who decided it.",
            ),
        ),
        situation(
            "You told a patient that you would find out by eleven when she will be seen. It is eleven, and nobody on the ward picks up.",
            right(
                "Go to her at eleven: “I still do not know. I am trying again now, and I will be back at a quarter past.”",
                "You kept your word, even with nothing in your hands. That is what she will remember.",
            ),
            wrong(
                "Wait until you have an answer. There is nothing to tell her yet.",
                "For her the silence is the same as being forgotten, and she was promised eleven.",
            ),
            wrong(
                "Tell her “it will not be long”.",
                "You do not know that. When it is long, she has been let down twice.",
            ),
        ),
        situation(
            "It is settled, and he is putting on his coat. You record it. Which words do you write for what happened?",
            wrong(
                "“Patient impatient and rude about waiting time, calmed down.”",
                "That is what you think of him. He may read it one day, and so may somebody who has to judge what we did.",
            ),
            right(
                "“Appointment 9:30, seen 10:50. Nobody told him why.”",
                "His words, what happened, and nothing that you would not read out to him.",
            ),
            wrong(
                "“Complaint re delay, resolved.”",
                "Nobody can learn from that. What delay, where, and what did he say was missing?",
            ),
        ),
    ),
)
