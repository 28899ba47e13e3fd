"""Going back: what is taken back, what stands in the way, who may, and where the step is seen."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.children import Child
from kiberatung.domain.languages import LanguageSkill, LanguageSkillId
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.appointments import AppointmentWish, plan_appointment
from kiberatung.services.changes import ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.families import add_child, remove_child
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.notes import write_note
from kiberatung.services.schooling.spans import put_skill
from kiberatung.services.sight import Refused
from kiberatung.services.step_places import StepPlace, place_of_step
from kiberatung.services.undo import LaterSteps, redo_last, step_of, take_back, take_back_with_later, undo_last
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk, with_role

SESSION = 60


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def known(desk: Desk) -> FamilyBuilder:
    return a_family("Al-Khatib", case_number="2026-0412").with_child("Lina").stored_in(desk.store)


def answer(desk: Desk, known: FamilyBuilder, field: str, value: object) -> ChangeId:
    place = Place(known.family.id, field, known.children[0].id)
    step = step_of(desk, lambda: record_answer(desk, place, Given(value)))
    assert step is not None
    return step.id


def lina(desk: Desk, known: FamilyBuilder) -> Child:
    with desk.reading() as records:
        return records.get(Child, known.children[0].id)


def of_role(desk: Desk, role: Role) -> Desk:
    return replace(desk, account=with_role(desk.store, desk.account, role))


@pytest.mark.requirement("U45", figure="60 steps back and forth in one session, across two families")
def test_sixty_steps_back_and_forth_across_families(desk: Desk, known: FamilyBuilder) -> None:
    other = a_family("Melnyk").with_child("Daryna").stored_in(desk.store)
    before = lina(desk, known)
    for number in range(SESSION):
        answer(desk, known if number % 2 else other, "birth_name", f"Name {number}")
    after = (lina(desk, known).birth_name, lina(desk, other).birth_name)
    for _step in range(SESSION):
        undo_last(desk)
    assert replace(lina(desk, known), version=before.version) == before
    for _step in range(SESSION):
        redo_last(desk)
    assert (lina(desk, known).birth_name, lina(desk, other).birth_name) == after


def test_a_step_of_long_ago_is_taken_back_and_the_later_stay(desk: Desk, known: FamilyBuilder) -> None:
    first = answer(desk, known, "given_names", "Lína")
    answer(desk, known, "date_of_birth", BirthDate(date(2018, 10, 14)))
    assert take_back(desk, first).what == "Antwort eingetragen"
    assert (lina(desk, known).given_names, lina(desk, known).date_of_birth) == ("Lina", date(2018, 10, 14))


def test_what_stands_in_the_way_is_named_newest_first(desk: Desk, known: FamilyBuilder) -> None:
    first = answer(desk, known, "given_names", "eins")
    second, third = answer(desk, known, "given_names", "zwei"), answer(desk, known, "given_names", "drei")
    with pytest.raises(LaterSteps) as caught:
        take_back(desk, first)
    assert [step.change_id for step in caught.value.steps] == [third, second]
    assert lina(desk, known).given_names == "drei"
    assert take_back_with_later(desk, first) == 3
    assert lina(desk, known).given_names == "Lina"


def test_steps_in_the_way_of_steps_in_the_way_go_too(desk: Desk, known: FamilyBuilder) -> None:
    """The child is made, gets a language, and is removed: all of it hangs on its making."""
    made = step_of(desk, lambda: add_child(desk, known.family.id, "Omar"))
    assert made is not None
    with desk.reading() as records:
        omar = records.find(Child, family_id=known.family.id)[-1]
    put_skill(desk, LanguageSkill(id=LanguageSkillId(desk.identifiers.next()), child_id=omar.id, language="tur"))
    remove_child(desk, omar.id)
    assert take_back_with_later(desk, made.id) == 3
    with desk.reading() as records:
        assert len(records.find(Child, family_id=known.family.id)) == 1
        assert records.find(LanguageSkill) == []


def test_what_a_colleague_changed_later_is_not_lost(desk: Desk, known: FamilyBuilder) -> None:
    answer(desk, known, "given_names", "eins")
    answer(of_role(desk, Role.COUNSELLOR), known, "given_names", "zwei")
    with pytest.raises(LaterSteps, match="nicht allein zurücknehmen"):
        undo_last(desk)
    assert lina(desk, known).given_names == "zwei"


def test_what_a_colleague_entered_after_an_undo_is_not_removed_by_the_redo(desk: Desk, known: FamilyBuilder) -> None:
    remove_child(desk, known.children[0].id)
    undo_last(desk)
    answer(of_role(desk, Role.COUNSELLOR), known, "birth_name", "Öz")
    with pytest.raises(LaterSteps, match="nicht wiederherstellen, denn dieselbe Angabe wurde seitdem geändert"):
        redo_last(desk)
    assert lina(desk, known).birth_name == "Öz"


def test_the_verwaltung_takes_back_only_its_own(desk: Desk, known: FamilyBuilder) -> None:
    of_another = answer(desk, known, "given_names", "eins")
    office = of_role(desk, Role.ADMINISTRATION)
    with pytest.raises(Refused, match="jemand anderes"):
        take_back(office, of_another)
    own = answer(office, known, "birth_name", "zwei")
    take_back(office, own)
    assert (lina(desk, known).given_names, lina(desk, known).birth_name) == ("eins", "")


def test_the_place_of_a_step_is_shown_with_its_words(desk: Desk, known: FamilyBuilder) -> None:
    answer(desk, known, "date_of_birth", BirthDate(date(2018, 10, 14)))
    place = place_of_step(desk, undo_last(desk))
    assert place is not None
    assert (place.screen, place.tab, place.child_id) == ("family", "intake", known.children[0].id)
    assert (place.case_number, place.fields) == ("2026-0412", "Geburtsdatum")
    assert place.is_shown_by({"family_id": known.family.id, "tab": "intake"})
    assert not place.is_shown_by({"family_id": known.family.id, "tab": "overview"})


def test_notes_talks_and_whole_families_have_their_places(desk: Desk, known: FamilyBuilder) -> None:
    write_note(desk, known.family.id, "Ein Satz.")
    note = place_of_step(desk, undo_last(desk))
    assert note is not None
    assert note.arguments() == {"family_id": known.family.id, "tab": "overview", "child_id": None}
    plan_appointment(desk, known.family.id, AppointmentWish(starts_at=datetime(2026, 12, 1, 9, tzinfo=UTC)))
    talk = place_of_step(desk, undo_last(desk))
    assert talk is not None
    assert (talk.screen, talk.arguments()) == ("appointments", {"day": date(2026, 12, 1)})


def test_a_family_that_went_with_its_step_leads_to_the_list(desk: Desk) -> None:
    account = desk.account.id
    known = a_family().with_child("Lina").stored_in(desk.store, account)
    gone = place_of_step(desk, undo_last(desk))
    assert gone is not None
    assert (gone.screen, gone.arguments()) == ("families", {})
    assert gone == replace(StepPlace("families"), fields=gone.fields)
    with desk.reading() as records:
        assert records.find(Child, family_id=known.family.id) == []
