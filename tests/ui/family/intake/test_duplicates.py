"""The hint at people who may be known already: on every way in, with its deeds, without a word of what is hidden."""

from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.children import Child
from kiberatung.domain.guardians import Guardian
from kiberatung.services.merging.different_persons import mark_as_different
from kiberatung.ui.family.intake.duplicates import DuplicateWatch
from kiberatung.ui.protocols import OfferedDeed
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.offices import AnOffice, an_office
from tests.support.person_pairs import JudgedPair, judged_pairs
from tests.support.ui_fakes import FakeShell
from tests.support.zones import passport_zone
from tests.ui.family.intake.test_presenter import Talk

BORN = date(2015, 5, 22)
HEADLINE = "Vielleicht schon bekannt"


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.fixture
def known(talk: Talk) -> FamilyBuilder:
    """Omar under another spelling, in another family."""
    family = a_family("Al Khateeb", case_number="2026-0412").with_child("Omer", date_of_birth=BORN)
    return family.with_guardian("Rania").stored_in(talk.desk.store)


def deeds_of(shell: FakeShell) -> dict[str, OfferedDeed]:
    return {deed.word.replace("&", ""): deed for deed in shell.offers[-1][2]}


def test_a_typed_child_is_hinted_at_once_with_the_reason(talk: Talk, known: FamilyBuilder) -> None:
    talk.source.put_text("date_of_birth", talk.omar, "22.5.2015")
    talk.source.put_text("place_of_birth", talk.omar, "Aleppo")
    [(headline, text, _deeds)] = talk.shell.offers
    assert headline == HEADLINE
    assert text.startswith("Im Fall 2026-0412 steht Al Khateeb, Omer, geboren 22.05.2015. ")
    assert "sind Schreibweisen desselben Namens" in text
    assert "Das Geburtsdatum stimmt überein." in text


def test_it_offers_to_look_to_compare_and_to_tell_apart(talk: Talk, known: FamilyBuilder) -> None:
    other = known.children[0].id
    talk.source.put_text("date_of_birth", talk.omar, "22.5.2015")
    deeds = deeds_of(talk.shell)
    deeds["Ansehen"].call()
    deeds["Vergleichen"].call()
    assert talk.shell.visits == [
        ("family", {"family_id": known.family.id, "child_id": other}),
        ("compare", {"child_id": talk.omar, "other_id": other}),
    ]
    deeds["Nicht dieselbe Person"].call()
    assert talk.desk.lists.known_different(talk.omar) == {other}


def test_whoever_may_not_compare_is_only_invited_to_look(talk: Talk, known: FamilyBuilder) -> None:
    shell = FakeShell()
    with talk.desk.reading() as records:
        omar = replace(records.get(Child, talk.omar), date_of_birth=BORN)
    DuplicateWatch(shell, a_desk(talk.desk.store, Role.ADMINISTRATION)).look([omar])
    assert list(deeds_of(shell)) == ["Ansehen"]


def test_who_was_told_apart_is_never_hinted_at_again(talk: Talk, known: FamilyBuilder) -> None:
    mark_as_different(talk.desk, talk.omar, known.children[0].id)
    talk.source.put_text("date_of_birth", talk.omar, "22.5.2015")
    assert talk.shell.offers == []


def test_after_telling_one_apart_the_next_comes(talk: Talk, known: FamilyBuilder) -> None:
    a_family("Chatib", case_number="2026-0500").with_child("Umar", date_of_birth=BORN).stored_in(talk.desk.store)
    talk.source.put_text("date_of_birth", talk.omar, "22.5.2015")
    deeds_of(talk.shell)["Nicht dieselbe Person"].call()
    cases = {text.partition(" steht ")[0] for _headline, text, _deeds in talk.shell.offers}
    assert cases == {"Im Fall 2026-0412", "Im Fall 2026-0500"}


def test_a_passport_zone_is_looked_at_too(talk: Talk, known: FamilyBuilder) -> None:
    talk.source.put_text("given_names", talk.omar, "")
    talk.presenter.zones.read(passport_zone("AL<KHATIB<<OMAR"), talk.omar, finished=True)
    talk.presenter.zones.take()
    assert [headline for headline, _text, _deeds in talk.shell.offers] == [HEADLINE]


