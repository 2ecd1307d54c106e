"""When it must go further: its situations. The lesson is lessons/when_it_must_go_further.md."""

from staff.courses.content import StarterCourse, right, situation, wrong

WHEN_IT_MUST_GO_FURTHER = StarterCourse(
    "when_it_must_go_further",
    "When it must go further",
    "Red flags, calling backup while they are still here, escalating, and handing it over whole.",
    (
        situation(
            "A man hands you a folded sheet: “I wrote down what I thought of the food.” He smiles; it does not seem to bother him much. The soup was cold.",
            wrong(
                "Read it, say sorry for the soup, have it replaced and record it as resolved.",
                "Replacing the soup is good. But he put it in writing, and what is written is not for a desk to end.",
            ),
            wrong(
                "Put it into the box for suggestions.",
                "He gave it to a person, and he may be waiting for an answer. A box has none.",
            ),
            right(
                "Say sorry, replace the soup, record it and tick “In writing”, so that a manager takes it on.",
                "You helped at once, and it reaches whoever answers letters. However small it is: written is written.",
            ),
        ),
        situation(
            "While she waits for her papers, a young woman says quietly: “I would rather not go home. He gets angry when I am late.”",
            wrong(
                "Ask her exactly what he does, so that you can write down whether it is serious.",
                "It is not yours to find out or to weigh. Questions can close the door, and harm what others have to do later.",
            ),
            right(
                "Take her to a quiet place, stay with her, call the safeguarding number on the page, and then record it with “Someone is at risk”.",
                "First her safety, then the record. She is not alone, and those whose work it is know of it at once.",
            ),
            wrong(
                "Promise that it stays between you, so that she can trust you.",
                "You cannot keep that promise, and she will learn it at the worst moment. Say kindly that you have to tell somebody who can help.",
            ),
            wrong(
                "Give her the leaflet about helplines and finish the papers.",
                "She has just told you that she is in danger. A leaflet may be found in her bag by the person she is afraid of.",
            ),
        ),
        situation(
            "A man is loud: his mother has been on a trolley since noon. He wants “somebody in charge, now”. His mother is still in the corridor.",
            right(
                "Call backup, “come now”, and tell him who is coming. Stay with him until they are there.",
                "They are both still here, so it can still end well today. He asked for a manager, and that is his to ask for.",
            ),
            wrong(
                "Escalate it with everything he said; a manager will read it.",
                "He would get an answer on another day. He needs somebody in the corridor, and until then a manager can still come.",
            ),
            wrong(
                "Tell him that managers are only called for emergencies.",
                "Backup is there for exactly this. Nobody has to earn it.",
            ),
        ),
        situation(
            "You have put it right, and the patient thanks you and adds: “But I do want somebody to look into it, and write to me.”",
            wrong(
                "She thanked you, so it is put right: resolve it.",
                "She also asked for a formal answer. That is hers to have, whatever else went well.",
            ),
            wrong(
                "Talk her out of it: a letter takes weeks, and all is well now.",
                "She decides whether all is well. Talking somebody out of a complaint is the one thing that must never happen here.",
            ),
            right(
                "Tick “Wants a formal answer”, ask how she can be reached, and tell her what happens next.",
                "She gets her answer, and the manager gets your good work with it, so that nobody starts from nothing.",
            ),
        ),
        situation(
            "Somebody wants to complain about how rudely he was spoken to at the desk this morning. As he describes it, you understand that he means you.",
            wrong(
                "Say sorry, explain how it came about, and record it yourself.",
                "The sorry is right. But nobody should have to complain to the person they complain of, and you cannot write it fairly.",
            ),
            right(
                "Say: “That was me. I am sorry. A colleague should take this down, not I”, fetch one, and step back.",
                "Honest, and it leaves him free to say it as it was. You will not find the record later, and that protects both of you.",
            ),
            wrong(
                "Say nothing, and write that it was “somebody at reception”.",
                "You would hide the one thing that he came to say.",
            ),
        ),
        situation(
            "A daughter says that her father fell in the bathroom last night and nobody wrote it down. He has a bruise and seems confused. She is “not complaining, only saying”.",
            wrong(
                "Thank her, and record it as “Being kept informed”, without a flag, as she does not complain.",
                "Whatever she calls it, somebody fell and may be hurt. The word she uses does not decide what it is.",
            ),
            wrong(
                "Record it first, carefully, with all details, before anything else.",
                "The record comes second. A confused man with a bruise needs to be looked at now.",
            ),
            right(
                "Get clinical help to him at once by the number on the page, then record it with “Harm” and send it on.",
                "First him, then the record; and every manager on duty hears of it at once.",
            ),
        ),
        situation(
            "You escalate a complaint about a lost hearing aid. The patient has to leave. What do you write as the reason, and what do you ask him?",
            right(
                "“Hearing aid lost between ward and theatre on Tuesday. He wants it replaced; I have told him I cannot.” You ask how we may reach him, knowing that he cannot hear on the telephone.",
                "The manager knows what is wanted and what was said, and the answer will arrive.",
            ),
            wrong(
                "“Patient upset, please handle.” He will surely come by again.",
                "The manager has to begin anew, with somebody whom they cannot reach.",
            ),
            wrong(
                "“Property issue.” You take his telephone number, as always.",
                "A number is no way to reach somebody without his hearing aid. Ask, and write down what works for him.",
            ),
        ),
    ),
)
