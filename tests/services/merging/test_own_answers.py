"""Where neither of two answers is right: a third is typed, read as in the intake, and taken back with the merge."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from kiberatung.domain.answers import FieldMark, NoValue, mark_of
from kiberatung.domain.children import Child, DateCertainty
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian, GuardianKind
from kiberatung.domain.notes import Note
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.desk import Desk
from kiberatung.services.merging.comparison import Comparison, FieldRow, compare_children, compare_families
from kiberatung.services.merging.merge import merge
from kiberatung.services.merging.own_answers import OwnReader
from kiberatung.services.merging.taking_back import take_back_merge
from kiberatung.services.merging.wishes import Merged, proposed_wish
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import TODAY, a_desk


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def two_families(desk: Desk) -> tuple[FamilyBuilder, FamilyBuilder]:
    left = a_family("Haddad", town="Rheine", phone="05971 1", reported_on=date(2026, 1, 5), reported_by="Schule A")
    left = left.with_child("Ahmad", date_of_birth=date(2014, 1, 1), german_level=None).with_guardian("Rana", phone="1")
    right = a_family("Hadad", town="Greven", phone="05971 2", reported_on=date(2026, 2, 5), reported_by="Schule B")
    right = right.with_child("Ahmad", date_of_birth=date(2014, 3, 9)).with_guardian("Rana", phone="2")
    stored = [one.stored_in(desk.store, desk.account.id) for one in (left, right)]
    return stored[0], stored[1]


def merged(desk: Desk, compared: Comparison, typed: Mapping[tuple[UUID, str], str]) -> Merged:
    reader = OwnReader(AnswerTexts(desk.words), TODAY)
    own = {}
    for (record, name), text in typed.items():
        row = row_at(compared, record, name)
        assert row.may_be_own
        own[record, name] = reader.read(name, row.question, text)
    return merge(desk, replace(proposed_wish(compared), own=own))


def row_at(compared: Comparison, record: UUID, name: str) -> FieldRow:
    return next(row for pair in compared.pairs if pair.left_id == record for row in pair.rows if row.field == name)


def found(desk: Desk, kind: Any) -> list[Any]:
    with desk.reading() as records:
        return records.find(kind)


def test_a_third_answer_stands_where_neither_was_right(desk: Desk) -> None:
    left, right = two_families(desk)
    compared = compare_children(desk, left.children[0].id, right.children[0].id)
    child, family, mother = left.children[0].id, left.family.id, left.guardians[0].id
    typed = {
        (child, "date_of_birth"): "04.2014",
        (family, "family_name"): " Al  Haddad ",
        (family, "street"): "Haus Nord, Lange Straße 5a, 48429 Rheine",
        (family, "reported_on"): "3.1.26",
        (mother, "phone"): "0151 7",
    }
    merged(desk, compared, typed)
    (ahmad,), (stayed,), (rana,) = found(desk, Child), found(desk, Family), found(desk, Guardian)
    assert (ahmad.date_of_birth, ahmad.date_of_birth_certainty) == (date(2014, 4, 1), DateCertainty.MONTH)
    assert (stayed.family_name, ahmad.family_name) == ("Al Haddad", "Al Haddad"), "the child follows"
    address = (stayed.care_of, stayed.street, stayed.house_number, stayed.postcode, stayed.town)
    assert address == ("Haus Nord", "Lange Straße", "5a", "48429", "Rheine")
    assert (stayed.reported_on, stayed.reported_by) == (date(2026, 1, 3), "Schule A")
    assert rana.phone == "0151 7"


def test_the_note_tells_what_was_typed_and_both_that_went(desk: Desk) -> None:
    left, right = two_families(desk)
    compared = compare_children(desk, left.children[0].id, right.children[0].id)
    merged(desk, compared, {(left.children[0].id, "date_of_birth"): "21.6.1393 sh"})
    (note,) = found(desk, Note)
    head, _rest = note.text.split("Nicht übernommen:")
    assert "Beim Zusammenführen eingetragen:\nAhmad: Geburtsdatum: 12.09.2014 (genannt: 21.06.1393" in head
    assert "Geburtsdatum: 01.01.2014; Geburtsdatum: 09.03.2014" in note.text


def test_no_value_is_an_answer_of_its_own(desk: Desk) -> None:
    left, right = two_families(desk)
    child = left.children[0].id
    compared = compare_children(desk, child, right.children[0].id)
    merged(desk, compared, {(child, "date_of_birth"): "unbekannt"})
    (ahmad,) = found(desk, Child)
    assert ahmad.date_of_birth is None
    assert mark_of(ahmad.marks, "date_of_birth") == FieldMark("date_of_birth", NoValue.UNKNOWN)


def test_taken_back_both_are_as_they_were(desk: Desk) -> None:
    left, right = two_families(desk)
    before = [sorted(found(desk, kind), key=lambda one: one.id) for kind in (Family, Child, Guardian)]
    compared = compare_families(desk, left.family.id, right.family.id)
    done = merged(desk, compared, {(left.family.id, "phone"): "05971 3"})
    assert found(desk, Family)[0].phone == "05971 3"
    take_back_merge(desk, done.change_id)
    after = [sorted(found(desk, kind), key=lambda one: one.id) for kind in (Family, Child, Guardian)]
    assert [[_bare(one) for one in kind] for kind in after] == [[_bare(one) for one in kind] for kind in before]


def _bare(record: Any) -> Any:
    return replace(record, version=0)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Lange Straße 5, 48429 Rheine", ("Lange Straße", "5", "48429", "Rheine", "")),
        ("Straße des 17. Juni 3, 10623 Berlin", ("Straße des 17. Juni", "3", "10623", "Berlin", "")),
        ("Am Markt, 48429 Rheine", ("Am Markt", "", "48429", "Rheine", "")),
        ("48429 Rheine", ("", "", "48429", "Rheine", "")),
        ("Weg 1 b, Rheine", ("Weg", "1 b", "", "Rheine", "")),
        ("Weg 1", ("Weg", "1", "", "", "")),
    ],
)
def test_an_address_is_read_from_one_line(desk: Desk, line: str, parts: tuple[str, ...]) -> None:
    own = OwnReader(AnswerTexts(desk.words), TODAY).read("street", None, line)
    names = ("street", "house_number", "postcode", "town", "care_of")
    assert tuple(own.given[name].value for name in names) == parts
    assert OwnReader(AnswerTexts(desk.words), TODAY).write("street", None, own) == line


@pytest.mark.parametrize("text", ["", "31.2.2014", "vielleicht"])
def test_what_is_no_such_answer_is_refused_in_words(desk: Desk, text: str) -> None:
    left, right = two_families(desk)
    compared = compare_children(desk, left.children[0].id, right.children[0].id)
    row = row_at(compared, left.children[0].id, "date_of_birth")
    with pytest.raises(DomainError) as refusal:
        OwnReader(AnswerTexts(desk.words), TODAY).read(row.field, row.question, text)
    assert refusal.value.message


def test_kind_of_a_guardian_is_one_of_the_list(desk: Desk) -> None:
    left, right = two_families(desk)
    compared = compare_families(desk, left.family.id, right.family.id)
    question = row_at(compared, left.guardians[0].id, "kind").question
    reader = OwnReader(AnswerTexts(desk.words), TODAY)
    own = reader.read("kind", question, "vor")
    assert own.given["kind"].value is GuardianKind.LEGAL_GUARDIAN
    assert reader.write("kind", question, own) == "Vormundschaft"
    with pytest.raises(DomainError):
        reader.read("kind", question, "Onkelchen")


def test_protection_and_who_looks_after_a_family_are_not_typed(desk: Desk) -> None:
    left, right = two_families(desk)
    compared = compare_families(desk, left.family.id, right.family.id)
    assert not row_at(compared, left.family.id, "address_protected").may_be_own
    assert not row_at(compared, left.family.id, "counsellor_id").may_be_own
