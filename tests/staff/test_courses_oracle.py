"""Random levels, courses, completions, withdrawals and days: words, PostgreSQL and a plain second opinion in Python agree (rule 3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from staff.authority import COLUMNS, Offer, ask
from staff.curriculum import standing
from staff.models import Completion, Course, CourseTerms, Person, Requirement
from staff.verdict import Rule
from staff.withdrawing import withdraw
from tests.cast import Cast, build_person
from tests.owner import as_owner

RANKS, TITLES = (0, 1, 2, 3), ("A", "B", "C")
PARKING = {1: 1000, 2: 1500, 3: 3000}  # tests/cast.py; level 0 may give none
Days = tuple[int, int | None]  # first day and first day after, counted from today


@dataclass(frozen=True)
class Case:
    own: int
    requires: list[tuple[int, int, Days]]  # a level's rank, a course
    includes: list[tuple[int, int, Days]]  # a level's rank, that of one below whose courses it requires too
    terms: dict[int, list[tuple[int, Days]]]  # by course: months over days
    passed: list[tuple[int, int]]  # a course, the day on which it was passed
    withdrawn: set[int]  # which of those passes are withdrawn, now
    on: int


@st.composite
def cases(draw: st.DrawFn) -> Case:
    def span() -> Days:
        first = draw(st.sampled_from([-5000, -5000, -5000, -40, 0, 1]))
        return first, draw(st.sampled_from([None, None, None, first + 30, first + 6000]))

    def terms() -> list[tuple[int, Days]]:
        cut = draw(st.sampled_from([-5000, -20, 0, 1]))
        months = st.sampled_from([1, 2, 6, 12, 13])
        return [(draw(months), (-5000, cut)), (draw(months), (cut, None))] if cut > -5000 else [(12, (-5000, None))]

    ranks, courses = st.sampled_from(RANKS), st.integers(0, len(TITLES) - 1)
    pairs = draw(st.lists(st.tuples(ranks, courses), max_size=5, unique=True))
    below = [(high, low) for high in RANKS for low in RANKS if low < high]
    included = draw(st.lists(st.sampled_from(below), max_size=2, unique=True))
    near = st.sampled_from([0, -1, -27, -28, -29, -30, -31, -32, -59, -62, -182, -365, -366, -367, -400, 1])
    return Case(
        own=draw(ranks),
        requires=[(rank, course, span()) for rank, course in pairs],
        includes=[(high, low, span()) for high, low in included],
        terms={course: terms() for course in range(len(TITLES)) if draw(st.integers(0, 9))},
        passed=draw(st.lists(st.tuples(courses, near), max_size=6)),
        withdrawn=draw(st.sets(st.integers(0, 5), max_size=3)),
        on=draw(st.sampled_from([0, 0, 0, 1, -1, 30, -30])),
    )


def holds(days: Days, day: int) -> bool:
    return days[0] <= day and (days[1] is None or day < days[1])


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise AssertionError(day)


def current(case: Case, course: int, today: date) -> bool:
    """Whether some pass of a course counts on the day asked about, by that day's terms."""
    day = today + timedelta(days=case.on)
    months = [most for most, days in case.terms.get(course, []) if holds(days, case.on)]
    taken = [today + timedelta(days=on) for one, on in case.passed if one == course and on <= case.on]
    return any(day < months_later(on, most) for on in taken for most in months)


def asked_of(case: Case, rank: int) -> set[int]:
    """The courses of a level and of all that it includes."""
    own = {course for level, course, days in case.requires if level == rank and holds(days, case.on)}
    others = [low for high, low, days in case.includes if high == rank and holds(days, case.on)]
    return own.union(*(asked_of(case, low) for low in others))


def missing(case: Case, rank: int, today: date) -> set[int]:
    return {course for course in asked_of(case, rank) if not current(case, course, today)}


def acting(case: Case, today: date) -> int | None:
    able = [rank for rank in RANKS if rank <= case.own and not missing(case, rank, today)]
    return max(able, default=None)


