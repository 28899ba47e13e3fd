"""What a form says beside what is known: new, same, contradicting; taken over in one deed, or not at all."""

from datetime import date

import pytest

from kiberatung.domain.answers import NoValue, Source, mark_of
from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.notes import Note
from kiberatung.services.desk import Desk
from kiberatung.services.forms.comparing import RowState, preview_new_family
from kiberatung.services.forms.matching import Target
from kiberatung.services.forms.taking import FormWish, take_form, take_new_family
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.undo import undo_last
from tests.services.forms.form_desk import a_form, answer_texts, haddad, previewed, row, taken
from tests.support.builders import FamilyBuilder
from tests.support.desks import a_desk


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def family(desk: Desk) -> FamilyBuilder:
    return haddad().stored_in(desk.store, desk.account.id)


def kept(desk: Desk, family: FamilyBuilder) -> tuple[Family, list[Child], list[Guardian]]:
    with desk.reading() as records:
        known = records.get(Family, family.family.id)
        return known, records.find(Child, family_id=known.id), records.find(Guardian, family_id=known.id)


def test_each_row_says_what_it_is(desk: Desk, family: FamilyBuilder) -> None:
    form = a_form(
        family_phone="0170 222",
        family_postcode="48282",
        family_email="x@y.example",
        child1_given_names="omar",
        child1_years_of_schooling="viele",
        child2_given_names="Lina",
        child2_date_of_birth="12.3.2016",
        guardian1_given_names="Rania",
    )
    preview = previewed(desk, family, form)
    states = {one.key: one.state for one in preview.rows}
    assert states == {
        "family-phone": RowState.CONFLICT,
        "family-postcode": RowState.SAME,
        "family-email": RowState.NEW,
        "guardian1-given_names": RowState.SAME,
        "child1-given_names": RowState.CONFLICT,
        "child1-years_of_schooling": RowState.UNREADABLE,
        "child2-given_names": RowState.SAME,
        "child2-date_of_birth": RowState.CONFLICT,
    }
    phone = row(preview, "family-phone")
    assert (phone.known, phone.told) == ("0170 111", "0170 222")
    assert [one.match for one in preview.people] == [
        family.guardians[0].id,
        family.children[0].id,
        family.children[1].id,
    ]


def test_an_answer_without_value_gives_way_and_is_seen(desk: Desk, family: FamilyBuilder) -> None:
    place = Place(family.family.id, "email")
    record_answer(desk, place, Given(no_value=NoValue.REFUSED))
    told = row(previewed(desk, family, a_form(family_email="x@y.example")), "family-email")
    assert (told.state, told.known) == (RowState.NEW, "verweigert")


def test_all_in_one_deed_that_undo_takes_back(desk: Desk, family: FamilyBuilder) -> None:
    before = kept(desk, family)
    form = a_form(
        family_email="x@y.example",
        guardian1_given_names="Rania",
        guardian1_phone="0170 333",
        guardian2_given_names="Sami",
        child1_given_names="Omar",
        child1_years_of_schooling="4",
        child3_given_names="Aya",
        child3_date_of_birth="2019",
    )
    assert taken(desk, family, form) == 6
    known, children, guardians = kept(desk, family)
    assert known.email == "x@y.example"
    assert mark_of(known.marks, "email").source is Source.OWN_WORDS  # type: ignore[union-attr]
    assert [(one.given_names, one.years_of_schooling) for one in children] == [
        ("Omar", 4),
        ("Lina", None),
        ("Aya", None),
    ]
    assert [(one.given_names, one.phone) for one in guardians] == [("Rania", "0170 333"), ("Sami", "")]
    with desk.reading() as records:
        assert len(records.find(Case, child_id=children[2].id)) == 1
    undo_last(desk)
    after = kept(desk, family)
    assert [one.email for one in (before[0], after[0])] == ["", ""]
    assert [[one.given_names for one in people] for people in after[1:]] == [["Omar", "Lina"], ["Rania"]]


def test_a_contradiction_is_taken_only_when_it_is_chosen(desk: Desk, family: FamilyBuilder) -> None:
    form = a_form(family_phone="0170 222", family_email="x@y.example")
    taken(desk, family, form)
    assert kept(desk, family)[0].phone == "0170 111"
    taken(desk, family, form, "family-phone")
    assert kept(desk, family)[0].phone == "0170 222"


