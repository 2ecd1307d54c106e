"""With a clock of the test's own: no process, no waiting."""

from __future__ import annotations

import pytest

from recovery.supervisor import LONGEST_PAUSE, TOO_OFTEN, YOUNG, Part
from recovery.trouble import Trouble


class Process:
    """Stands for a process: alive until the test says otherwise."""

    code: int | None = None

    def poll(self) -> int | None:
        return self.code


class Watched:
    """A part, the processes it was given, and what stops it from starting."""

    def __init__(self) -> None:
        self.processes: list[Process] = []
        self.trouble = ""
        self.part = Part("server", self.start, lambda: None)

    def start(self) -> object:
        if self.trouble:
            raise Trouble(self.trouble)
        self.processes.append(Process())
        return self.processes[-1]

    def dies(self) -> None:
        self.processes[-1].code = -9


@pytest.fixture
def watched() -> Watched:
    one = Watched()
    one.part.up(now=0)
    return one


def test_what_runs_is_left_alone(watched: Watched) -> None:
    assert watched.part.look(now=100) == ""
    assert len(watched.processes) == 1


def test_what_dies_is_started_again_at_once(watched: Watched) -> None:
    watched.dies()

    assert watched.part.look(now=100) == "The server died; starting it again."
    assert watched.part.look(now=100.2) == "The server is back."
    assert len(watched.processes) == 2


def test_what_dies_young_waits_longer_each_time(watched: Watched) -> None:
    now, pauses = 0.0, []
    for _ in range(TOO_OFTEN - 1):
        watched.dies()
        watched.part.look(now)
        died = now
        while not watched.part.is_running():
            now += 0.01
            watched.part.look(now)
        pauses.append(round(now - died, 1))

    assert pauses == [0.1, 0.2, 0.4, 0.8, 1.6]
    assert max(pauses) <= LONGEST_PAUSE


def test_what_dies_young_too_often_is_given_up_with_a_sentence(watched: Watched) -> None:
    for number in range(1, TOO_OFTEN):
        watched.dies()
        watched.part.look(now=number * YOUNG)
        watched.part.look(now=number * YOUNG + LONGEST_PAUSE)
    watched.dies()

    with pytest.raises(
        Trouble, match=r"^The server died; starting it again\. It happened 6 times in a row; giving up\.$"
    ):
        watched.part.look(now=TOO_OFTEN * YOUNG)


def test_what_lived_a_while_between_is_never_given_up(watched: Watched) -> None:
    for number in range(1, 20):
        watched.dies()
        watched.part.look(now=number * 100)
        watched.part.look(now=number * 100 + LONGEST_PAUSE)

    assert len(watched.processes) == 20


def test_what_cannot_start_says_why_and_is_tried_again(watched: Watched) -> None:
    watched.dies()
    watched.part.look(now=100)
    watched.trouble = "The disk is full."

    assert watched.part.look(now=101) == "The disk is full."

    watched.trouble = ""
    assert watched.part.look(now=105) == "The server is back."
