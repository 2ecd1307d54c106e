"""What a new organisation starts with: four levels, ten remedy types and four courses, to be made its own.

The limits are a beginning, not a recommendation; every hospital sets its own before it opens its doors.
"""

from __future__ import annotations

from datetime import date

from staff.courses import COURSES
from staff.courses.content import StarterCourse
from staff.models import (
    Allowance,
    Answer,
    Course,
    CourseTerms,
    Level,
    LevelLimit,
    Organisation,
    PatientLimit,
    Regime,
    RemedyType,
    Requirement,
    Scenario,
    Site,
)

LEVELS: tuple[tuple[int, str], ...] = ((0, "Trainee"), (1, "Level 1"), (2, "Level 2"), (3, "Level 3"))

REMEDY_TYPES: tuple[tuple[str, str, bool, str], ...] = (  # code, name, free, what was done
    ("explain", "Explain and say sorry", True, "Listened, explained what happened and said sorry."),
    ("rebook", "Re-book", True, "Said sorry and booked a new appointment that suits them."),
    ("move_up", "Move up the queue", True, "Said sorry, asked the team and had them seen sooner."),
    ("replace_item", "Replace an item", True, "Said sorry and replaced it."),
    ("parking", "Parking", False, "Said sorry and paid for the parking."),
    ("meal", "Meal voucher", False, "Said sorry and gave a meal voucher."),
    ("taxi", "Taxi home", False, "Said sorry, called a taxi and paid for it."),
    ("gift_shop", "Gift shop voucher", False, "Said sorry and gave a gift shop voucher."),
    ("refund", "Refund", False, "Said sorry and gave the money back."),
    ("waive_fee", "Waive a fee", False, "Said sorry and took the fee off the bill."),
)

# What a patient whose payer limits gifts is given counts (rule 8): things of value. A ride home has a rule of its own
# (42 CFR 1001.952(bb)), and money given back was theirs.
COUNTS_TO_LIMIT = frozenset({"parking", "meal", "gift_shop"})
FEE_WAIVERS = frozenset({"waive_fee"})
# One item and one calendar year, in minor units at retail value, under the regimes that limit it.
PATIENT_LIMITS: dict[Regime, tuple[int, int, str]] = {
    Regime.US: (15_00, 75_00, "OIG policy statement of 7 December 2016 on SSA 1128A(a)(5): nominal value"),
}

# By rank, in minor units of whatever currency. Free remedy types are everybody's.
PER_REMEDY: dict[int, dict[str, int]] = {
    0: {},
    1: {"parking": 10_00, "meal": 10_00},
    2: {"parking": 15_00, "meal": 15_00, "taxi": 25_00, "gift_shop": 15_00, "refund": 50_00},
    3: {"parking": 30_00, "meal": 30_00, "taxi": 60_00, "gift_shop": 30_00, "refund": 500_00, "waive_fee": 500_00},
}
PER_COMPLAINT_AND_DAY: dict[int, tuple[int, int]] = {
    0: (0, 0),
    1: (20_00, 60_00),
    2: (75_00, 200_00),
    3: (800_00, 2_000_00),
}

# How long a pass counts, in months, and how much of it has to be right, in per cent.
VALIDITY, PASS_MARK = 12, 80
# By rank: the level whose courses are required as well, and a level's own.
REQUIRED: dict[int, tuple[int | None, tuple[str, ...]]] = {
    1: (None, ("listening", "what_you_may_give")),
    2: (1, ("when_it_must_go_further",)),
    3: (2, ("saying_no_kindly",)),
}


def write_levels_and_remedy_types(organisation: Organisation) -> None:
    RemedyType.objects.bulk_create(
        RemedyType(
            organisation=organisation,
            code=code,
            name=name,
            is_free=is_free,
            sentence=sentence,
            counts_to_limit=code in COUNTS_TO_LIMIT,
            fee_waiver=code in FEE_WAIVERS,
            position=position,
        )
        for position, (code, name, is_free, sentence) in enumerate(REMEDY_TYPES)
    )
    Level.objects.bulk_create(Level(organisation=organisation, rank=rank, name=name) for rank, name in LEVELS)


def write_limits(organisation: Organisation, currency: str, since: date) -> None:
    """What each level may give in one currency, from ``since`` on and with no end."""
    types = list(RemedyType.objects.filter(organisation=organisation))
    for level in Level.objects.filter(organisation=organisation):
        per_complaint, per_day = PER_COMPLAINT_AND_DAY[level.rank]
        LevelLimit.objects.create(
            level=level, currency=currency, per_complaint=per_complaint, per_day=per_day, during=(since, None)
        )
        money = PER_REMEDY[level.rank]
        Allowance.objects.bulk_create(
            Allowance(
                level=level,
                remedy_type=one,
                currency=currency,
                per_remedy=money.get(one.code, 0),
                during=(since, None),
            )
            for one in types
            if one.is_free or one.code in money
        )


def write_patient_limits(site: Site, since: date) -> None:
    """What the site's regulator lets a patient be given, once for each organisation, regime and currency."""
    regime = Regime(site.regime)
    if regime in PATIENT_LIMITS:
        per_item, per_year, source = PATIENT_LIMITS[regime]
        PatientLimit.objects.create(
            organisation=site.organisation, regime=regime, currency=site.currency,
            per_item=per_item, per_year=per_year, source=source, during=(since, None),
        )  # fmt: skip


def write_courses(organisation: Organisation, since: date) -> None:
    """The four courses, their terms, and what each level requires, from ``since`` on and with no end.

    Before anybody works there: afterwards terms and requirements are written by changes only.
    """
    courses = write_starter_courses(organisation)
    CourseTerms.objects.bulk_create(
        CourseTerms(course=one, validity_months=VALIDITY, pass_mark=PASS_MARK, during=(since, None))
        for one in courses.values()
    )
    levels = {one.rank: one for one in Level.objects.filter(organisation=organisation)}
    for rank, (also, own) in REQUIRED.items():
        level = levels[rank]
        if also is not None:
            Requirement.objects.create(level=level, all_of=levels[also], during=(since, None))
        Requirement.objects.bulk_create(
            Requirement(level=level, course=courses[code], during=(since, None)) for code in own
        )


def write_starter_courses(organisation: Organisation, *, after: int = 0) -> dict[str, Course]:
    """The four by their code, without terms, listed ``after`` so many others."""
    return {one.code: write_course(organisation, one, after + number) for number, one in enumerate(COURSES)}


def write_course(organisation: Organisation, starter: StarterCourse, position: int) -> Course:
    """One course with its situations and their answers."""
    course = Course.objects.create(
        organisation=organisation, code=starter.code, title=starter.title, summary=starter.summary,
        lesson=starter.lesson, position=position,
    )  # fmt: skip
    scenarios = Scenario.objects.bulk_create(
        Scenario(course=course, situation=one.words, position=number) for number, one in enumerate(starter.situations)
    )
    Answer.objects.bulk_create(
        Answer(scenario=scenario, words=one.words, why=one.why, is_right=one.is_right, position=number)
        for scenario, asked in zip(scenarios, starter.situations, strict=True)
        for number, one in enumerate(asked.choices)
    )
    return course
