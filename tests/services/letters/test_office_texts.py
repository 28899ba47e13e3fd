"""The office's own words: in the letter at once, checked before they are kept, compared after an update, taken back."""

from dataclasses import replace

import pytest

from kiberatung.documents.letter_texts import read_letter_texts
from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office_texts import OfficeTranslation, OfficeWording
from kiberatung.services.desk import Desk
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.editing.faults import Paragraph, usable_fields
from kiberatung.services.letters.editing.page import TextLine, TranslationState, read_text_page
from kiberatung.services.letters.editing.preview import preview_example, preview_of_family
from kiberatung.services.letters.editing.saving import (
    TextEdit,
    keep_own_wording,
    save_text,
    take_shipped_translation,
    take_shipped_wording,
)
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.office_texts import SHARED, texts_at_work
from kiberatung.services.letters.request import LetterRequest, PreparedLetter
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import Bilingual
from kiberatung.services.letters.wording import Part, Variant, Wording, fields_in
from kiberatung.services.sight import Refused
from kiberatung.services.undo import redo_last, undo_last
from tests.documents.pages import texts_of
from tests.services.letters.paper_desk import FAMILY, OMAR, RESOURCES, TEXTS, a_store, an_office_account
from tests.services.letters.paper_desk import a_desk as a_paper_desk
from tests.support.desks import a_desk, with_role

INVITATION = LetterKind.INVITATION.value
OCCASION = Paragraph(INVITATION, "Anlass")
SHIPPED = TEXTS.wordings[LetterKind.INVITATION].part("Anlass").variants[0].text
OWN = "Guten Tag. Wir sprechen mit Ihnen über die Schule für: {children}."
ARABIC = "مرحبًا. نتحدث معكم عن المدرسة من أجل: {children}."


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def line_of(desk: Desk, place: Paragraph = OCCASION, texts: LetterTexts = TEXTS, language: str = "ar") -> TextLine:
    page = read_text_page(desk, texts, place.letter, language)
    return next(line for line in page.lines if line.place == place)


def an_edit(german: str = OWN, translation: str | None = None, reviewer: str = "") -> TextEdit:
    return TextEdit(place=OCCASION, german=german, language="ar", translation=translation, reviewer=reviewer)


def updated(text: str) -> LetterTexts:
    """The texts of a later version of the program."""
    wording = TEXTS.wordings[LetterKind.INVITATION]
    parts = tuple(
        Part(part.title, (Variant("", text),)) if part.title == OCCASION.part else part for part in wording.parts
    )
    return replace(TEXTS, wordings={**TEXTS.wordings, LetterKind.INVITATION: Wording(parts)})


class Letters:
    """A family with all that letters need, and somebody who may change the texts."""

    def __init__(self) -> None:
        self.store = a_store()
        self.desk = a_paper_desk(self.store, an_office_account(Role.HEAD))

    def prepared(self, texts: LetterTexts = TEXTS) -> PreparedLetter:
        request = LetterRequest(kind=LetterKind.INVITATION, family_id=FAMILY, language="ar")  # type: ignore[arg-type]  # a plain identifier
        return prepare_letter(self.desk, texts, request)

    def occasion(self) -> Bilingual:
        return next(one.text for one in self.prepared().sheet.paragraphs if one.title == OCCASION.part)


def test_paragraphs_are_told_apart_by_letter_part_and_condition() -> None:
    for letter, wording in ((SHARED, TEXTS.shared), *((kind.value, one) for kind, one in TEXTS.wordings.items())):
        places = [(letter, part.title, one.condition) for part in wording.parts for one in part.variants]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_shipped_text_may_be_kept_as_it_is(desk: Desk, kind: LetterKind) -> None:
    """What the program brings uses no field that the editor would refuse."""
    for line in read_text_page(desk, TEXTS, kind.value, "ar").lines:
        assert set(fields_in(line.shipped)) <= set(line.fields), line.place
        save_text(desk, TEXTS, TextEdit(place=line.place, german=line.shipped))
    with desk.reading() as records:
        assert records.find(OfficeWording) == []


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_variant_is_seen_on_the_page_of_the_example(desk: Desk, kind: LetterKind) -> None:
    language = GERMAN if RULES[kind].german_only else "ar"
    for line in read_text_page(desk, TEXTS, kind.value, language).lines:
        words = line.text.split("{")[0].strip()
        sheet = preview_example(desk, TEXTS, TextEdit(place=line.place, german=line.text, language=language))
        reply = sheet.reply
        signed = (reply.title, *reply.choices, *reply.lines) if reply else ()
        shown = (sheet.subject, *(one.text for one in sheet.paragraphs), *sheet.enclosures, *signed)
        assert any(one.german.startswith(words) for one in shown), line.place


