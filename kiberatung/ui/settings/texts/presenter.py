"""„Texte der Schreiben“: which letter, language and paragraph is edited; what is wrong, how it looks, what is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office_texts import OfficeWording
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.faults import Paragraph, TextFault, german_faults, translation_faults
from kiberatung.services.letters.editing.field_words import as_stored, as_typed, place_as_typed
from kiberatung.services.letters.editing.page import TextLine, TextPage, read_text_page
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
from kiberatung.services.letters.office_texts import SHARED
from kiberatung.services.letters.values import LetterSheet
from kiberatung.services.permissions import allows
from kiberatung.ui.protocols import Lane, Shell, TaskOptions
from kiberatung.ui.settings.texts.port import TextTools


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields; `translation` is None when only German is edited."""

    german: str
    translation: str | None
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class PreviewOf:
    """Of a chosen family, `said` by its case number."""

    family_id: FamilyId
    child_id: ChildId | None
    said: str


class TextsView(Protocol):
    def show_page(self, page: TextPage, languages: tuple[str, ...]) -> None: ...

    def show_line(self, line: TextLine | None) -> None:
        """What is stored; None when the letter has no text."""

    def show_faults(self, german: TextFault | None, translation: TextFault | None) -> None:
        """With places in the texts as they are typed."""

    def show_pdf(self, pdf: bytes, note: str) -> None: ...

    def show_no_preview(self, sentence: str) -> None: ...

    def settle(self) -> None:
        """What was typed is kept."""


