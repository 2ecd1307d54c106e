"""What is committed: the files of the house, and our modules among them."""

from __future__ import annotations

import subprocess
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
OURS = ("recovery", "staff", "complaints")


def tracked(*patterns: str) -> list[Path]:
    found = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=HOME, capture_output=True, check=True, text=True)
    return [HOME / name for name in found.stdout.split("\0") if name and (HOME / name).exists()]


def modules() -> list[Path]:
    """Our Python files that hold behaviour, relative to the house."""
    files = [path.relative_to(HOME) for path in tracked("*.py") if path.relative_to(HOME).parts[0] in OURS]
    return [path for path in files if "migrations" not in path.parts and path.name != "__init__.py"]
