"""What a course that a new organisation starts with is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# an end of line that is none of the text's: what follows goes on with the paragraph, the item or the quotation
INSIDE_A_PARAGRAPH = re.compile(r"(?<=[^\n])\n(?:> | +)?(?=[^\s>#\-\d])")
LESSONS = Path(__file__).parent / "lessons"


@dataclass(frozen=True)
class Choice:
    """One answer to a situation, right or not, and why."""

    words: str
    why: str
    is_right: bool = False


@dataclass(frozen=True)
class Situation:
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class StarterCourse:
    """``code`` names the lesson's file, too."""

    code: str
    title: str
    summary: str
    situations: tuple[Situation, ...]

    @property
    def lesson(self) -> str:
        """Markdown, a paragraph a line, as an admin goes on writing it."""
        return INSIDE_A_PARAGRAPH.sub(" ", (LESSONS / f"{self.code}.md").read_text(encoding="utf-8"))


def situation(words: str, *choices: Choice) -> Situation:
    return Situation(words, choices)


def right(words: str, why: str) -> Choice:
    return Choice(words, why, True)


def wrong(words: str, why: str) -> Choice:
    return Choice(words, why)
