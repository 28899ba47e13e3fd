"""The board for pointing: which language, and pictures to answer with."""

from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Bilingual, Direction
from kiberatung.services.talk.board import BoardLanguage, LanguageBoard, language_board
from kiberatung.services.talk.deeds import choose_talk_language
from kiberatung.services.talk.languages import TalkLanguages, first_tag, tag_of
from kiberatung.services.talk.page import talk_page
from kiberatung.services.talk.words import PICTURES, POINT_AT_IT, WHICH_LANGUAGE
from kiberatung.services.undo import undo_last
from kiberatung.ui.protocols import Shell, TaskOptions


class BoardView(Protocol):
    def show_languages(self, languages: tuple[BoardLanguage, ...]) -> None: ...

    def show_question(self, lines: tuple[str, ...]) -> None:
        """„Welche Sprache sprechen Sie?“ in all languages there are."""

    def show_pictures(self, heading: Bilingual, words: list[tuple[str, Bilingual]], direction: Direction) -> None:
        """Each with its icon; the heading in both languages."""


ASKED_IN = 7
"""Languages in which the question stands above the board: German and those that are nearest."""


class BoardPresenter:
    def __init__(self, shell: Shell, desk: Desk, languages: TalkLanguages, view: BoardView) -> None:
        self._shell, self._desk, self._languages, self._view = shell, desk, languages, view
        self.family_id: FamilyId | None = None
        self._board = LanguageBoard((), ())

    def open_family(self, family_id: FamilyId) -> None:
        self.family_id = family_id
        self._shell.run_task(lambda: self._read(family_id), self._show, options=TaskOptions(key="board"))

    def _read(self, family_id: FamilyId) -> tuple[LanguageBoard, tuple[str, ...], str]:
        board = language_board(self._desk, family_id, self._languages)
        page = talk_page(self._desk, family_id)
        tags = self._languages.tags()
        near = (tag_of(one.key, tags, self._desk.catalogues) for one in board.near)
        found = (
            self._languages.get(tag).find(WHICH_LANGUAGE) for tag in list(dict.fromkeys((GERMAN, *near)))[:ASKED_IN]
        )
        asked = tuple(text.text for text in found if text is not None)
        return board, asked, first_tag(page.languages, tags, self._desk.catalogues)

    def _show(self, read: tuple[LanguageBoard, tuple[str, ...], str]) -> None:
        self._board, asked, tag = read
        self._view.show_question(asked)
        self._view.show_languages(self._board.near)
        language = self._languages.get(tag)
        words = [(picture.icon, self._said(tag, picture.word)) for picture in PICTURES]
        self._view.show_pictures(self._said(tag, POINT_AT_IT), words, language.direction)

    def _said(self, tag: str, german: str) -> Bilingual:
        found = self._languages.get(tag).find(german) if tag != GERMAN else None
        return Bilingual(german, found.text, found.reviewed) if found else Bilingual(german)

    def search(self, text: str) -> None:
        self._view.show_languages(self._board.found(text))

    def choose(self, language: BoardLanguage) -> None:
        """The language of the family, at once; the talk begins, and the choice can be taken back."""
        family_id = self.family_id
        if family_id is None:
            return

        def begin(_none: object) -> None:
            self._shell.navigate("talk", family_id=family_id)
            title = _("Sprache der Familie: {language}").format(language=language.german)
            self._shell.show_notice(title, "", "ok", _("Rückgängig"), self._undo)

        tags = self._languages.tags()
        self._shell.run_task(lambda: choose_talk_language(self._desk, family_id, language.key, tags), begin)

    def _undo(self) -> None:
        family_id = self.family_id
        self._shell.run_task(
            lambda: undo_last(self._desk), lambda _done: self._shell.navigate("pointing_board", family_id=family_id)
        )

    def go_on(self) -> None:
        """Without pointing: to the talk when a language is known, else back to the family."""
        self._shell.navigate("family", family_id=self.family_id, tab="overview")
