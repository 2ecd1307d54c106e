from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from complaints.drawing import drawing, redrawn

README = Path(__file__).resolve().parents[2] / "README.md"


class Command(BaseCommand):
    help = "Draws the states into complaints/README.md; with --check, says whether the drawing is today's."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Change nothing; exit 1 when the drawing is old.")

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        now = README.read_text(encoding="utf-8")
        new = redrawn(now)
        if not check:
            README.write_text(new, encoding="utf-8")
            self.stdout.write(drawing())
        elif new != now:
            raise CommandError("complaints/README.md shows old states. Run: manage.py draw_states")
