"""An attempt told again: each situation, what was chosen, and why that was right or not."""

from __future__ import annotations

from dataclasses import dataclass

from staff.models import Answer, Attempt, Scenario


@dataclass(frozen=True)
class Answered:
    """One situation of an attempt; ``chosen`` is None where the answer is not there any more."""

    situation: str
    chosen: Answer | None
    others: list[Answer]

    @property
    def right(self) -> bool:
        return self.chosen is not None and self.chosen.is_right


def answered(attempt: Attempt) -> list[Answered]:
    """In the order in which they were asked; also what is not asked any more."""
    scenarios = Scenario.objects.filter(course=attempt.course_id, pk__in=[int(key) for key in attempt.answers])
    return [of(scenario, attempt.answers[str(scenario.pk)]) for scenario in scenarios.prefetch_related("answers")]


def of(scenario: Scenario, chosen: str) -> Answered:
    answers = list(scenario.answers.all())
    mine = next((one for one in answers if str(one.pk) == str(chosen)), None)
    return Answered(scenario.situation, mine, [one for one in answers if one is not mine])
