"""Several acts at the same moment, each on a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run each in a thread of its own, all let go together; what each gave back or raised."""
    barrier, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int) -> None:
        try:
            barrier.wait(30)
            outcomes[index] = acts[index]()
        except Exception as error:
            outcomes[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[index]) for index in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes


def until_somebody_waits() -> None:
    pause = threading.Event()
    with connection.cursor() as cursor:
        for _ in range(600):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
            pause.wait(0.02)
    raise AssertionError("nobody waited")


def while_it_is_not_written_yet(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """What the second act gave back or raised, which began before the first was committed and waits for it."""
    outcome: list[Any] = []

    def wait_for_it() -> None:
        try:
            outcome.append(second())
        except Exception as error:
            outcome.append(error)
        finally:
            connection.close()

    waits = threading.Thread(target=wait_for_it)
    with transaction.atomic():
        first()
        waits.start()
        until_somebody_waits()
    waits.join(30)
    return outcome[0]
