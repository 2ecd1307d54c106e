"""The demo's service standards, and who has acknowledged them: through the actions a page would call, back-dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from complaints.demo.stage import Stage
from staff.models import Measure, Organisation, Standard, StandardVersion
from staff.publishing import Says, acknowledge, publish, publish_again

READ_AFTER = timedelta(hours=6)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One version: under which title, by whom, how long ago, and who has read it since."""

    title: str
    by: str
    days_ago: int
    text: str
    site: str = ""
    measure: Measure | None = None
    target: int | None = None
    read_by: tuple[str, ...] = ()


STANDARDS = (
    Told(
        title="Sorry first, and put right here", by="ada", days_ago=80, measure=Measure.ON_THE_SPOT, target=85,
        read_by=("theo", "ava", "ben", "mona", "cleo", "rui"),
        text="Whoever hears it first listens to the end and says sorry, without looking for whose fault it was.\n\n"
        "What can be put right now is put right now, by the person they are talking to. What cannot is handed to a "
        "manager by name, and the patient hears that name.",
    ),
    Told(
        title="A manager answers at once", by="mona", site="Northgate", days_ago=60,
        measure=Measure.MINUTES_TO_ANSWER, target=5, read_by=("theo", "ava", "ben"),
        text="When the desk calls a manager, a manager answers within five minutes: a yes, a no, or on the way.",
    ),
    Told(
        title="A manager answers at once", by="mona", site="Northgate", days_ago=20,
        measure=Measure.MINUTES_TO_ANSWER, target=3, read_by=("ava",),
        text="When the desk calls a manager, a manager answers within three minutes: a yes, a no, or on the way. The "
        "patient is standing there.\n\nIf nobody answers, the house supervisor does. Nobody at the desk is left alone "
        "with somebody who is upset.",
    ),
    Told(
        title="A promise has a day, and is kept by it", by="rui", site="Riverside", days_ago=9,
        measure=Measure.PROMISES_KEPT, target=95,
        text="We promise only what we can keep, and always by a day. If that day cannot be kept, the patient hears it "
        "from us before it has passed.",
    ),
)  # fmt: skip


def write_standards(stage: Stage, organisation: Organisation, now: datetime) -> None:
    for told in STANDARDS:
        at = now - timedelta(days=told.days_ago)
        version = published(told, stage, organisation, at)
        for hours, username in enumerate(told.read_by, start=1):
            acknowledge(version, by=stage.people[username], at=at + READ_AFTER * hours)


def published(told: Told, stage: Stage, organisation: Organisation, at: datetime) -> StandardVersion:
    """A new standard, or the next version of the one under this title."""
    site, by = stage.sites[told.site] if told.site else None, stage.people[told.by]
    says = Says(told.text, (site or stage.sites["Northgate"]).day(at), told.measure, told.target)
    before = Standard.objects.filter(title=told.title, site=site, organisation=organisation).first()
    if before is None:
        standard = publish(told.title, says, organisation=organisation, site=site, by=by, at=at)
    else:
        standard = publish_again(before, says, after=before.versions.count(), by=by, at=at)
    return standard.versions.latest("number")
