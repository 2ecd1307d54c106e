"""What an act says of itself beside who and when: parts joined by ``;``, each ``name:value`` (docs/record.md)."""

from __future__ import annotations

from datetime import UTC, datetime

FORMAL = "formal"


def facts(**parts: object) -> str:
    """The parts in their order as one text; what is None is not said, what is empty is said to be empty."""
    return ";".join(f"{name}:{written(value)}" for name, value in parts.items() if value is not None)


def read(fact: str) -> dict[str, str]:
    """The parts by name; never raises: what is no part is left out, so ``facts(**read(fact))`` tells whether it was."""
    parts = (one.partition(":") for one in fact.split(";"))
    return {name: value for name, colon, value in parts if colon}


def written(value: object) -> str:
    """One value as it stands in a part: moments in UTC, several values joined by a comma."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, (tuple, list)):
        return ",".join(str(one) for one in value)
    return str(value)


def moment(at: datetime) -> str:
    """A moment as the record writes it: UTC, six decimals."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
