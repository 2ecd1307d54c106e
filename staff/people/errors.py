"""Why a person was not added or changed."""

from __future__ import annotations


class NotDone(Exception):
    """Nothing was saved; ``sentence`` says why, and ``field`` where on the form, if anywhere."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