def test_a_new_family_is_looked_at_when_its_intake_opens(talk: Talk) -> None:
    again = a_family("El-Chatib").with_child("Omar").stored_in(talk.desk.store)
    talk.presenter.open_family(again.family.id, None)
    assert "Al-Khatib, Omar" in talk.shell.offers[0][1]


def test_a_guardian_is_hinted_at_and_families_can_be_compared(talk: Talk, known: FamilyBuilder) -> None:
    talk.presenter.add_guardian()
    talk.presenter.guardians.put_text("given_names", talk.presenter.guardians.guardians[0].id, "Raniya")
    assert "eine erwachsene Person dieses Namens" in talk.shell.offers[-1][1]
    deeds_of(talk.shell)["Vergleichen"].call()
    assert talk.shell.visits[-1][1] == {"family_id": talk.known.family.id, "other_family_id": known.family.id}


def test_siblings_and_strangers_are_not_hinted_at(talk: Talk) -> None:
    a_family("Melnyk").with_child("Danylo").stored_in(talk.desk.store)
    talk.source.put_text("given_names", talk.lina, "Omar")
    assert talk.shell.offers == []


@pytest.mark.requirement("U38", figure="30 of 30 pairs hinted at before saving; 0 facts of families out of sight")
def test_thirty_pairs_are_hinted_at_and_nothing_hidden_is_told() -> None:
    office = an_office()
    own, colleague = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    pairs = [pair for pair in judged_pairs() if pair.same and pair.kind in ("script", "swapped", "typo")][::3][:30]
    stored = [_stored(office, pair, number, colleague if number % 2 else own) for number, pair in enumerate(pairs)]
    hinted = leaks = 0
    for number, (pair, family) in enumerate(zip(pairs, stored, strict=True)):
        shell = FakeShell()
        DuplicateWatch(shell, own).look([_typed(pair)])
        said = " ".join(text for _headline, text, _deeds in shell.offers)
        expected = "Ähnliches Kind bei Jan Wessels" if number % 2 else family.family.case_number
        hinted += expected in said
        secrets = (family.family.case_number, family.family.family_name, family.children[0].given_names, "Geheimstadt")
        leaks += bool(number % 2) and any(secret in said.replace(_name(pair), "") for secret in secrets)
    assert len(pairs) == 30
    assert hinted >= 29
    assert leaks == 0


def test_of_a_hidden_child_only_looking_is_offered() -> None:
    office = an_office()
    pair = judged_pairs()[0]
    _stored(office, pair, 1, office.desk(Role.COUNSELLOR, "Jan Wessels"))
    shell = FakeShell()
    DuplicateWatch(shell, office.desk(Role.COUNSELLOR)).look([_typed(pair)])
    assert shell.offers[0][1].startswith("Ähnliches Kind bei Jan Wessels, fragen Sie dort nach. Gemeint ist ")
    assert list(deeds_of(shell)) == ["Ansehen"]


def test_hidden_guardians_are_not_told_at_all() -> None:
    office = an_office()
    hidden = office.family(office.desk(Role.COUNSELLOR, "Jan Wessels"), "Al-Khatib").with_child("Omar")
    hidden.with_guardian("Rania").stored_in(office.store)
    mother = a_family("Al-Khatib").with_guardian("Rania").guardians[0]
    shell = FakeShell()
    DuplicateWatch(shell, office.desk(Role.COUNSELLOR)).look([], [replace(mother, name_in_script="رانيا"), _nameless()])
    assert shell.offers == []


def _nameless() -> Guardian:
    return a_family("Al-Khatib").with_guardian("").guardians[0]


def _stored(office: AnOffice, pair: JudgedPair, number: int, of: object) -> FamilyBuilder:
    family = office.family(of, pair.other.family_name, case_number=f"2026-9{number:03}", town="Geheimstadt")  # type: ignore[arg-type]  # a desk
    return family.with_child(pair.other.given_names, date_of_birth=pair.other.date_of_birth).stored_in(office.store)


def _typed(pair: JudgedPair) -> Child:
    family = a_family(pair.one.family_name).with_child(pair.one.given_names, date_of_birth=pair.one.date_of_birth)
    return family.children[0]


def _name(pair: JudgedPair) -> str:
    return f"{pair.one.given_names} {pair.one.family_name}"