def test_words_of_the_office_stand_in_the_next_letter() -> None:
    letters = Letters()
    version = letters.prepared().wording_version
    save_text(letters.desk, TEXTS, an_edit())
    assert letters.occasion().german.startswith("Guten Tag. Wir sprechen mit Ihnen über die Schule für: ")
    assert letters.prepared().wording_version != version
    assert len(letters.store.changes) == 1


def test_translation_of_a_changed_text_no_longer_counts() -> None:
    """The paragraph stands there in German in both columns, and the office is told (issue 6)."""
    letters = Letters()
    save_text(letters.desk, TEXTS, an_edit())
    text = letters.occasion()
    assert (text.translated, text.outdated) == ("", True)
    prepared = letters.prepared()
    number = next(one.number for one in prepared.sheet.paragraphs if one.title == OCCASION.part)
    assert f"Übersetzung passt nicht mehr, nur deutsch: Absatz {number}." in prepared.warnings
    pdf = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts").render_letter(prepared.sheet)
    assert texts_of(pdf)[0].count("Guten Tag. Wir sprechen") == 2


def test_until_it_is_translated_or_confirmed() -> None:
    letters = Letters()
    save_text(letters.desk, TEXTS, an_edit())
    line = line_of(letters.desk)
    assert line.translation is not None
    assert line.translation.state is TranslationState.OUTDATED
    save_text(letters.desk, TEXTS, an_edit(translation=line.translation.former, reviewer="Hanan Saleh"))
    text = letters.occasion()
    assert (text.reviewed, text.review, text.outdated) == (True, "Hanan Saleh, 08.12.2026", False)
    save_text(letters.desk, TEXTS, an_edit(translation=ARABIC))
    assert (letters.occasion().reviewed, letters.occasion().translated[:5]) == (False, ARABIC[:5])