class TextsPresenter:
    def __init__(self, shell: Shell, desk: Desk, tools: TextTools, view: TextsView) -> None:
        self._shell, self._desk, self._tools, self._view = shell, desk, tools, view
        self.letter: str = LetterKind.INVITATION.value
        self.language = GERMAN
        self.page: TextPage | None = None
        self.line: TextLine | None = None
        self._family: PreviewOf | None = None
        self._pdf = b""

    @property
    def may_edit(self) -> bool:
        return allows(self._desk.account.role, save_text)

    # choosing

    def reload(self) -> None:
        letter, language = self.letter, self.language

        def read() -> tuple[TextPage, tuple[str, ...]]:
            texts = self._tools.texts()
            known = language if language in texts.languages.tags() else GERMAN
            return read_text_page(self._desk, texts, letter, known), texts.languages.tags()

        self._shell.run_task(read, lambda found: self._show(*found), options=TaskOptions(key="texts.page"))

    def choose_letter(self, letter: str) -> None:
        self.letter, self.line = letter, None
        self.reload()

    def choose_language(self, language: str) -> None:
        self.language = language
        self.reload()

    def choose_line(self, place: Paragraph) -> None:
        if self.page is None or (self.line is not None and self.line.place == place):
            return
        self._open(next((line for line in self.page.lines if line.place == place), None))

    def _show(self, page: TextPage, languages: tuple[str, ...]) -> None:
        self.page = page
        self._view.show_page(page, languages)
        wanted = self.line.place if self.line else None
        lines = [line for line in page.lines if line.place == wanted] or list(page.lines)
        self._open(lines[0] if lines else None)

    def _open(self, line: TextLine | None) -> None:
        self.line = line
        self._view.show_line(line)
        if line is not None:
            self._view.show_faults(None, None)
            self._preview(_edit_of_stored(line, self.language_shown))

    @property
    def language_shown(self) -> str:
        return self.page.language if self.page else GERMAN

    # typing

    def typed(self, typed: Typed) -> None:
        """Names what is wrong at once, and shows the page while nothing is."""
        if self.line is None:
            return
        edit = self._edit(typed)
        german, translation = self._faults(edit)
        self._view.show_faults(_shown(german, typed.german), _shown(translation, typed.translation or ""))
        if german is None and translation is None:
            self._preview(edit)

    def save(self, typed: Typed) -> None:
        if self.line is None:
            return
        edit = self._edit(typed)
        german, translation = self._faults(edit)
        self._view.show_faults(_shown(german, typed.german), _shown(translation, typed.translation or ""))
        if german is not None or translation is not None:
            return
        self._do(lambda: save_text(self._desk, self._tools.texts(), edit), _("Text gespeichert"))

    def _edit(self, typed: Typed) -> TextEdit:
        """A translation nobody touched is no edit: after a change of the German text it no longer fits."""
        assert self.line is not None  # noqa: S101 - both callers look before
        translation = as_stored(typed.translation) if typed.translation is not None else None
        known = self.line.translation
        reviewer = typed.reviewer.strip()
        untouched = known is not None and translation is not None and translation.strip() == known.text.strip()
        if not translation or (untouched and not reviewer):
            translation = None
        return TextEdit(
            place=self.line.place,
            german=as_stored(typed.german),
            language=self.language_shown,
            translation=translation,
            reviewer=reviewer,
        )

    def _faults(self, edit: TextEdit) -> tuple[TextFault | None, TextFault | None]:
        fields = self.line.fields if self.line else ()
        german = german_faults(edit.german, fields)
        wrong = translation_faults(edit.translation, edit.german) if edit.translation is not None else ()
        return next(iter(german), None), next(iter(wrong), None) if not german else None

    # deeds

    def take_shipped(self) -> None:
        if self.line is not None:
            place = self.line.place
            self._do(lambda: take_shipped_wording(self._desk, place), _("Mitgelieferter Text übernommen"))

    def keep_own(self) -> None:
        if self.line is not None:
            place, texts = self.line.place, self._tools.texts
            self._do(lambda: keep_own_wording(self._desk, texts(), place), _("Eigener Text bleibt"))

    def take_shipped_translation(self) -> None:
        if self.line is not None:
            language, german = self.language_shown, self.line.text
            self._do(
                lambda: take_shipped_translation(self._desk, language, german),
                _("Mitgelieferte Übersetzung übernommen"),
            )

    def confirm_translation(self, reviewer: str) -> None:
        """The translation of the former German text fits the new one too."""
        line = self.line
        if line is not None and line.translation is not None:
            edit = TextEdit(
                place=line.place,
                german=line.text,
                language=self.language_shown,
                translation=line.translation.former,
                reviewer=reviewer.strip(),
            )
            self._do(lambda: save_text(self._desk, self._tools.texts(), edit), _("Übersetzung bestätigt"))

    def forget_unused(self, wording: OfficeWording) -> None:
        place = Paragraph(wording.letter, wording.part, wording.condition)
        self._do(lambda: take_shipped_wording(self._desk, place), _("Alter Text entfernt"))

    def _do(self, deed: Callable[[], object], said: str) -> None:
        def done(_none: object) -> None:
            self._view.settle()
            self._shell.show_notice(said, _("Strg+Z nimmt es zurück."))
            self.reload()

        self._shell.run_task(deed, done)

    # the page itself

    def preview_for(self, text: str, typed: Typed) -> None:
        """A family by case number or name; the invented one when nothing is asked for."""
        if not text.strip():
            self._family = None
            self.typed(typed)
            return

        def found(hits: list[PreviewOf]) -> None:
            if not hits:
                self._view.show_no_preview(_("Keine Familie gefunden. Suchen Sie nach Fallnummer oder Name."))
                return
            self._family = hits[0]
            self.typed(typed)

        self._shell.run_task(partial(self._search, text), found, options=TaskOptions(key="texts.family"))

    def _search(self, text: str) -> list[PreviewOf]:
        hits = self._desk.lists.search(text, 1)
        return [PreviewOf(hit.family_id, hit.child_id, hit.case_number) for hit in hits]

    def _preview(self, edit: TextEdit) -> None:
        family = self._family
        note = _("Fall {number}").format(number=family.said) if family else _("Beispielfamilie")
        self._shell.run_task(
            partial(self._sheet, edit, family),
            partial(self._render, note=note),
            lambda fault: self._view.show_no_preview(str(fault)),
            TaskOptions(key="texts.preview"),
        )

    def _sheet(self, edit: TextEdit, family: PreviewOf | None) -> LetterSheet:
        texts = self._tools.texts()
        if family is None:
            return preview_example(self._desk, texts, edit)
        about_child = edit.place.letter != SHARED and RULES[LetterKind(edit.place.letter)].about_child
        child_id = family.child_id if about_child else None
        return preview_of_family(self._desk, family.family_id, child_id, texts, edit)

    def _show_pdf(self, pdf: bytes, note: str) -> None:
        self._pdf = pdf
        self._view.show_pdf(pdf, note)

    def open_preview(self) -> None:
        """Where there is no room beside the text."""
        if self._pdf:
            self._shell.open_preview(self._pdf, _("Texte der Schreiben"))

    def _render(self, sheet: LetterSheet, note: str) -> None:
        self._shell.run_task(
            lambda: self._tools.renderer().render_letter(sheet),
            partial(self._show_pdf, note=note),
            lambda fault: self._view.show_no_preview(str(fault)),
            TaskOptions(lane=Lane.POOL, key="texts.render"),
        )


def _edit_of_stored(line: TextLine, language: str) -> TextEdit:
    return TextEdit(place=line.place, german=line.text, language=language)


def _shown(fault: TextFault | None, typed: str) -> TextFault | None:
    """Places counted in the stored text are counted in the typed one."""
    if fault is None:
        return None
    return TextFault(fault.sentence, place_as_typed(typed, fault.start), place_as_typed(typed, fault.end))


def typed_texts(line: TextLine) -> tuple[str, str]:
    """German and translation as they stand in the fields."""
    return as_typed(line.text), as_typed(line.translation.text) if line.translation else ""
