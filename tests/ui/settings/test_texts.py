"""„Texte der Schreiben“ with real clicks: choosing, typing, what is wrong, saving, an update, and the review."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from kiberatung.documents.review_files import PoReviewFiles
from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.accounts import Role
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.faults import Paragraph
from kiberatung.services.letters.editing.page import TextLine, read_text_page
from kiberatung.services.letters.editing.saving import TextEdit, save_text
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.wording import Wording
from kiberatung.ui.settings.texts.editor import TextEditor
from kiberatung.ui.settings.texts.port import TextTools
from kiberatung.ui.settings.texts.view import TextsScreen
from tests.services.letters.paper_desk import RESOURCES, TEXTS
from tests.support.builders import a_family
from tests.support.desks import a_desk
from tests.support.ui_fakes import FakeShell

OCCASION = Paragraph("invitation", "Anlass")
TYPESETTER = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")


class Shown:
    def __init__(self, qtbot: QtBot, desk: Desk | None = None, texts: LetterTexts = TEXTS) -> None:
        self.desk, self.shell = desk or a_desk(), FakeShell()
        tools = TextTools(lambda: texts, lambda: TYPESETTER, PoReviewFiles)
        self.screen = TextsScreen(self.shell, self.desk, tools)
        qtbot.addWidget(self.screen)
        self.screen.resize(1500, 900)
        with qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.open_with(letter="invitation", language="ar")

    @property
    def editor(self) -> TextEditor:
        return self.screen.editor

    def choose(self, place: Paragraph) -> None:
        self.screen.presenter.choose_line(place)

    def type_german(self, text: str) -> None:
        edit = self.editor.german.field
        assert isinstance(edit, QPlainTextEdit)
        edit.setPlainText(text)
        self.screen.presenter.typed(self.editor.typed())

    def line(self, place: Paragraph = OCCASION) -> TextLine:
        page = read_text_page(self.desk, TEXTS, place.letter, "ar")
        return next(one for one in page.lines if one.place == place)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def german_in(shown: Shown) -> str:
    return shown.editor.typed().german


def test_page_opens_with_its_first_paragraph_and_the_set_page(shown: Shown) -> None:
    assert shown.editor.title.text() == "Betreff"
    assert shown.screen.preview.page_count() == 1
    assert shown.shell.titles[-1] == "Texte der Schreiben"


def test_fields_are_words_and_come_from_a_list(shown: Shown) -> None:
    shown.choose(OCCASION)
    assert "{Vornamen der Kinder}" in german_in(shown)
    shown.type_german("Hallo ")
    edit = shown.editor.german.field
    assert isinstance(edit, QPlainTextEdit)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    shown.editor.fields.chosen.emit("children")
    assert german_in(shown) == "Hallo {Vornamen der Kinder}"
    assert "grade" not in [option.value for option in shown.editor.fields._options]


def test_what_is_wrong_stands_at_the_field_with_its_place_and_nothing_can_be_saved(shown: Shown) -> None:
    shown.choose(OCCASION)
    shown.type_german("Für {vornamen der kinder}: {Haustier}.")
    edit = shown.editor.german.field
    assert isinstance(edit, QPlainTextEdit)
    assert "„Haustier“ gibt es nicht" in shown.editor.german.finding()
    marks = edit.extraSelections()
    assert [one.cursor.selectedText() for one in marks] == ["{Haustier}"]
    assert not shown.editor.save.isEnabled()
    shown.type_german("Für {Vornamen der Kinder}.")
    assert shown.editor.german.finding() == ""
    assert shown.editor.save.isEnabled()


def test_saved_text_counts_at_once_and_its_translation_no_longer(shown: Shown) -> None:
    shown.choose(OCCASION)
    shown.type_german("Für {Vornamen der Kinder}.")
    shown.editor.save.click()
    assert shown.line().text == "Für {children}."
    assert shown.shell.notices[-1].headline == "Text gespeichert"
    assert shown.editor.state.text() == "Übersetzung passt nicht mehr"
    assert shown.editor.confirm.isVisible()
    assert shown.editor.take.isVisible()
    shown.editor.confirm.click()
    assert shown.editor.state.text() == "Entwurf, noch nicht geprüft"
    shown.editor.take.click()
    assert not shown.line().is_own
    assert not shown.editor.take.isVisible()


def test_translation_and_reader_are_kept_together(shown: Shown, qtbot: QtBot) -> None:
    shown.choose(OCCASION)
    edit = shown.editor.translation.field
    assert isinstance(edit, QPlainTextEdit)
    assert edit.document().defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft
    shown.editor.translation.set_text("من أجل: {Vornamen der Kinder}.")
    shown.editor.reviewer.set_text("Hanan Saleh")
    shown.editor.save.click()
    found = shown.line().translation
    assert found is not None
    assert (found.text, found.review) == ("من أجل: {children}.", "Hanan Saleh, 23.11.2026")
    assert shown.editor.take_translation.isVisible()
    shown.editor.take_translation.click()
    assert shown.editor.state.text() == "Entwurf, noch nicht geprüft"


def test_an_update_shows_both_texts_and_waits_for_a_decision(qtbot: QtBot) -> None:
    desk = a_desk()
    save_text(desk, TEXTS, TextEdit(place=OCCASION, german="Für {children}."))
    wording = TEXTS.wordings[LetterKind.INVITATION]
    later = tuple(
        replace(part, variants=(replace(part.variants[0], text="Herzlich willkommen. Es geht um: {children}."),))
        if part.title == OCCASION.part
        else part
        for part in wording.parts
    )
    texts = replace(TEXTS, wordings={**TEXTS.wordings, LetterKind.INVITATION: Wording(later)})
    shown = Shown(qtbot, desk, texts)
    shown.choose(OCCASION)
    comparison = shown.editor.comparison
    assert comparison.isVisible()
    assert "{Vornamen der Kinder}" in comparison._now.text()
    assert {run.weight for run in comparison._before._paragraph.runs} == {400, 600}
    marked = {option.value: option.shown for option in shown.screen.list.letter._options}
    assert marked["invitation"] == "neuer Text im Programm"
    assert marked["reminder"] == ""
    comparison.keep.click()
    assert not comparison.isVisible()
    assert german_in(shown) == "Für {Vornamen der Kinder}."


def test_preview_is_of_a_family_when_one_is_named(qtbot: QtBot) -> None:
    desk = a_desk()
    a_family("Al-Khatib", case_number="2026-0412").with_child("Lina").stored_in(desk.store)
    shown = Shown(qtbot, desk)
    shown.screen.presenter.preview_for("2026-0412", shown.editor.typed())
    assert shown.screen.preview._note.text() == "Fall 2026-0412"
    shown.screen.presenter.preview_for("Niemand", shown.editor.typed())
    assert shown.screen.problem.text().startswith("Keine Familie gefunden")
    shown.screen.presenter.preview_for("", shown.editor.typed())
    assert shown.screen.preview._note.text() == "Beispielfamilie"


def test_a_letter_that_cannot_be_written_yet_says_why(qtbot: QtBot) -> None:
    desk = a_desk()
    a_family("Al-Khatib", case_number="2026-0412").with_child("Lina").stored_in(desk.store)
    shown = Shown(qtbot, desk)
    shown.screen.presenter.preview_for("2026-0412", shown.editor.typed())
    shown.screen.presenter.choose_letter("recommendation")
    assert "noch keine Empfehlung" in shown.screen.problem.text()


def test_letters_to_offices_are_german_only(shown: Shown) -> None:
    shown.screen.presenter.choose_letter("place_request")
    assert not shown.screen.list.language.isEnabled()
    assert not shown.editor.translation.isVisible()


def test_counsellors_read_and_change_nothing(qtbot: QtBot) -> None:
    shown = Shown(qtbot, a_desk(role=Role.COUNSELLOR))
    edit = shown.editor.german.field
    assert isinstance(edit, QPlainTextEdit)
    assert edit.isReadOnly()
    assert not shown.editor.save.isVisible()
    shown.screen.show_review()
    assert not shown.screen.review.read_in.isVisible()


def test_typed_text_survives_going_away(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.choose(OCCASION)
    shown.type_german("Noch nicht fertig: {Vornamen der Kinder}")
    shown.editor.drafts.leave_place()
    shown.choose(Paragraph("invitation", "Ablauf"))
    shown.choose(OCCASION)
    assert shown.editor.drafts.isVisible()


def test_a_language_goes_out_and_comes_back(shown: Shown, tmp_path: Path) -> None:
    shown.screen.show_review()
    review = shown.screen.review
    assert review.states.rows.rowCount() >= 3
    shown.shell.file = tmp_path
    review.hand_out.click()
    file = tmp_path / "familientexte-ar.po"
    assert shown.shell.notices[-1].headline == "Geschrieben: familientexte-ar.po und familientexte-ar.pdf"
    file.write_text(file.read_text(encoding="utf-8").replace("#, fuzzy\n", "", 2), encoding="utf-8")
    review.reviewer.set_text("Hanan Saleh")
    shown.shell.file = file
    review.read_in.click()
    assert review.summary.text().startswith("Arabisch: 0 Texte werden geändert, 2 gelten danach als geprüft")
    review.changes.select_key(1)
    assert review.detail.text()
    review.take.click()
    assert shown.shell.notices[-1].headline == "Geprüfte Texte übernommen"
    assert any(one.reviewed == 2 for one in review._states)
    assert not review.take.isVisible()


def test_a_wrong_file_is_named_beside_its_button(shown: Shown, tmp_path: Path) -> None:
    file = tmp_path / "falsch.po"
    file.write_text("Hallo", encoding="utf-8")
    shown.screen.show_review()
    shown.shell.file = file
    shown.screen.review.read_in.click()
    assert shown.screen.review.problem.text().startswith("Zeile 1")
    shown.shell.file = tmp_path / "gibt es nicht.po"
    shown.screen.review.read_in.click()
    assert shown.shell.faults
