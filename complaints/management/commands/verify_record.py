import sys
from typing import Any

from django.core.management.base import BaseCommand

from complaints.proof import verify


class Command(BaseCommand):
    help = "Reads the whole record and says whether it holds; names every complaint in which it does not."

    def handle(self, *args: Any, **options: Any) -> None:
        proof = verify()
        for fault in proof.faults:
            self.stderr.write(str(fault))
        count = f"{proof.complaints} complaints, {proof.events} events"
        if proof.faults:
            self.stderr.write(f"The record does not hold: {len(proof.faults)} faults in {count}.")
            sys.exit(1)
        self.stdout.write(f"The record holds: {count}.")
