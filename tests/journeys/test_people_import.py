"""People from a file: a dry run that lists what is wrong and writes nothing; then all of them or none."""

from __future__ import annotations

import csv
import io
import uuid
from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from staff.models import Membership, OrganisationEvent, Person
from staff.people import importing
from tests.cast import Cast
from tests.journeys.desk import text
from tests.journeys.staff_forms import signs_in, told, went_to

pytestmark = pytest.mark.django_db

IMPORT = "/staff/people/import/"
ADDED = "/staff/people/import/added/"
HEAD = "name,short_name,username,email,level,site,role,home_location"
NIA = "Nia Okafor,,nia,nia@example.org,Level 1,Northgate,Front desk,Reception B"
BO = "Bo Example,Bo,bo,,2,RS,manager,"


def file(*lines: str, encoding: str = "utf-8", head: str = HEAD) -> bytes:
    return "\n".join([head, *lines, ""]).encode(encoding)


def many(number: int) -> bytes:
    return file(*(f"Person {one},,person{one},,1,NG,front_desk," for one in range(number)))


def check(client: Client, content: bytes) -> Any:
    return client.post(IMPORT, {"file": SimpleUploadedFile("people.csv", content, "text/csv")})


def confirmed(content: bytes, key: str | None = None) -> dict[str, str]:
    return {"submission_key": key or str(uuid.uuid4()), "content": b64encode(content).decode()}


def said(answer: Any) -> list[tuple[int, str]]:
    """Line and sentence of each mistake."""
    assert answer.status_code == 422
    return [(one.number, one.sentence) for one in answer.context["found"].mistakes]


def sentence(answer: Any) -> str:
    assert answer.status_code == 422
    shown: str = answer.context["sentence"]
    assert shown
    return shown


def add(client: Client, fields: dict[str, str]) -> Any:
    """Press the button and look at the page that it leads to."""
    answer = client.post(IMPORT, fields)
    assert went_to(answer) == (302, ADDED)
    return client.get(ADDED)


def passwords(answer: Any) -> dict[str, str]:
    assert answer.status_code == 200
    return {one.username: one.password for one in answer.context["people"]}


