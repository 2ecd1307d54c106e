"""`python -m tests.bench`: everything; `python -m tests.bench polls`: the open pages alone. README.md explains."""

from __future__ import annotations

import json
import os
import platform
import signal
import sys
import time
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from recovery.embedded import Server
from tests.bench.house import database, served

SIZES = sorted(int(one) for one in os.environ.get("BENCH_SIZES", "10000,100000").split(","))
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
REQUESTS = int(os.environ.get("BENCH_REQUESTS", "100"))


def say(line: str) -> None:
    print(line.ljust(60), flush=True)


def machine(server: Server) -> dict[str, Any]:
    with closing(server.connect()) as connection:
        version = connection.info.parameter_status("server_version")
    return {
        "cpus": os.cpu_count(),
        "python": platform.python_version(),
        "postgres": version,
        "busy": round(os.getloadavg()[1], 2),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def bench(server: Server, only_polls: bool) -> dict[str, Any]:
    """Every size on one growing database, then the open pages on the largest."""
    from tests.bench import measuring, polls
    from tests.bench.load import load
    from tests.bench.people import staff
    from tests.cast import build_cast

    staffed = staff(build_cast())
    told: dict[str, Any] = {"machine": machine(server), "runs": RUNS, "requests": REQUESTS}
    told |= {"load_seconds": {}, "states": {}, "results": {}, "memory_mb": {}}
    sessions, here = measuring.Sessions.open(staffed[0]), 0
    for size in SIZES[-1:] if only_polls else SIZES:
        say(f"Loading up to {size:,} complaints")
        told["load_seconds"][str(size)] = round(load(server, staffed, size - here, seed=size), 1)
        told["states"][str(size)], here = measuring.standing(), size
        if not only_polls:
            with served(server) as house:
                told["results"][str(size)] = measuring.measure(house, staffed[0], sessions, RUNS, REQUESTS)
                told["memory_mb"][str(size)] = measuring.memory(house)
    with served(server) as house:
        say("Two hundred open pages")
        told["polls"] = polls.measure(house, staffed)
    return told


def main(arguments: list[str]) -> int:
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with database() as server:
        import django

        django.setup()
        from tests.bench.report import show
        from tests.bench.targets import targets

        told = bench(server, arguments == ["polls"])
        held = targets(told)
        told |= {"seconds": round(time.monotonic() - began)}
        told["targets"] = [asdict(target) | {"met": target.met} for target in held]
        say(show(told, held))
        print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