def second_opinion(case: Case, today: date, amount: int) -> int | None:
    """What is said to parking of this much: rule 3 where their own level could give it, or no level is left."""
    if not missing(case, case.own, today):
        return broken(case.own, amount)
    rank = acting(case, today)
    if rank is None:
        return Rule.COURSES_CURRENT
    rule = broken(rank, amount)
    return Rule.COURSES_CURRENT if rule and broken(case.own, amount) is None else rule


def broken(rank: int, amount: int) -> int | None:
    """Rules 5 and 6 at one level; nothing was given yet, and one remedy's limit is the smallest."""
    if rank not in PARKING:
        return Rule.ALLOWANCE
    return Rule.AMOUNT if amount > PARKING[rank] else None


def write(cast: Cast, case: Case, person: Person, today: date, at: datetime) -> Case:
    """Gives back the case as it stands at that moment: without what is withdrawn by then."""
    courses = [
        Course.objects.create(organisation=cast.organisation, code=title.lower(), title=title, lesson="x", position=n)
        for n, title in enumerate(TITLES)
    ]

    def days(span: Days) -> tuple[date, date | None]:
        return today + timedelta(days=span[0]), None if span[1] is None else today + timedelta(days=span[1])

    with as_owner():
        for rank, course, span in case.requires:
            Requirement.objects.create(level=cast.level(rank), course=courses[course], during=days(span))
        for rank, low, span in case.includes:
            Requirement.objects.create(level=cast.level(rank), all_of=cast.level(low), during=days(span))
        for course, terms in case.terms.items():
            for months, span in terms:
                CourseTerms.objects.create(
                    course=courses[course], validity_months=months, pass_mark=80, during=days(span)
                )
    stands = []
    for number, (course, on) in enumerate(case.passed):
        done = Completion.objects.create(
            person=person, course=courses[course], passed_on=today + timedelta(days=on), how="classroom",
            evidence="x", recorded_by=cast.mona, recorded_at=datetime.now(ZoneInfo("UTC")),
        )  # fmt: skip
        if number not in case.withdrawn or withdraw(done, by=cast.mona, reason="x").withdrawn_at > at:
            stands.append((course, on))
    return replace(case, passed=stands)


def asked(cast: Cast, person: Person, at: datetime, amount: int) -> Offer:
    arguments = [person.pk, cast.northgate.pk, at, cast.remedy_type("parking").pk, amount]
    return ask("public.staff_authority", COLUMNS, arguments, amount)[0]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases())
def test_words_database_and_a_second_opinion_agree(cast: Cast, case: Case) -> None:
    today = cast.northgate.day(datetime.now(ZoneInfo("UTC")))
    day = today + timedelta(days=case.on)
    at = datetime.combine(day, time(12), ZoneInfo("America/New_York"))
    amounts = [1, *(edge + more for edge in PARKING.values() for more in (-1, 0, 1))]
    with transaction.atomic():
        person = build_person("pat", "Pat Random", cast.level(case.own), sites=(cast.northgate,))
        case = write(cast, case, person, today, at)

        offers = {amount: asked(cast, person, at, amount) for amount in amounts}
        told = standing(person, at)
        transaction.set_rollback(True)

    expected, gone = acting(case, today), missing(case, case.own, today)
    names = dict(enumerate(("Trainee", "Level 1", "Level 2", "Level 3")))
    assert {amount: offer.rule for amount, offer in offers.items()} == {
        amount: second_opinion(case, today, amount) for amount in amounts
    }
    assert (told.working, told.held) == (names.get(expected) if expected is not None else None, names[case.own])
    assert {one.title for one in told.missing} == {TITLES[course] for course in gone}
    assert {offer.level_name for offer in offers.values()} == {told.working or "No level"}
    ever = {course for course, on in case.passed if on <= case.on}
    assert set((offers[1].lapsed or "").split("\n")) - {""} == {
        f"{'lapsed' if course in ever else 'never'} {TITLES[course]}" for course in gone
    }
    assert bool(told.sentence) is bool(gone)
    for offer in offers.values():
        if offer.rule == Rule.COURSES_CURRENT:
            assert all(f"“{TITLES[course]}”" in offer.verdict.sentence for course in gone)