class TestTheDryRun:
    def test_a_good_file_is_shown_and_nothing_is_written(self, cast: Cast, ada: Client) -> None:
        people, events = Person.objects.count(), OrganisationEvent.objects.count()

        answer = check(ada, file(NIA, BO))

        assert answer.status_code == 200
        assert "2 people can be added" in text(answer)
        assert "Front desk, Northgate" in text(answer) and "Manager, Riverside" in text(answer)
        assert (Person.objects.count(), OrganisationEvent.objects.count()) == (people, events)

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            (",,nia,,1,NG,manager,", "Name is missing."),
            ("Nia,,,,1,NG,manager,", "Username is missing."),
            ("Nia,,nia,,,NG,manager,", "Level is missing."),
            ("Nia,,nia,,1,,manager,", "Site is missing."),
            ("Nia,,nia,,1,NG,,", "Role is missing."),
            ("Nia,,nia,,9,NG,manager,", "Level “9” is not known. There are: Trainee, Level 1, Level 2, Level 3."),
            ("Nia,,nia,,1,XX,manager,", "Site “XX” is not known. There are: Northgate, Riverside."),
            ("Nia,,nia,,1,NG,king,", "Role “king” is not known. There are: Front desk, Manager, Admin, Auditor."),
            ("Nia,,nia,,1,NG,manager,Main desk", "Home location “Main desk” is at another site than Northgate."),
            ("Nia,,nia,,1,NG,manager,Roof", "Home location “Roof” is not known at Northgate."),
            ("Nia,,ava,,1,NG,manager,", "Somebody has the username “ava” already."),
            ("Nia,,AVA,,1,NG,manager,", "Somebody has the username “ava” already: capitals make no difference."),
            ("Nia,,a b,,1,NG,manager,", "Username has more than letters, digits and @ . + - _ in it."),
            ("Nia,,nia,nia,1,NG,manager,", "Email is no address."),
            (f"{'a' * 151},,nia,,1,NG,manager,", "Name is longer than 150 characters."),
            ("=1+1,,nia,,1,NG,manager,", "Name begins like a formula (=)."),
            ("+Nia,,nia,,1,NG,manager,", "Name begins like a formula (+)."),
            ("Nia,-N,nia,,1,NG,manager,", "Short name begins like a formula (-)."),
            ("Nia,,@nia,,1,NG,manager,", "Username begins like a formula (@)."),
            ("\tNia,,nia,,1,NG,manager,", "Name begins like a formula (tab)."),
            ('"\rNia",,nia,,1,NG,manager,', "Name begins like a formula (line break)."),
            (" =Nia,,nia,,1,NG,manager,", "Name begins like a formula (=)."),
            ("Nia,,nia,,1,NG", "It has 6 cells; the first line has 8 cells."),
            ("Nia,,nia,,1,NG,manager,,,", "It has 10 cells; the first line has 8 cells."),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_listed_by_line(self, cast: Cast, ada: Client, line: str, expected: str) -> None:
        assert said(check(ada, file(BO, line))) == [(3, expected)]

    def test_every_bad_row_is_listed_and_every_mistake_of_it(self, cast: Cast, ada: Client) -> None:
        answer = check(ada, file(NIA, ",,bo,,9,NG,manager,", BO, "Cy,,NIA,,1,NG,manager,"))

        assert said(answer) == [
            (3, "Name is missing."),
            (3, "Level “9” is not known. There are: Trainee, Level 1, Level 2, Level 3."),
            (4, "Username “bo” stands on line 3 already."),
            (5, "Username “NIA” stands on line 2 already, as “nia”: capitals make no difference."),
        ]
        assert "Not yet: 3 lines to mend" in text(answer)

    def test_lines_are_counted_as_an_editor_counts_them(self, cast: Cast, ada: Client) -> None:
        content = file('"Nia\nOkafor",,nia,,1,NG,manager,', "", "Bo,,bo,,9,NG,manager,")

        assert [number for number, _ in said(check(ada, content))] == [5]

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"", "This file is empty."),
            (b" \n\n", "This file is empty."),
            (file(), "This file has a first line and nobody under it."),
            (file(NIA, encoding="utf-16"), "This file is in UTF-16, not in UTF-8. In Excel: Save as, “CSV UTF-8"),
            (file(NIA, NIA.replace("Nia", "Zoë"), encoding="latin-1"), "This file is not in UTF-8 (line 3). In Excel:"),
            (b"PK\x03\x04rest", "This is a spreadsheet, not a CSV file."),
            (b"\x00" + file(NIA), "This file has characters in it that no text has."),
            (file(NIA.replace(",", ";"), head=HEAD.replace(",", ";")), "parted by semicolons. Save it with commas."),
            (file(NIA.replace(",", "\t"), head=HEAD.replace(",", "\t")), "parted by tabs. Save it with commas."),
            (file(NIA, head="a,b,c"), "The first line has to name the columns: name, short_name, username,"),
            (NIA.encode(), "The first line has to name the columns:"),
            (file(NIA, head=HEAD.replace("level", "email2")), "The first line names no level."),
            (file(NIA, head=HEAD + ",salary"), "The first line names what is not known here: salary."),
            (file(NIA, head=HEAD.replace("email", "name")), "The first line names a column twice."),
            (file('"Nia,,nia,,1,NG,manager,'), "This file cannot be read as CSV (unexpected end of data)."),
            (file(f'"{"a" * 200_000}",,nia,,1,NG,manager,'), "This file cannot be read as CSV (field larger than"),
            (b"a" * (1024 * 1024 + 1), "This file is larger than 1 MB. Split it: at most 2,000 people at a time."),
        ],
    )  # fmt: skip
    def test_a_file_that_is_none_gets_one_sentence(
        self, cast: Cast, ada: Client, content: bytes, expected: str
    ) -> None:
        assert expected in sentence(check(ada, content))

    def test_no_file_at_all(self, ada: Client) -> None:
        assert sentence(ada.post(IMPORT, {})) == "Choose a file."

    def test_two_thousand_people_and_not_one_more(self, cast: Cast, ada: Client) -> None:
        assert "2000 people can be added" in text(check(ada, many(2000)))
        assert sentence(check(ada, many(2001))) == (
            "This file has more than 2,000 people. Split it and add them one after the other."
        )
        assert "more than 2,000 people" in sentence(check(ada, many(10_000)))

    @pytest.mark.parametrize("head", [HEAD.upper(), HEAD.replace("_", " "), "\ufeff" + HEAD, HEAD.replace(",", ", ")])
    def test_the_first_line_may_be_written_as_people_write(self, cast: Cast, ada: Client, head: str) -> None:
        assert check(ada, file(NIA, head=head)).status_code == 200

    def test_columns_in_another_order_and_only_those_that_are_needed(self, cast: Cast, ada: Client) -> None:
        assert check(ada, file("manager,ng,level 2,BO,Bo", head="role,site,level,username,name")).status_code == 200

    def test_the_empty_file_to_fill_in_names_the_columns(self, ada: Client) -> None:
        answer = ada.get(f"{IMPORT}template.csv")

        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))) == [HEAD.split(",")]

    @pytest.mark.parametrize("who", ["ava", "mona"])
    def test_nobody_but_an_admin(self, request: pytest.FixtureRequest, who: str) -> None:
        client = request.getfixturevalue(who)

        assert client.get(IMPORT).status_code == 403
        assert check(client, file(NIA)).status_code == 403