def test_what_all_children_share_becomes_the_common_answer(desk: Desk, family: FamilyBuilder) -> None:
    form = a_form(
        child1_given_names="Omar",
        child1_country_of_birth="Syrien",
        child1_place_of_birth="Homs",
        child2_given_names="Lina",
        child2_country_of_birth="Syrien",
        child2_place_of_birth="Beirut",
    )
    taken(desk, family, form)
    known, children, _guardians = kept(desk, family)
    assert (known.country_of_birth, known.place_of_birth) == ("475", "")
    assert [(one.country_of_birth, one.place_of_birth) for one in children] == [("475", "Homs"), ("475", "Beirut")]
    assert [one.own_fields for one in children] == [("place_of_birth",), ("place_of_birth",)]


def test_somebody_of_the_form_can_be_somebody_else_or_nobody(desk: Desk, family: FamilyBuilder) -> None:
    form = a_form(child1_given_names="Umar", child1_years_of_schooling="4", child2_given_names="Fremd")
    wished = {"child1": family.children[0].id, "child2": Target.SKIPPED}
    preview = previewed(desk, family, form, **wished)
    assert {one.key: one.state for one in preview.rows} == {
        "child1-given_names": RowState.CONFLICT,
        "child1-years_of_schooling": RowState.NEW,
    }
    taken(desk, family, form, **wished)
    children = kept(desk, family)[1]
    assert [(one.given_names, one.years_of_schooling) for one in children] == [("Omar", 4), ("Lina", None)]


def test_a_date_of_another_calendar_keeps_what_was_written(desk: Desk, family: FamilyBuilder) -> None:
    form = a_form(child1_given_names="Omar", child1_health_check_on="14.1.1405 sh")
    taken(desk, family, form)
    assert kept(desk, family)[1][0].health_check_on == date(2026, 4, 3)
    with desk.reading() as records:
        assert "1405" in records.find(Note, family_id=family.family.id)[0].text


def test_what_changed_meanwhile_is_asked_again_and_nothing_is_taken(desk: Desk, family: FamilyBuilder) -> None:
    form = a_form(family_phone="0170 222", family_email="x@y.example")
    seen = previewed(desk, family, form)
    record_answer(desk, Place(family.family.id, "phone"), Given("0170 999"))
    wish = FormWish(form, seen, {}, frozenset({"family-email"}))
    with pytest.raises(DomainError) as refused:
        take_form(desk, answer_texts(), family.family.id, wish)
    assert "inzwischen geändert" in refused.value.message
    assert kept(desk, family)[0].email == ""


@pytest.mark.parametrize("keys", [("family-postcode",), ("child1-given_names",), ("x",)])
def test_without_anything_to_take_nothing_happens(desk: Desk, family: FamilyBuilder, keys: tuple[str, ...]) -> None:
    form = a_form(family_postcode="48282", child1_given_names="Omar")
    with pytest.raises(DomainError):
        taken(desk, family, form, *keys)


def test_a_form_makes_a_new_family_in_one_deed(desk: Desk, family: FamilyBuilder) -> None:
    form = a_form(
        family_letter_language="ar",
        family_address_protected="yes",
        guardian1_given_names="Rania",
        child1_family_name="Saleh",
        child1_given_names="Omar",
        child2_family_name="Saleh",
        child2_given_names="Lina",
        child2_country_of_birth="Syrien",
    )
    seen = preview_new_family(desk, answer_texts(), form)
    assert {one.state for one in seen.rows} == {RowState.NEW}
    taken_in = take_new_family(desk, answer_texts(), FormWish(form, seen, {}, frozenset(one.key for one in seen.rows)))
    with desk.reading() as records:
        made = records.get(Family, taken_in)
        children = records.find(Child, family_id=taken_in)
        assert len(records.find(Case, family_id=taken_in)) == 2
    assert (made.family_name, made.letter_language, made.address_protected) == ("Saleh", "ar", True)
    assert made.case_number
    assert [(one.given_names, one.family_name, one.own_fields) for one in children] == [
        ("Omar", "Saleh", ()),
        ("Lina", "Saleh", ("country_of_birth",)),
    ]
    undo_last(desk)
    with desk.reading() as records:
        assert [one.id for one in records.find(Family)] == [family.family.id]


def test_without_a_name_there_is_no_new_family(desk: Desk, family: FamilyBuilder) -> None:
    form = a_form(family_phone="0170 1")
    seen = preview_new_family(desk, answer_texts(), form)
    with pytest.raises(DomainError):
        take_new_family(desk, answer_texts(), FormWish(form, seen, {}, frozenset({"family-phone"})))
    with desk.reading() as records:
        assert [one.id for one in records.find(Family)] == [family.family.id]


def test_an_older_form_and_questions_that_are_gone_are_named(desk: Desk, family: FamilyBuilder) -> None:
    preview = previewed(desk, family, a_form(child1_shoe_size="42"))
    assert "shoe_size" in preview.notes[0]
    assert preview.rows == ()
