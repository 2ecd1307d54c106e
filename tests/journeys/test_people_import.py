"""The dry run of a file of people lists by line what is wrong, and writes nothing."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from staff.models import OrganisationEvent, Person
from tests.cast import Cast
from tests.journeys.desk import text
from tests.journeys.people_file import BO, HEAD, IMPORT, NIA, check, file, many, said, sentence

pytestmark = pytest.mark.django_db


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
            ("Nia,,nia,nia,1,NG,manager,", "E-mail is no address."),
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

    @pytest.mark.parametrize(
        ("right", "said_of_them"),
        [([], ""), ([NIA], " The other line is right."), ([NIA, BO], " The other 2 lines are right.")],
    )
    def test_how_many_lines_are_right_is_said_too(
        self, cast: Cast, ada: Client, right: list[str], said_of_them: str
    ) -> None:
        answer = check(ada, file(*right, ",,cy,,1,NG,manager,"))

        assert f"<p>Nobody was added. Mend the file and choose it again.{said_of_them}</p>" in text(answer)

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