class TestAddingThem:
    def test_everybody_is_there_and_signs_in_with_what_the_page_shows_once(self, cast: Cast, ada: Client) -> None:
        answer = add(ada, confirmed(file(NIA, BO)))

        shown = passwords(answer)
        nia, bo = Person.objects.get(username="nia"), Person.objects.get(username="bo")
        assert (nia.name, nia.short_name, nia.email, nia.level.name) == (
            "Nia Okafor", "Nia", "nia@example.org", "Level 1",
        )  # fmt: skip
        assert [(one.site.name, one.role, str(one.home_location)) for one in nia.works] == [
            ("Northgate", "front_desk", "Reception B")
        ]
        assert [(one.site.name, one.role, one.home_location) for one in bo.works] == [("Riverside", "manager", None)]
        assert shown["nia"] in text(answer) and shown["nia"] != shown["bo"]
        assert signs_in("nia", shown["nia"]) and signs_in("bo", shown["bo"])
        assert not signs_in("nia", shown["bo"])
        assert (nia.must_change_password, bo.must_change_password) == (True, True)

    def test_each_is_told_and_no_password_is_kept_anywhere(self, cast: Cast, ada: Client) -> None:
        key = str(uuid.uuid4())

        shown = passwords(add(ada, confirmed(file(NIA, BO), key)))

        assert told(Person.objects.get(username="nia")) == [
            ("add_person", "ada", {"username": "nia", "level": "Level 1"}),
            ("add_membership", "ada", {"site": "Northgate", "role": "front_desk", "works there": "yes"}),
        ]
        event = OrganisationEvent.objects.get(verb="import_people")
        assert (event.by, event.facts["people"]) == (cast.ada, "2")
        kept = str(list(OrganisationEvent.objects.values_list("facts", flat=True)))
        kept += str(list(Person.objects.values_list("password", flat=True)))
        assert shown["nia"] not in kept and key not in kept

    def test_the_first_sign_in_makes_the_hash_a_slow_one(self, cast: Cast, ada: Client, settings: Any) -> None:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
        shown = passwords(add(ada, confirmed(file(NIA))))
        assert "m=64,t=1,p=1" in Person.objects.get(username="nia").password

        assert signs_in("nia", shown["nia"])

        assert "m=102400,t=2,p=8" in Person.objects.get(username="nia").password

    def test_the_dry_run_is_not_believed(self, cast: Cast, ada: Client) -> None:
        assert check(ada, file(NIA, BO)).status_code == 200
        Person.objects.filter(username="theo").update(username="Nia")

        answer = ada.post(IMPORT, confirmed(file(NIA, BO)))

        assert said(answer) == [(2, "Somebody has the username “Nia” already: capitals make no difference.")]
        assert not Person.objects.filter(username="bo").exists()

    @pytest.mark.parametrize("there", ["bo", "Bo"])
    def test_somebody_who_came_between_undoes_the_whole(
        self, cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch, there: str
    ) -> None:
        monkeypatch.setattr("staff.people.checking.usernames_taken", lambda names: {})
        Person.objects.filter(username="theo").update(username=there)
        people = Person.objects.count()

        answer = ada.post(IMPORT, confirmed(file(NIA, BO)))

        assert answer.status_code == 422
        assert "Nobody was added" in text(answer) and "Somebody has this username already." in text(answer)
        assert (Person.objects.count(), Membership.objects.filter(person__username="nia").count()) == (people, 0)

    @pytest.mark.parametrize(
        "fields",
        [
            {"content": "no base 64", "submission_key": str(uuid.UUID(int=1))},
            {"content": b64encode(file(NIA)).decode(), "submission_key": "x"},
            {"content": b64encode(file(NIA)).decode()},
        ],
    )
    def test_a_form_that_came_back_broken_adds_nobody(self, cast: Cast, ada: Client, fields: dict[str, str]) -> None:
        assert sentence(ada.post(IMPORT, fields)) == "Choose the file again: it did not come back whole."
        assert not Person.objects.filter(username="nia").exists()

    def test_what_came_back_is_read_again_from_the_start(self, cast: Cast, ada: Client) -> None:
        assert "more than 2,000 people" in sentence(ada.post(IMPORT, confirmed(many(2001))))
        assert "not in UTF-8" in sentence(ada.post(IMPORT, confirmed(file("Zoë", encoding="latin-1"))))

    def test_two_thousand_at_once(self, cast: Cast, ada: Client) -> None:
        shown = passwords(add(ada, confirmed(many(2000))))

        assert len(set(shown.values())) == 2000
        assert Person.objects.filter(username__startswith="person").count() == 2000
        assert OrganisationEvent.objects.filter(verb="add_membership", by=cast.ada).count() == 2000

    def test_they_stand_in_the_order_of_the_file(self, cast: Cast, ada: Client) -> None:
        assert list(passwords(add(ada, confirmed(many(12))))) == [f"person{one}" for one in range(12)]

    def test_an_admin_who_is_none_any_more_adds_nobody(self, cast: Cast, ada: Client) -> None:
        cast.ada.memberships.update(is_active=False)

        assert ada.post(IMPORT, confirmed(file(NIA))).status_code == 403


