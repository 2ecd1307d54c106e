"""The figures as a table for people, then as one line for programs."""

from __future__ import annotations

from typing import Any

from tests.bench.targets import Target

HEAD = (
    f"{'':28}{'SQL':>5}{'kB':>7} | {'p50 ms':>18}{'p95 ms':>18}{'a second':>19} | {'p50':>7}{'p95':>8}{'a second':>19}"
)


def show(told: dict[str, Any], targets: list[Target]) -> str:
    here = told["machine"]
    lines = [f"{here['cpus']} CPUs, Python {here['python']}, PostgreSQL {here['postgres']}, {here['date']}"]
    lines += [f"Before it began the machine was busy with {here['busy']} processes on average (5 minutes).", ""]
    for size, scenarios in told["results"].items():
        took = told["load_seconds"][size]
        lines += [f"{int(size):,} complaints (the last of them loaded in {took:.0f} s), medians of {told['runs']} runs"]
        lines += [", ".join(f"{count:,} {state}" for state, count in told["states"][size].items())]
        lines += [f"{'':40} | {'1 client'} {'':46} | 8 clients", HEAD]
        lines += [row(name, figures, scenarios) for name, figures in scenarios.items()]
        lines += [f"memory of the workers: {', '.join(f'{one} MB' for one in told['memory_mb'][size])}", ""]
    if len(told["results"]) > 1:
        lines += growth(*list(told["results"].values())[:: len(told["results"]) - 1])
    return "\n".join(lines + polls(told.get("polls")) + [judged(target) for target in targets])


def row(name: str, figures: dict[str, Any] | None, scenarios: dict[str, Any]) -> str:
    if figures is None:
        return f"{name:28} not there yet"
    alone, crowd, times = figures["alone"], figures["crowd"], ""
    if name.startswith("record"):
        times = f"  {alone['p50']['median'] / scenarios['floor']['alone']['p50']['median']:.2f} × floor"
    return (
        f"{name:28}{figures['statements'] or '?':>5}{figures['size']:>7.1f} | {ranged(alone['p50'])}{ranged(alone['p95'])}"
        f"{ranged(alone['rate'])}  | {crowd['p50']['median']:>7.1f}{crowd['p95']['median']:>8.1f}{ranged(crowd['rate'])}{times}"
    )


def ranged(spread: dict[str, float]) -> str:
    """The median, and the least and the most of the runs."""
    around = f"({spread['least']:.1f}-{spread['most']:.1f})"
    return f"{spread['median']:>6.1f} {around:>11}"


def growth(small: dict[str, Any], large: dict[str, Any]) -> list[str]:
    lines = ["the largest size as a multiple of the smallest (1 client): p50, p95"]
    for name, figures in large.items():
        if figures and (before := small[name]):
            p50, p95 = (figures["alone"][one]["median"] / before["alone"][one]["median"] for one in ("p50", "p95"))
            lines.append(f"{name:28}{p50:>8.2f}{p95:>8.2f}")
    return [*lines, ""]


def polls(found: dict[str, Any] | None) -> list[str]:
    if not found:
        return []
    missing = f"; not there yet: {', '.join(found['not_there'])}" if found["not_there"] else ""
    return [
        f"{found['pages']} open pages, {found['seconds']} s: {found['cores_sum']:.3f} cores {found['cores']}, "
        f"answers {found['answers']}, p95 {found['p95']} ms{missing}",
        "",
    ]


def judged(target: Target) -> str:
    mark = {True: "pass", False: "FAIL", None: "not there yet"}[target.met]
    value = "" if target.value is None else f"{target.value:.2f} (at {target.sense} {target.limit:g})"
    return f"{mark:14}{target.name:60}{value}"
