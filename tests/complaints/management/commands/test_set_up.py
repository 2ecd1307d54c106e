"""The first real organisation: all of it or nothing, and never beside anybody else."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from complaints.models import Category
from staff.authority import offers
from staff.models import Course, Level, LevelLimit, Membership, Organisation, Person, RemedyType, Site
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.courses import passed
from tests.owner import as_owner

GOOD: dict[str, Any] = {
    "organisation": "St Brannoc",
    "site": "Main house",
    "prefix": "SB",
    "time_zone": "Europe/London",
    "currency": "GBP",
    "regime": "england",
    "admin": ["ines,Ines Quill,Ines", "otto,Otto Reeve"],
}


def set_up(monkeypatch: pytest.MonkeyPatch, typed: str = "", **changes: Any) -> str:
    out = StringIO()
    monkeypatch.setattr("sys.stdin", StringIO(typed))
    options = {name: value for name, value in (GOOD | changes).items() if value is not None}
    call_command("set_up", stdout=out, **options)
    return out.getvalue()


def refused(monkeypatch: pytest.MonkeyPatch, typed: str = "", **changes: Any) -> str:
    with pytest.raises(CommandError) as no:
        set_up(monkeypatch, typed, **changes)
    assert no.value.returncode == 1
    assert not Organisation.objects.filter(name="St Brannoc").exists()
    return str(no.value)


def test_an_empty_database_becomes_a_hospital(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    said = set_up(monkeypatch)

    site = Site.objects.get()
    assert (site.organisation.name, site.organisation.is_demo) == ("St Brannoc", False)
    assert (site.name, site.prefix, site.time_zone, site.currency, site.regime) == (
        "Main house",
        "SB",
        "Europe/London",
        "GBP",
        "england",
    )
    assert [one.name for one in site.locations.all()] == ["Reception"]
    people = [
        (one.person.username, one.person.name, one.person.short_name, one.role) for one in Membership.objects.all()
    ]
    assert people == [("ines", "Ines Quill", "Ines", Role.ADMIN), ("otto", "Otto Reeve", "Otto", Role.ADMIN)]
    assert said.startswith("St Brannoc with Main house is set up.\n")
    assert (
        "Then, under Levels (/staff/authority/), the limits of each level: what is there is only\na beginning." in said
    )


def test_a_password_nobody_chose_is_printed_once_and_works(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    said = set_up(monkeypatch)

    lines = [line.split("  ") for line in said.splitlines() if line.startswith(("ines  ", "otto  "))]
    assert [(username, words) for username, _, words in lines] == [
        ("ines", "(shown only now: the first sign-in asks for one of their own)"),
        ("otto", "(shown only now: the first sign-in asks for one of their own)"),
    ]
    for username, password, _ in lines:
        assert len(password) == 20
        person = Person.objects.get(username=username)
        assert (person.check_password(password), person.must_change_password) == (True, True)
    assert lines[0][1] != lines[1][1]


def test_passwords_come_from_standard_input(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    said = set_up(monkeypatch, "walnut-parade-seven\notter-lantern-nine\n", password_stdin=True)

    assert Person.objects.get(username="ines").check_password("walnut-parade-seven")
    assert Person.objects.get(username="otto").check_password("otter-lantern-nine")
    assert "walnut" not in said
    assert not Person.objects.filter(must_change_password=True).exists()


def test_categories_remedies_levels_and_limits_are_there_from_the_first_day(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(monkeypatch)

    assert list(Category.objects.values_list("code", flat=True)) == [
        "waiting",
        "appointment",
        "being_informed",
        "attitude",
        "cleanliness",
        "food",
        "noise",
        "privacy",
        "parking",
        "lost_item",
        "bill",
        "clinical",
    ]
    assert list(Category.objects.filter(may_end_at_desk=False).values_list("code", flat=True)) == ["clinical"]
    assert not Category.objects.filter(codes_confirmed=True).exists()
    assert RemedyType.objects.count() == 10
    limits = LevelLimit.objects.order_by("level__rank").values_list(
        "level__name", "currency", "per_complaint", "per_day"
    )
    assert list(limits) == [
        ("Trainee", "GBP", 0, 0),
        ("Level 1", "GBP", 2000, 6000),
        ("Level 2", "GBP", 7500, 20_000),
        ("Level 3", "GBP", 80_000, 200_000),
    ]
    site = Site.objects.get()
    desk = build_person("nia", "Nia Okafor", Level.objects.get(rank=1), Role.FRONT_DESK, (site,))
    assert paid(desk, site) == {}
    for course in Course.objects.filter(code__in=["listening", "what_you_may_give"]):
        passed(desk, course, site.day(timezone.now()), by=Person.objects.get(username="ines"))
    assert paid(desk, site) == {"parking": 1000, "meal": 1000}


def paid(person: Person, site: Site) -> dict[str, int]:
    """What somebody may give that is not free."""
    return {one.code: one.up_to for one in offers(person, site, at=timezone.now()) if one.verdict and not one.is_free}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"organisation": None}, "--organisation is missing: Name of the organisation."),
        ({"time_zone": None}, "--time-zone is missing: Time zone, like Europe/London."),
        ({"organisation": " "}, "--organisation: This field cannot be blank."),
        ({"site": "x" * 101}, "--site: Ensure this value has at most 100 characters (it has 101)."),
        ({"prefix": "s"}, "--prefix: Two to four capital letters."),
        ({"time_zone": "London"}, "--time-zone: “London” is not a time zone; write it like Europe/London."),
        ({"currency": "BTC"}, "--currency: “BTC” is not one of (USD, GBP, EUR, AUD)."),
        ({"regime": "moon"}, "--regime: “moon” is not one of (us, england, house)."),
        ({"admin": ["ines,Ines Quill"]}, 'Give --admin "username,Full Name,Short name" exactly twice'),
        ({"admin": ["ines,Ines Quill", "INES,Ines Two"]}, "The two admins need two usernames."),
        ({"admin": ["ines", "otto,Otto Reeve"]}, "“ines” is not “username,Full Name,Short name”."),
        ({"admin": ["i nes,Ines Quill", "otto,Otto Reeve"]}, "Enter a valid username."),
        ({"location": ["Hall", "Hall"]}, "already exists"),
        ({"location": [""]}, "This field cannot be blank."),
        ({"password_stdin": True}, "Standard input has no password for ines."),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_nothing_is_written(
    db: None, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], sentence: str
) -> None:
    said = refused(monkeypatch, **changes)

    assert sentence in said
    assert said.startswith("Nothing was written. ")


def test_a_weak_password_of_the_second_admin_undoes_everything(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    said = refused(monkeypatch, "walnut-parade-seven\nshort\n", password_stdin=True)

    assert "This password is too short. It must contain at least 12 characters." in said
    assert not Person.objects.exists()
    assert not Category.objects.exists()


def test_refused_once_anyone_exists(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(monkeypatch)

    with pytest.raises(CommandError, match=r"Refused: there are people in this database already."):
        set_up(monkeypatch, organisation="Second", prefix="SC")

    assert Organisation.objects.count() == 1


def test_refused_beside_the_demo(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    with as_owner():
        Organisation.objects.update(is_demo=True)

    assert "Refused: the demo lives in this database" in refused(monkeypatch)


def test_two_at_once_cannot_both_find_it_empty(cast: Cast) -> None:
    from complaints.starter import First, NotEmpty, start

    first = First("Second", "Main", "SC", "UTC", "EUR", "house", ("Reception",), ())

    with pytest.raises(NotEmpty):
        start(first, at=timezone.now())


class TestAsking:
    """At a terminal what was not given as an option is asked for, and asked again when it is wrong."""

    def at_a_terminal(self, monkeypatch: pytest.MonkeyPatch, answers: list[str], passwords: list[str]) -> None:
        class Terminal(StringIO):
            def isatty(self) -> bool:
                return True

        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr("builtins.input", lambda prompt: answers.pop(0))
        monkeypatch.setattr("complaints.management.commands.set_up.getpass", lambda prompt: passwords.pop(0))
        call_command("set_up", stdout=StringIO())
        assert (answers, passwords) == ([], [])

    def test_everything(self, db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        answers = ["St Brannoc", "Main house", "sb1", "SB", "Europe/London", "GBP", "england"]
        answers += ["ines,Ines Quill,Ines", "otto,Otto Reeve,Otto"]
        passwords = ["short", "walnut-parade-seven", "not the same", "walnut-parade-seven", "walnut-parade-seven", ""]

        self.at_a_terminal(monkeypatch, answers, passwords)

        assert Site.objects.get().prefix == "SB"
        assert Person.objects.get(username="ines").check_password("walnut-parade-seven")
        assert Person.objects.get(username="otto").has_usable_password()
        said = capsys.readouterr().err
        assert "--prefix: Two to four capital letters." in said
        assert "at least 12 characters" in said
        assert "Those were two different passwords." in said