def test_a_line_without_a_translation_is_german_in_both_columns(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Never an empty paragraph: not for a line that is missing, nor for one of nothing but blanks."""
    folder = tmp_path_factory.mktemp("translations") / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = f'# reviewed: no\nmsgid "{SHIPPED}"\nmsgstr "  "\n'
    (folder / "family.po").write_text(head + entry, encoding="utf-8")
    texts = read_letter_texts(RESOURCES, folder.parent.parent)
    prepared = Letters().prepared(texts)
    assert all(one.text.translated == "" for one in prepared.sheet.paragraphs)
    assert any("Ohne Übersetzung, nur deutsch: Absatz 1" in one for one in prepared.warnings)
    pdf = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts").render_letter(prepared.sheet)
    assert texts_of(pdf)[0].count("Herzlich willkommen. Wir möchten") == 2


@pytest.mark.parametrize(
    ("german", "translation", "told", "marked"),
    [
        ("", None, "leer", ""),
        ("Guten Tag {kind}", None, "„kind“ gibt es nicht", "{kind}"),
        ("Guten Tag {grade}", None, "„Jahrgang“ ist in diesem Absatz nicht bekannt", "{grade}"),
        ("Guten Tag {children", None, "nicht geschlossen", "{children"),
        ("Guten Tag children}", None, "keinen Anfang", "}"),
        ("Guten\u202eTag", None, "unsichtbares", "\u202e"),
        ("Guten\nTag", None, "Zeilenumbruch", "\n"),
        (OWN, "مرحبا", "„Vornamen der Kinder“ des deutschen Textes fehlt", ""),
        (OWN, ARABIC + "{children}", "öfter", "{children}"),
        (OWN, ARABIC + "{contact}", "nicht bekannt", "{contact}"),
    ],
)
def test_what_is_wrong_is_named_with_its_place_and_nothing_is_kept(
    desk: Desk, german: str, translation: str | None, told: str, marked: str
) -> None:
    from kiberatung.services.letters.editing.faults import german_faults, translation_faults  # noqa: PLC0415 - of this test

    with pytest.raises(DomainError, match=told):
        save_text(desk, TEXTS, an_edit(german, translation))
    faults = german_faults(german, usable_fields(TEXTS, OCCASION)) or translation_faults(translation or "", german)
    text = translation if translation is not None else german
    assert text[faults[0].start : faults[0].end] == marked
    with desk.reading() as records:
        assert records.find(OfficeWording) == records.find(OfficeTranslation) == []


def test_one_save_is_one_step_back(desk: Desk) -> None:
    save_text(desk, TEXTS, an_edit(translation=ARABIC, reviewer="Hanan Saleh"))
    undo_last(desk)
    line = line_of(desk)
    assert (line.text, line.is_own) == (SHIPPED, False)
    redo_last(desk)
    line = line_of(desk)
    assert line.translation is not None
    assert (line.text, line.translation.text, line.translation.is_own) == (OWN, ARABIC, True)


def test_the_same_again_writes_nothing(desk: Desk) -> None:
    save_text(desk, TEXTS, an_edit(translation=ARABIC))
    with desk.reading() as records:
        before = (records.find(OfficeWording), records.find(OfficeTranslation))
    save_text(desk, TEXTS, an_edit(translation=ARABIC))
    with desk.reading() as records:
        assert (records.find(OfficeWording), records.find(OfficeTranslation)) == before


def test_shipped_text_is_taken_again_by_button_and_by_typing_it(desk: Desk) -> None:
    save_text(desk, TEXTS, an_edit())
    take_shipped_wording(desk, OCCASION)
    assert not line_of(desk).is_own
    save_text(desk, TEXTS, an_edit())
    save_text(desk, TEXTS, an_edit(SHIPPED))
    assert not line_of(desk).is_own
    with pytest.raises(DomainError):
        take_shipped_wording(desk, OCCASION)


def test_shipped_translation_is_taken_again(desk: Desk) -> None:
    save_text(desk, TEXTS, an_edit(SHIPPED, ARABIC))
    take_shipped_translation(desk, "ar", SHIPPED)
    found = line_of(desk).translation
    assert found is not None
    assert not found.is_own
    with pytest.raises(DomainError):
        take_shipped_translation(desk, "ar", SHIPPED)


def test_an_update_is_told_and_the_office_decides(desk: Desk) -> None:
    save_text(desk, TEXTS, an_edit())
    later = updated("Willkommen. Es geht um: {children}.")
    line = line_of(desk, texts=later)
    assert (line.has_update, line.text, line.former_shipped) == (True, OWN, SHIPPED)
    assert read_text_page(desk, later, INVITATION, "ar").updated_letters == {INVITATION}
    keep_own_wording(desk, later, OCCASION)
    assert (line_of(desk, texts=later).has_update, line_of(desk, texts=later).text) == (False, OWN)
    take_shipped_wording(desk, OCCASION)
    assert line_of(desk, texts=later).text == "Willkommen. Es geht um: {children}."
    with pytest.raises(DomainError):
        keep_own_wording(desk, later, OCCASION)


def test_words_for_a_paragraph_that_is_gone_wait_and_are_named(desk: Desk) -> None:
    save_text(desk, TEXTS, an_edit())
    wording = TEXTS.wordings[LetterKind.INVITATION]
    without = Wording(tuple(part for part in wording.parts if part.title != OCCASION.part))
    later = replace(TEXTS, wordings={**TEXTS.wordings, LetterKind.INVITATION: without})
    page = read_text_page(desk, later, INVITATION, "ar")
    assert [one.text for one in page.unused] == [OWN]
    with desk.reading() as records:
        assert OWN not in texts_at_work(records, later).wordings[LetterKind.INVITATION].texts
    with pytest.raises(DomainError):
        keep_own_wording(desk, later, OCCASION)


def test_texts_shared_by_all_letters_are_changed_too() -> None:
    letters = Letters()
    save_text(letters.desk, TEXTS, TextEdit(place=Paragraph(SHARED, "Gruß"), german="Herzliche Grüße"))
    assert letters.prepared().sheet.closing.german == "Herzliche Grüße"
    edit = TextEdit(place=Paragraph(SHARED, "Anrede", "ein Mann"), german="Lieber Herr {addressee},")
    assert preview_example(letters.desk, TEXTS, edit).salutation.german == "Lieber Herr Beispiel,"
    usual = TextEdit(place=Paragraph(SHARED, "Anrede"), german="Hallo {addressee},")
    assert preview_example(letters.desk, TEXTS, usual).salutation.german == "Hallo Beispiel,"


def test_preview_of_a_family_shows_what_is_typed_and_keeps_nothing() -> None:
    letters = Letters()
    save_text(letters.desk, TEXTS, an_edit("Erst so: {children}."))
    edit = an_edit(OWN, ARABIC, "Hanan Saleh")
    sheet = preview_of_family(letters.desk, FAMILY, OMAR, TEXTS, edit)  # type: ignore[arg-type]  # plain identifiers
    text = next(one.text for one in sheet.paragraphs if one.title == OCCASION.part)
    assert (text.german[:10], text.reviewed) == (OWN[:10], True)
    assert letters.occasion().german.startswith("Erst so")


def test_a_field_that_is_not_known_is_told_and_breaks_nothing() -> None:
    """Words kept by an older version may name what this letter no longer knows."""
    letters = Letters()
    save_text(letters.desk, TEXTS, an_edit())
    kept = next(one for one in letters.store.records if isinstance(one, OfficeWording))
    letters.store.put(replace(kept, text="Jahrgang {support_until}"))
    with pytest.raises(DomainError, match="support_until"):
        letters.prepared()


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.READER])
def test_only_head_and_administration_change_texts(desk: Desk, role: Role) -> None:
    other = replace(desk, account=with_role(desk.store, desk.account, role))
    with pytest.raises(Refused):
        save_text(other, TEXTS, an_edit())