class TestShownOnce:
    AGAIN = "These passwords are not shown again"

    def test_loading_the_page_again_says_that_it_was_once_and_how_to_give_new_ones(
        self, cast: Cast, ada: Client
    ) -> None:
        shown = passwords(add(ada, confirmed(file(NIA))))

        page = text(ada.get(ADDED))

        assert shown["nia"] not in page
        assert self.AGAIN in page
        assert "open their page and press “Give a new password”" in page

    def test_nor_are_they_on_the_form_that_one_goes_back_to(
        self, cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fields = confirmed(file(NIA))
        shown = passwords(add(ada, fields))
        later = timezone.now() + importing.SECOND_PRESS + timedelta(seconds=1)
        monkeypatch.setattr(timezone, "now", lambda: later)

        page = text(add(ada, fields))

        assert self.AGAIN in page and shown["nia"] not in page
        assert Person.objects.filter(username="nia").count() == 1

    def test_two_presses_lead_to_one_page_that_shows_them(self, cast: Cast, ada: Client) -> None:
        fields = confirmed(file(NIA, BO))

        answers = [went_to(ada.post(IMPORT, fields)) for _ in range(2)]
        shown = passwords(ada.get(ADDED))

        assert answers == [(302, ADDED)] * 2
        assert signs_in("nia", shown["nia"]) and signs_in("bo", shown["bo"])
        assert Person.objects.filter(username__in=["nia", "bo"]).count() == 2
        assert passwords(ada.get(ADDED)) == {}

    def test_a_page_that_the_second_press_dropped_is_shown_by_it(self, cast: Cast, ada: Client) -> None:
        fields = confirmed(file(NIA))
        dropped = passwords(add(ada, fields))

        assert passwords(add(ada, fields)) == dropped

    def test_only_to_whoever_pressed(self, cast: Cast, ada: Client, sign_in: Any) -> None:
        amir = sign_in(Client(), cast.amir)
        ada.post(IMPORT, confirmed(file(NIA)))

        assert passwords(amir.get(ADDED)) == {}
        assert list(passwords(ada.get(ADDED))) == ["nia"]

    def test_nor_to_another_admin_with_the_same_form(self, cast: Cast, ada: Client, sign_in: Any) -> None:
        fields = confirmed(file(NIA))
        ada.post(IMPORT, fields)

        answer = sign_in(Client(), cast.amir).post(IMPORT, fields)

        assert said(answer) == [(2, "Somebody has the username “nia” already.")]

    def test_nor_for_another_file_under_the_same_key(self, cast: Cast, ada: Client) -> None:
        key = str(uuid.uuid4())
        add(ada, confirmed(file(NIA), key))

        assert passwords(add(ada, confirmed(file(BO), key))) == {}
        assert not Person.objects.filter(username="bo").exists()

    def test_asking_for_the_head_only_does_not_use_it_up(self, cast: Cast, ada: Client) -> None:
        ada.post(IMPORT, confirmed(file(NIA)))

        assert ada.head(ADDED).status_code == 200
        assert list(passwords(ada.get(ADDED))) == ["nia"]

    @pytest.mark.parametrize(("seconds", "there"), [(-1, ["nia"]), (1, [])])
    def test_a_page_that_never_came_is_waited_for_two_minutes(
        self, cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch, seconds: int, there: list[str]
    ) -> None:
        ada.post(IMPORT, confirmed(file(NIA)))
        at = OrganisationEvent.objects.get(verb="import_people").at + timedelta(minutes=2, seconds=seconds)
        monkeypatch.setattr(timezone, "now", lambda: at)

        assert list(passwords(ada.get(ADDED))) == there

    def test_what_was_imported_before_is_not_among_them(self, cast: Cast, ada: Client) -> None:
        add(ada, confirmed(file(BO)))

        assert list(passwords(add(ada, confirmed(file(NIA))))) == ["nia"]
