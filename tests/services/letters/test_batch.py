"""Letters for many families: in the order of the post, with what cannot go named, looked at again before they leave."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kiberatung.app.files import appearing
from kiberatung.domain.approvals import Approval
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.information_given import GivenInformation
from kiberatung.domain.letters import Letter, LetterKind, SentSheet
from kiberatung.domain.office import Office
from kiberatung.services.changes import Change, Deed
from kiberatung.services.desk import Desk
from kiberatung.services.letters.batch.leaving import BatchWork, LettersChangedError, allow_batch, file_names
from kiberatung.services.letters.batch.planning import (
    BatchLetter,
    BatchSubject,
    BatchWish,
    Trouble,
    chosen,
    place_in_window,
)
from kiberatung.services.letters.batch.preparing import batch_subjects, in_german_alone, with_unprintable
from kiberatung.services.letters.batch.words import address_words, notes_of, remark, state_word
from kiberatung.services.letters.register import LetterWay
from kiberatung.services.letters.values import LetterSheet
from kiberatung.services.undo import undo_last
from tests.services.letters.batch_town import FAR, NEAR, NOWHERE, PROTECTED, a_town, wish
from tests.services.letters.paper_desk import FAMILY, LINA, OMAR, TEXTS, YASMIN


def written(desk: Desk, wished: BatchWish) -> list[BatchLetter]:
    return BatchWork(desk, TEXTS).prepare_all(batch_subjects(desk, TEXTS, wished), lambda _done: None)


def families(letters: Sequence[BatchLetter]) -> list[object]:
    return [one.subject.request.family_id for one in letters]


def change(desk: Desk, family_id: object, **new: object) -> None:
    with desk.changing("Angaben geändert") as work:
        work.put(replace(work.get(Family, family_id), **new))  # type: ignore[arg-type]  # a key of the town
        work.commit()


@pytest.mark.requirement("U52")
def test_they_lie_in_the_order_of_the_post_and_those_for_the_hand_after_them() -> None:
    letters = written(a_town(), wish())
    assert families(letters) == [NEAR, FAMILY, FAR, PROTECTED, NOWHERE]
    assert [address_words(one) for one in letters[:3]] == [
        "Lange Straße 2, 48282 Emsdetten", "Lange Straße 12, 48282 Emsdetten", "Am Stadtpark 1, 48429 Rheine",
    ]  # fmt: skip


@pytest.mark.requirement("R36")
def test_a_protected_address_is_on_no_sheet_and_in_no_word_about_it() -> None:
    [one] = written(a_town(), wish(PROTECTED))
    assert one.letter is not None
    assert (one.goes, one.is_by_hand, state_word(one)) == (True, True, "in die Hand")
    told = f"{one.letter.sheet} {notes_of(one)} {remark(one)} {address_words(one)}"
    assert "Geheimer" not in told
    assert "Persönlich übergeben" in one.letter.sheet.annotations


def test_without_an_address_or_an_appointment_a_letter_stays_until_somebody_says_otherwise() -> None:
    letters = {one.subject.request.family_id: one for one in written(a_town(NEAR), wish())}
    assert [Trouble.NO_ADDRESS in letters[key].troubles for key in (NOWHERE, NEAR)] == [True, False]
    assert Trouble.NO_APPOINTMENT in letters[NEAR].troubles
    assert {key: one.goes for key, one in letters.items()} == {
        FAMILY: True, PROTECTED: True, NOWHERE: False, NEAR: False, FAR: True,
    }  # fmt: skip
    assert chosen(letters[NOWHERE], goes=True).goes
    assert "Im Bogen fehlt: Straße, Postleitzahl." in notes_of(letters[NOWHERE])


def test_a_language_without_texts_is_named_and_one_not_reviewed_can_be_left_to_german() -> None:
    desk = a_town()
    change(desk, NEAR, letter_language="xx")
    letters = {one.subject.request.family_id: one for one in written(desk, wish(NEAR, FAR))}
    assert letters[NEAR].troubles == (Trouble.NO_LANGUAGE,)
    assert Trouble.UNREVIEWED in letters[FAR].troubles
    german = BatchWork(desk, TEXTS).prepare(in_german_alone(letters[FAR].subject))
    assert german.troubles == ()
    assert all(one.letter and one.letter.sheet.language == "de" for one in written(desk, wish(german_alone=True)))


def test_a_letter_about_a_child_goes_once_for_each_child_or_for_those_chosen() -> None:
    desk = a_town()
    told = written(desk, wish(FAMILY, NEAR, kind=LetterKind.PLACEMENT))
    assert [one.subject.request.child_id for one in told if one.can_go] == [YASMIN, OMAR, LINA]
    [refused] = [one for one in told if not one.can_go]
    assert refused.troubles == (Trouble.REFUSED,)
    assert "noch keinen Schulplatz" in notes_of(refused)[0]
    chosen_ones = written(desk, wish(OMAR, kind=LetterKind.PLACEMENT, of_children=True))
    assert [one.subject.request.child_id for one in chosen_ones] == [OMAR]


class Choosy:
    """A typesetter that lacks one sign."""

    def __init__(self) -> None:
        self.sets: list[int] = []

    def render_letters(self, sheets: Sequence[LetterSheet], told: Callable[[int], None] | None = None) -> bytes:
        self.sets.append(len(sheets))
        if any("Nachbar3" in one.recipient[0] for one in sheets):
            raise DomainError("Diese Zeichen lassen sich nicht drucken: 𓀀.")
        return b"pages"

    def render_each(self, sheets: Sequence[LetterSheet]) -> list[bytes]:
        return [self.render_letters([one]) for one in sheets]


def test_the_one_letter_with_a_sign_without_glyph_is_found_among_all() -> None:
    letters = with_unprintable(written(a_town(), wish()), Choosy())
    assert [one.subject.request.family_id for one in letters if Trouble.UNPRINTABLE in one.troubles] == [FAR]
    assert not next(one for one in letters if one.refusal).goes


@pytest.mark.requirement("U52")
@pytest.mark.parametrize("new", [{"address_protected": True}, {"house_number": "99"}])
def test_what_changed_since_the_preview_does_not_leave(new: dict[str, object]) -> None:
    desk = a_town()
    letters = written(desk, wish())
    change(desk, FAR, **new)
    with pytest.raises(LettersChangedError, match="Davon hat keines das Haus verlassen") as told:
        BatchWork(desk, TEXTS).look_again(letters)
    assert families(told.value.changed) == [FAR]


@pytest.mark.requirement("R40")
@pytest.mark.parametrize(("way", "deed"), [(LetterWay.PRINTED, Deed.PRINT), (LetterWay.FILE, Deed.EXPORT)])
def test_each_letter_has_its_entry_its_page_and_exactly_one_row(way: LetterWay, deed: Deed) -> None:
    desk = a_town()
    work = BatchWork(desk, TEXTS)
    for ready in work.look_again(written(desk, wish(kind=LetterKind.PRIVACY_NOTICE))):
        work.record(ready, way)
    with desk.reading() as records:
        letters, kept = records.find(Letter), records.find(SentSheet)
        given = records.find(GivenInformation)
    assert sorted(map(str, (one.family_id for one in letters))) == sorted(map(str, wish().keys))
    assert {one.letter_id for one in kept if one.sheet} == {one.id for one in letters}
    assert all(one.sent_on == desk.today for one in letters)
    assert len(given) == len(letters)
    assert [one.family_id for one in noted(desk, deed)] == [one.family_id for one in letters]


def test_what_is_only_kept_has_not_left_and_can_be_taken_back() -> None:
    desk = a_town()
    work = BatchWork(desk, TEXTS)
    [ready] = work.look_again(written(desk, wish(NEAR)))
    work.record(ready, LetterWay.KEPT)
    with desk.reading() as records:
        [letter] = records.find(Letter)
    assert letter.sent_on is None
    assert noted(desk, Deed.PRINT) == noted(desk, Deed.EXPORT) == []
    undo_last(desk)
    with desk.reading() as records:
        assert (records.find(Letter), records.find(SentSheet)) == ([], [])


def test_a_file_has_its_name_only_with_its_entry(tmp_path: Path) -> None:
    desk = a_town()
    work = BatchWork(desk, TEXTS)
    [ready] = work.look_again(written(desk, wish(NEAR)))
    work.put_into_file(replace(ready, pdf=b"pages"), tmp_path / "1.pdf", appearing)
    locked = BatchWork(replace(desk, store=Refusing(desk.store)), TEXTS)  # type: ignore[arg-type]  # a store that fails
    with pytest.raises(EnvironmentFault, match="voll"):
        locked.put_into_file(ready, tmp_path / "2.pdf", appearing)
    assert [file.name for file in tmp_path.iterdir()] == ["1.pdf"]


def test_files_are_named_by_place_kind_and_case_alone() -> None:
    names = list(file_names(written(a_town(), wish())))
    assert names[0] == "1 Einladung zum Gespräch, Fall 2026-0502.pdf"
    assert not any("Nachbar" in name or "Al-Khatib" in name for name in names)


@pytest.mark.requirement("R44")
def test_more_households_than_one_may_reach_need_a_second_person() -> None:
    desk = a_town()
    with desk.changing("Übung beendet") as work:
        work.put(replace(work.find(Office)[0], is_practice=False))
        work.commit()
    [one] = written(desk, wish(NEAR))
    many = [replace(one, subject=_elsewhere(desk, one)) for _number in range(51)]
    allow_batch(desk, many[:50])
    with pytest.raises(DomainError, match="zweite Unterschrift"):
        allow_batch(desk, many)
    with desk.reading() as records:
        assert max(one.persons for one in records.find(Approval)) == 51


def _elsewhere(desk: Desk, one: BatchLetter) -> BatchSubject:
    request = replace(one.subject.request, family_id=FamilyId(desk.identifiers.next()))
    return replace(one.subject, request=request)


def noted(desk: Desk, deed: Deed) -> list[Change]:
    changes = desk.store.tables.changes  # type: ignore[attr-defined]  # of the store in memory
    return [logged.change for logged in changes if logged.change.deed is deed]


class Refusing:
    """A store on a full disk."""

    def __init__(self, store: object) -> None:
        self._store = store

    def __getattr__(self, name: str) -> object:
        if name == "changing":
            raise EnvironmentFault("Der Datenträger ist voll.")
        return getattr(self._store, name)


def test_the_place_in_the_window_is_that_of_the_sheet() -> None:
    [one] = written(a_town(), wish(FAMILY))
    assert one.letter is not None
    assert place_in_window(one.letter.sheet) == ("Lange Straße 12", "48282 Emsdetten")
