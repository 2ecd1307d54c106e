"""Random limits, days and amounts: PostgreSQL's function agrees with a plain second opinion in Python."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from staff.authority import COLUMNS, ask
from staff.models import Allowance, LevelLimit
from tests.cast import Cast, build_person, give
from tests.owner import as_owner

Span = tuple[int, int | None]  # first day and first day after, counted from today


@dataclass(frozen=True)
class Case:
    allowances: list[tuple[Span, int]]
    limits: list[tuple[Span, int, int]]
    spent: int
    on: int
    is_active: bool


def spans(cuts: list[int], is_open: bool) -> list[Span]:
    """Neighbouring ranges that share no day; the last may have no end."""
    ends: list[int | None] = [*cuts[1:]]
    return list(zip(cuts, [*ends, None] if is_open else ends, strict=False))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Mostly rules that hold on the day asked about, sometimes none, so that every rule gets its turn."""

    def some_spans() -> list[Span]:
        cuts = sorted(draw(st.sets(st.integers(-3, 3), max_size=2)) | {-3})
        return [span for span in spans(cuts, draw(st.integers(0, 4)) > 0) if draw(st.integers(0, 5))]

    money = st.one_of(st.sampled_from([0, 500, 1000, 1500, 3000]), st.integers(0, 3000))
    return Case(
        allowances=[(span, draw(money)) for span in some_spans()],
        limits=[(span, draw(money), draw(money)) for span in some_spans()],
        spent=draw(st.sampled_from([0, 1, 999, 1000])),
        on=draw(st.sampled_from([0, 0, 0, -3, -1, 1, 3])),
        is_active=draw(st.integers(0, 9)) > 0,
    )


ALWAYS = (-3, None)
SPENT_TODAY = Case([(ALWAYS, 3000)], [(ALWAYS, 3000, 1500)], spent=1000, on=0, is_active=True)
SPENT_YESTERDAY = Case([(ALWAYS, 3000)], [(ALWAYS, 3000, 1500)], spent=1000, on=1, is_active=True)


def holds(span: Span, day: int) -> bool:
    return span[0] <= day and (span[1] is None or day < span[1])


def second_opinion(case: Case, amount: int) -> int | None:
    """The rules of design.md again, written without a look at the SQL."""
    per_remedy = next((most for span, most in case.allowances if holds(span, case.on)), None)
    per_complaint, per_day = next(((a, b) for span, a, b in case.limits if holds(span, case.on)), (0, 0))
    spent = case.spent if case.on == 0 else 0
    if not case.is_active:
        return 1
    if per_remedy is None:
        return 5
    if amount > min(per_remedy, per_complaint):
        return 6
    return 7 if spent + amount > per_day else None


def edges(case: Case) -> list[int]:
    """One less than, exactly and one more than every number that could be a limit."""
    numbers = [most for _, most in case.allowances] + [n for _, *both in case.limits for n in both]
    numbers += [n - case.spent for n in numbers]
    return sorted({n + d for n in numbers for d in (-1, 0, 1) if n + d > 0} | {1, 1500})


def write(cast: Cast, case: Case, today: date) -> None:
    """This case's rules instead of the cast's, for meals at level 1."""
    level, meal = cast.level(1), cast.remedy_type("meal")
    past = (date(2000, 1, 1), date(2000, 1, 2))
    with as_owner():
        level.allowances.filter(remedy_type=meal, currency="USD").update(during=past)
    with as_owner():
        level.limits.filter(currency="USD").update(during=past)

    def days(span: Span) -> tuple[date, date | None]:
        first, after = span
        return today + timedelta(days=first), None if after is None else today + timedelta(days=after)

    with as_owner():
        Allowance.objects.bulk_create(
            Allowance(level=level, remedy_type=meal, currency="USD", per_remedy=most, during=days(span))
            for span, most in case.allowances
        )
    with as_owner():
        LevelLimit.objects.bulk_create(
            LevelLimit(level=level, currency="USD", per_complaint=one, per_day=day, during=days(span))
            for span, one, day in case.limits
        )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(case=SPENT_TODAY)
@example(case=SPENT_YESTERDAY)
@given(case=cases())
def test_the_database_and_a_second_opinion_agree(cast: Cast, case: Case) -> None:
    with transaction.atomic():
        person = build_person("pat", "Pat Random", cast.level(1), sites=(cast.northgate,))
        if case.spent:
            give(cast, person, "parking", case.spent)
        noon = datetime.combine(cast.northgate.day(datetime.now(ZoneInfo("UTC"))), datetime.min.time())
        today = noon.date()
        write(cast, case, today)
        person.is_active = case.is_active
        person.save()
        at = (noon + timedelta(days=case.on, hours=12)).replace(tzinfo=ZoneInfo("America/New_York"))

        amounts = edges(case)
        said = {}
        for amount in amounts:
            arguments = [person.pk, cast.northgate.pk, at, cast.remedy_type("meal").pk, amount]
            said[amount] = ask("public.staff_authority", COLUMNS, arguments, amount)[0].rule
        transaction.set_rollback(True)

    assert said == {amount: second_opinion(case, amount) for amount in amounts}
