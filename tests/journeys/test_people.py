"""Who works here: the list of everybody, and one person as an admin and a manager see them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from staff.models import Membership, Person
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.journeys.desk import text
from tests.journeys.staff_forms import NEW, PEOPLE, details, errors, of, told, went_to
from tests.people import SignIn

pytestmark = pytest.mark.django_db


def names(client: Client, query: str = "") -> list[str]:
    return [one.name for one in client.get(f"{PEOPLE}{query}").context["found"].people]


class TestTheList:
    def test_an_admin_sees_everybody_active_ones_first(self, cast: Cast, ada: Client, stranger: Person) -> None:
        Person.objects.filter(username="ava").update(is_active=False)

        found = names(ada)

        assert found == ["Ada Okonjo", "Amir Sayegh", "Ben Halloway", "Cleo Marchbanks", "Gus Wendelin", "Max Ferrante",
                         "Mona Reyes", "Rui Valadas", "Theo Brandvold", "Ava Lindqvist"]  # fmt: skip

    def test_a_manager_sees_the_people_of_their_site_and_adds_nobody(self, cast: Cast, rui: Client) -> None:
        assert names(rui) == ["Ada Okonjo", "Amir Sayegh", "Cleo Marchbanks", "Gus Wendelin", "Rui Valadas"]
        assert "Add somebody" not in text(rui.get(PEOPLE))
        assert rui.get(NEW).status_code == 403

    def test_who_left_a_site_is_still_found_there(self, cast: Cast, rui: Client) -> None:
        cast.cleo.memberships.update(is_active=False)

        assert "Cleo Marchbanks" in names(rui)

    @pytest.mark.parametrize("who", ["ava", "gus"])
    def test_nobody_else(self, cast: Cast, sign_in: SignIn, who: str) -> None:
        assert sign_in(Client(), getattr(cast, who)).get(PEOPLE).status_code == 403

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("q=MARCH", ["Cleo Marchbanks"]),
            ("q=theo", ["Theo Brandvold"]),
            ("role=manager", ["Max Ferrante", "Mona Reyes", "Rui Valadas"]),
            ("active=no", ["Ava Lindqvist"]),
            ("active=yes&role=front_desk", ["Ben Halloway", "Cleo Marchbanks", "Theo Brandvold"]),
            ("q=nobody", []),
        ],
    )
    def test_narrowed(self, cast: Cast, ada: Client, query: str, expected: list[str]) -> None:
        Person.objects.filter(username="ava").update(is_active=False)

        assert names(ada, f"?{query}") == expected

    def test_a_role_and_a_site_are_a_role_at_that_site(self, cast: Cast, ada: Client) -> None:
        Membership.objects.create(person=cast.cleo, site=cast.northgate, role=Role.AUDITOR)

        assert names(ada, f"?site={cast.northgate.pk}&role=front_desk&q=cleo") == []
        assert names(ada, f"?site={cast.riverside.pk}&role=front_desk&q=cleo") == ["Cleo Marchbanks"]
        assert names(ada, f"?level={cast.level(2).pk}") == ["Ben Halloway"]

    def test_who_works_at_no_desk_is_shown_as_what_they_are(self, cast: Cast, ada: Client) -> None:
        Membership.objects.filter(person=cast.amir, site=cast.riverside).update(role=Role.AUDITOR)
        build_person("zoe", "Zoe Nowhere", cast.level(0))

        found = {one.name: one.known_as for one in ada.get(PEOPLE).context["found"].people}

        assert found == {
            "Ada Okonjo": "Admin", "Amir Sayegh": "Admin and auditor", "Gus Wendelin": "Auditor",
            "Theo Brandvold": "Trainee", "Ava Lindqvist": "Level 1", "Ben Halloway": "Level 2",
            "Cleo Marchbanks": "Level 1", "Max Ferrante": "Level 3", "Mona Reyes": "Level 3", "Rui Valadas": "Level 3",
            "Zoe Nowhere": "Trainee",
        }  # fmt: skip
        assert names(ada, f"?level={cast.level(0).pk}") == ["Theo Brandvold", "Zoe Nowhere"]

    def test_an_admin_who_is_at_a_desk_too_has_a_level(self, cast: Cast, ada: Client) -> None:
        Membership.objects.filter(person=cast.amir, site=cast.riverside).update(role=Role.MANAGER)

        assert "amir · Trainee" in text(ada.get(of(cast.amir)))
        assert "gus · Auditor" in text(ada.get(of(cast.gus)))

    def test_thirty_to_a_page(self, cast: Cast, ada: Client) -> None:
        for number in range(20):
            build_person(f"p{number:02}", f"Zed {number:02}", cast.level(0), sites=(cast.northgate,))
        assert len(names(ada)) == 30
        assert 'href="/staff/people/?page=2"' not in text(ada.get(PEOPLE))

        build_person("p20", "Zed 20", cast.level(0), sites=(cast.northgate,))

        assert len(names(ada)) == 30
        assert 'href="/staff/people/?page=2"' in text(ada.get(PEOPLE))
        assert names(ada, "?page=2") == ["Zed 20"]
        assert "The list ends before this page." in text(ada.get(f"{PEOPLE}?page=3"))

    @pytest.mark.parametrize(
        ("query", "sentence"),
        [
            ("site=0", "Choose one of the sites shown."),
            ("role=king", "Choose one of the roles shown."),
            ("level=x", "Choose one of the levels shown."),
            ("active=maybe", "Choose one of those shown."),
            (f"q={'a' * 151}", "at most 150 characters"),
            ("q=a%00b", "Null characters are not allowed."),
        ],
    )
    def test_a_filter_that_is_none_gets_a_sentence(self, ada: Client, query: str, sentence: str) -> None:
        assert sentence in errors(ada.get(f"{PEOPLE}?{query}"))

    def test_it_takes_the_same_queries_however_many_there_are(
        self, cast: Cast, ada: Client, django_assert_num_queries: Any
    ) -> None:
        for number in range(20):
            build_person(f"p{number:02}", f"Zed {number:02}", cast.level(0), sites=(cast.northgate, cast.riverside))

        with django_assert_num_queries(7):
            ada.get(PEOPLE)


class TestOnePerson:
    def test_an_admin_changes_who_they_are(self, cast: Cast, ada: Client) -> None:
        fields = details(cast.ava, name="Ava  Lind", short_name="Avi", username="ava.lind", email="a@example.org")

        answer = ada.post(of(cast.ava), fields | {"level": cast.level(2).pk})

        assert "Saved: Ava Lind." in text(ada.get(of(cast.ava)))
        ava = cast.again(cast.ava)
        assert went_to(answer) == (302, of(ava))
        assert (ava.name, ava.short_name, ava.username, ava.email, ava.level) == (
            "Ava Lind", "Avi", "ava.lind", "a@example.org", cast.level(2),
        )  # fmt: skip
        assert told(ava)[-2:] == [
            ("change_person", "ada", {"level before": "Level 1", "level": "Level 2", "name": "Ava Lind",
                                      "username": "ava.lind"}),
            ("change_person", "ada", {"short name": "Avi", "email": "changed"}),
        ]  # fmt: skip

    def test_the_history_says_it_in_words_newest_first(self, cast: Cast, ada: Client) -> None:
        ada.post(of(cast.ava), details(cast.ava, level=cast.level(2).pk))
        ada.post(of(cast.ava, f"sites/{cast.northgate.pk}/"), {"role": "manager", "home": "", "works": "yes"})

        page = text(ada.get(of(cast.ava)))

        first, second, third = (
            page.index("<strong>Ada Okonjo</strong> changed where they sit at Northgate: nowhere."),
            page.index("<strong>Ada Okonjo</strong> changed Northgate: Front desk → Manager."),
            page.index("<strong>Ada Okonjo</strong> changed the level: Level 1 → Level 2."),
        )
        assert first < second < third

    def test_saving_what_stands_there_tells_nothing(self, cast: Cast, ada: Client) -> None:
        before = told(cast.ava)

        assert ada.post(of(cast.ava), details(cast.ava)).status_code == 302
        assert told(cast.ava) == before

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"username": "ben"}, "Somebody has this username already."),
            ({"username": "BEN"}, "Somebody has the username “ben” already: capitals make no difference."),
            ({"name": " "}, "Write their name, as on the badge."),
            ({"level": "x"}, "Choose one of the levels shown."),
        ],
    )
    def test_bad_input_is_kept_and_changes_nothing(
        self, cast: Cast, ada: Client, changes: dict[str, Any], sentence: str
    ) -> None:
        answer = ada.post(of(cast.ava), details(cast.ava, email="new@example.org") | changes)

        assert sentence in errors(answer)
        assert "new@example.org" in text(answer)
        assert cast.again(cast.ava).email == ""

    def test_capitals_of_ones_own_username_may_change(self, cast: Cast, ada: Client) -> None:
        assert ada.post(of(cast.ava), details(cast.ava, username="Ava")).status_code == 302

    def test_a_manager_reads_and_changes_nothing(self, cast: Cast, mona: Client) -> None:
        page = text(mona.get(of(cast.ava)))

        assert "<dt>Username</dt><dd>ava</dd>" in page
        assert 'name="username"' not in page
        assert mona.post(of(cast.ava), details(cast.ava)).status_code == 403

    def test_a_manager_of_another_site_finds_nobody(self, cast: Cast, rui: Client) -> None:
        assert rui.get(of(cast.ava)).status_code == 404

    @pytest.mark.parametrize("path", ["", "sites/", "password/", "sign-in/", "work/"])
    def test_nobody_of_another_organisation_is_there(self, ada: Client, stranger: Person, path: str) -> None:
        assert ada.get(of(stranger, path)).status_code == 404
        assert ada.post(of(stranger, path), {"may": "no"}).status_code == 404

    def test_nor_anybody_of_an_impossible_key(self, ada: Client) -> None:
        assert ada.get(f"{PEOPLE}99999999999999999999/").status_code == 404

    @pytest.mark.parametrize(("who", "level"), [("gus", False), ("ada", False), ("ava", True)])
    def test_a_manager_reads_no_level_of_who_gives_nothing(
        self, cast: Cast, mona: Client, who: str, level: bool
    ) -> None:
        now, _ = text(mona.get(of(getattr(cast, who)))).split('id="history-title"')

        assert ("<dt>Level</dt>" in now, "Trainee" in now) == (level, False)
