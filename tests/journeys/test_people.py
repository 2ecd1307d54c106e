"""Who works here: the list, one person, somebody new; and what an admin changes of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from staff.models import Duty, Level, Membership, Organisation, OrganisationEvent, Person
from staff.roles import Role
from tests.cast import PASSWORD, Cast, build_person
from tests.journeys.desk import text
from tests.journeys.staff_forms import NEW, PEOPLE, SECRET, details, errors, of, signs_in, somebody, told, went_to
from tests.people import SignIn

pytestmark = pytest.mark.django_db


def names(client: Client, query: str = "") -> list[str]:
    return [one.name for one in client.get(f"{PEOPLE}{query}").context["found"].people]


@pytest.fixture
def stranger(cast: Cast) -> Person:
    """Somebody of another organisation."""
    elsewhere = Organisation.objects.create(name="Elsewhere")
    level = Level.objects.create(organisation=elsewhere, rank=0, name="Trainee")
    return build_person("eve", "Eve Elsewhere", level)


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


class TestSomebodyNew:
    def test_an_admin_adds_a_person_who_signs_in_with_the_password_they_were_told(
        self, cast: Cast, ada: Client
    ) -> None:
        answer = ada.post(NEW, somebody(cast, email="nia@example.org"))

        nia = Person.objects.get(username="nia")
        assert went_to(answer) == (302, of(nia))
        assert (nia.name, nia.short_name, nia.email, nia.level.name) == (
            "Nia Okafor", "Nia", "nia@example.org", "Level 1",
        )  # fmt: skip
        assert [(one.site, one.role, one.home_location) for one in nia.works] == [
            (cast.northgate, Role.FRONT_DESK, cast.reception_b)
        ]
        assert signs_in("NIA", SECRET)

    def test_each_step_is_told_as_the_admins_and_never_the_password(self, cast: Cast, ada: Client) -> None:
        ada.post(NEW, somebody(cast))

        assert told(Person.objects.get(username="nia")) == [
            ("add_person", "ada", {"username": "nia", "level": "Level 1"}),
            ("add_membership", "ada", {"site": "Northgate", "role": "front_desk", "works there": "yes"}),
            ("change_person", "ada", {"password": "set"}),
        ]
        assert SECRET not in str(list(OrganisationEvent.objects.values_list("facts", flat=True)))

    def test_without_a_password_they_cannot_sign_in_until_they_get_one(self, cast: Cast, ada: Client) -> None:
        ada.post(NEW, somebody(cast, password=""))

        nia = Person.objects.get(username="nia")
        assert not nia.has_usable_password()
        assert "They have no password yet" in text(ada.get(of(nia)))

    def test_a_readable_password_is_suggested_and_never_the_same(self, ada: Client) -> None:
        one, other = (ada.get(NEW).context["form"]["password"].value() for _ in range(2))

        assert one != other
        assert [len(part) for part in one.split("-")] == [6, 6, 6, 6]

    def test_the_same_form_again_is_the_same_person(self, cast: Cast, ada: Client) -> None:
        fields = somebody(cast)

        answers = [went_to(ada.post(NEW, fields)) for _ in range(3)]

        assert answers == [(302, of(Person.objects.get(username="nia")))] * 3
        assert Person.objects.filter(name="Nia Okafor").count() == 1

    def test_the_same_key_for_somebody_else_is_not(self, cast: Cast, ada: Client) -> None:
        fields = somebody(cast)
        ada.post(NEW, fields)

        answer = ada.post(NEW, fields | {"username": "nia.two"})

        assert went_to(answer) == (302, of(Person.objects.get(username="nia.two")))

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"name": ""}, "Write their name, as on the badge."),
            ({"name": "a" * 151}, "Please shorten this to 150 characters; it has 151."),
            ({"short_name": "a" * 61}, "Please shorten this to 60 characters; it has 61."),
            ({"username": ""}, "Write what they sign in with."),
            ({"username": "ava"}, "Somebody has this username already."),
            ({"username": "AVA"}, "Somebody has the username “ava” already: capitals make no difference."),
            ({"username": "a b"}, "A username has letters, digits and @ . + - _ only."),
            ({"username": "n\x00a"}, "Null characters are not allowed."),
            ({"email": "nia"}, "Write the address like ann@example.org, or leave it empty."),
            ({"level": ""}, "Choose their level."),
            ({"level": "0"}, "Choose one of the levels shown."),
            ({"site": ""}, "Choose where they work."),
            ({"site": "99999999999999999999"}, "Choose one of the sites shown."),
            ({"role": ""}, "Choose what they are there."),
            ({"role": "king"}, "Choose one of the roles shown."),
            ({"home": "0"}, "Choose one of the places shown."),
            ({"password": "short"}, "at least 12 characters"),
            ({"password": "nia.okafor.larkfield", "username": "nia.okafor.larkfield"}, "too similar to the username"),
            ({"password": "password1234"}, "too common"),
            ({"submission_key": None}, "This form has lost its key. Send it again."),
            ({"submission_key": "x"}, "Send this form again."),
        ],
    )
    def test_bad_input_gets_a_sentence_and_nobody_is_added(
        self, cast: Cast, ada: Client, changes: dict[str, Any], sentence: str
    ) -> None:
        answer = ada.post(NEW, somebody(cast, **changes))

        assert sentence in errors(answer)
        assert not Person.objects.filter(name="Nia Okafor").exists()
        if "name" not in changes:
            assert 'value="Nia Okafor"' in text(answer)

    def test_a_home_at_another_site_is_said(self, cast: Cast, ada: Client) -> None:
        answer = ada.post(NEW, somebody(cast, home=cast.main_desk.pk))

        assert "Main desk is at Riverside. Choose a place at Northgate, or none." in errors(answer)

    def test_nothing_of_another_organisation_can_be_chosen(self, cast: Cast, ada: Client, stranger: Person) -> None:
        assert "Choose one of the levels shown." in errors(ada.post(NEW, somebody(cast, level=stranger.level_id)))


class TestOnePerson:
    def test_an_admin_changes_who_they_are(self, cast: Cast, ada: Client) -> None:
        fields = details(cast.ava, name="Ava  Lind", short_name="Avi", username="ava.lind", email="a@example.org")

        answer = ada.post(of(cast.ava), fields | {"level": cast.level(2).pk})

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


class TestWhereTheyWork:
    def test_another_site_counts_from_the_next_request(self, cast: Cast, ada: Client, cleo: Client) -> None:
        assert "Change your site" not in text(cleo.get("/"))

        answer = ada.post(of(cast.cleo, "sites/"), {"site": cast.northgate.pk, "role": "front_desk", "home": ""})

        assert went_to(answer) == (302, of(cast.cleo))
        assert "change your site" in text(cleo.get("/"))
        assert told(cast.cleo)[-1] == (
            "add_membership", "ada", {"site": "Northgate", "role": "front_desk", "works there": "yes"},
        )  # fmt: skip

    def test_sent_twice_it_is_one_site(self, cast: Cast, ada: Client) -> None:
        fields = {"site": cast.northgate.pk, "role": "front_desk", "home": ""}

        answers = [went_to(ada.post(of(cast.cleo, "sites/"), fields)) for _ in range(2)]

        assert answers == [(302, of(cast.cleo))] * 2
        assert [verb for verb, *_ in told(cast.cleo)].count("add_membership") == 2

    def test_a_role_counts_from_the_next_request(self, cast: Cast, ada: Client, ben: Client) -> None:
        assert ben.get("/review/").status_code == 403

        ada.post(of(cast.ben, f"sites/{cast.northgate.pk}/"), {"role": "manager", "home": "", "works": "yes"})

        assert ben.get("/review/").status_code == 200

    def test_a_site_taken_away_shuts_its_desk_at_the_next_request(self, cast: Cast, ada: Client, ben: Client) -> None:
        assert ben.get("/").status_code == 200

        ada.post(of(cast.ben, f"sites/{cast.northgate.pk}/"), {"role": "front_desk", "home": "", "works": "no"})

        assert ben.get("/").status_code == 403
        assert "Works nowhere" not in text(ada.get(of(cast.ben)))
        assert "Not any more" in text(ada.get(of(cast.ben)))

    def test_who_manages_no_more_is_off_duty(self, cast: Cast, ada: Client, mona: Client) -> None:
        mona.post("/review/duty/", {"submission_key": "0" * 32, "on": "yes", "extension": "4417"})
        assert Duty.objects.filter(until=None).count() == 1

        ada.post(of(cast.mona, f"sites/{cast.northgate.pk}/"), {"role": "front_desk", "home": "", "works": "yes"})

        assert Duty.objects.filter(until=None).count() == 0

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"site": ""}, "Choose where they work."),
            ({"role": "boss"}, "Choose one of the roles shown."),
            ({"home": "-1"}, "Choose one of the places shown."),
        ],
    )
    def test_bad_input_adds_no_site(self, cast: Cast, ada: Client, changes: dict[str, Any], sentence: str) -> None:
        fields = {"site": cast.northgate.pk, "role": "front_desk", "home": ""} | changes

        assert sentence in errors(ada.post(of(cast.cleo, "sites/"), fields))
        assert cast.cleo.memberships.count() == 1

    def test_a_site_where_they_never_worked_is_none_of_theirs(self, cast: Cast, ada: Client) -> None:
        assert ada.get(of(cast.cleo, f"sites/{cast.northgate.pk}/")).status_code == 404

    def test_an_empty_form_is_asked_again(self, cast: Cast, ada: Client) -> None:
        found = errors(ada.post(of(cast.ava, f"sites/{cast.northgate.pk}/"), {}))

        assert "Choose what they are there." in found and "Choose yes or no." in found


class TestSigningIn:
    def test_a_new_password_ends_what_they_are_signed_in_to(self, cast: Cast, ada: Client, ava: Client) -> None:
        assert ava.get("/").status_code == 200

        answer = ada.post(of(cast.ava, "password/"), {"password": SECRET})

        assert went_to(answer) == (302, of(cast.ava))
        assert went_to(ava.get("/")) == (302, "/accounts/login/?next=/")
        assert signs_in("ava", SECRET) and not signs_in("ava", PASSWORD)
        assert told(cast.ava)[-1] == ("change_person", "ada", {"password": "set"})
        assert SECRET not in text(ada.get(of(cast.ava)))

    def test_sent_twice_it_is_set_once(self, cast: Cast, ada: Client) -> None:
        for _ in range(2):
            assert ada.post(of(cast.ava, "password/"), {"password": SECRET}).status_code == 302

        assert [facts for _, _, facts in told(cast.ava)].count({"password": "set"}) == 1

    @pytest.mark.parametrize(
        ("password", "sentence"), [("", "Write a password"), ("ava-ava", "at least 12 characters")]
    )
    def test_a_password_that_is_none_is_refused(self, cast: Cast, ada: Client, password: str, sentence: str) -> None:
        assert sentence in errors(ada.post(of(cast.ava, "password/"), {"password": password}))
        assert signs_in("ava", PASSWORD)

    def test_disabling_ends_an_open_session_at_the_next_request(self, cast: Cast, ada: Client, ben: Client) -> None:
        assert ben.get("/").status_code == 200

        answer = ada.post(of(cast.ben, "sign-in/"), {"may": "no"})

        assert went_to(answer) == (302, of(cast.ben))
        assert went_to(ben.get("/")) == (302, "/accounts/login/?next=/")
        assert not signs_in("ben", PASSWORD)
        assert told(cast.ben)[-1] == ("change_person", "ada", {"may sign in": "no"})
        assert "disabled their sign-in." in text(ada.get(of(cast.ben)))

    def test_sent_twice_it_is_told_once_and_undone_with_another_button(self, cast: Cast, ada: Client) -> None:
        for may in ("no", "no", "yes"):
            assert ada.post(of(cast.ben, "sign-in/"), {"may": may}).status_code == 302

        assert [facts for _, _, facts in told(cast.ben) if "may sign in" in facts] == [
            {"may sign in": "no"},
            {"may sign in": "yes"},
        ]
        assert signs_in("ben", PASSWORD)

    def test_who_is_disabled_is_off_duty(self, cast: Cast, ada: Client, mona: Client) -> None:
        mona.post("/review/duty/", {"submission_key": "0" * 32, "on": "yes", "extension": "4417"})

        ada.post(of(cast.mona, "sign-in/"), {"may": "no"})

        assert Duty.objects.filter(until=None).count() == 0

    def test_a_form_without_its_button_changes_nothing(self, cast: Cast, ada: Client) -> None:
        assert "Press the button again." in errors(ada.post(of(cast.ben, "sign-in/"), {}))
        assert cast.again(cast.ben).is_active


class TestOneself:
    def test_the_page_says_who_else_can(self, cast: Cast, ada: Client) -> None:
        page = text(ada.get(of(cast.ada)))

        assert "This is you. Nobody changes their own level, sites or sign-in. Amir Sayegh can." in page
        for path in ("sites/", "password/", "sign-in/", f"sites/{cast.northgate.pk}/"):
            assert of(cast.ada, path) not in page

    def test_and_that_nobody_can_where_there_is_no_other_admin(self, cast: Cast, ada: Client) -> None:
        Person.objects.filter(username="amir").update(is_active=False)

        assert "there is no other admin: name one first." in text(ada.get(of(cast.ada)))

    def test_ones_own_name_may_change_and_the_level_stays(self, cast: Cast, ada: Client) -> None:
        answer = ada.post(of(cast.ada), details(cast.ada, name="Ada B. Okonjo", level=cast.level(3).pk))

        assert answer.status_code == 302
        again = cast.again(cast.ada)
        assert (again.name, again.level) == ("Ada B. Okonjo", cast.level(0))

    @pytest.mark.parametrize(
        ("path", "fields"),
        [
            ("sites/", {"site": "1", "role": "manager"}),
            ("sites/{site}/", {"role": "manager", "works": "yes"}),
            ("password/", {"password": SECRET}),
            ("sign-in/", {"may": "no"}),
        ],
    )
    def test_nothing_else_of_oneself_changes_by_any_address(
        self, cast: Cast, ada: Client, path: str, fields: dict[str, str]
    ) -> None:
        before = told(cast.ada)

        assert ada.post(of(cast.ada, path.format(site=cast.northgate.pk)), fields).status_code == 403
        assert told(cast.ada) == before
        assert ada.get("/staff/me/").status_code == 200
