"""The Erfassungsbogen without any family: chosen, shown, printed and saved; nothing is read but the questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.services.data_sheets import SheetTexts, empty_sheet
from kiberatung.services.desk import Desk
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import DataSheet, LetterRenderer
from kiberatung.ui.protocols import FileWish, Lane, Shell, TaskOptions


@dataclass(frozen=True, slots=True)
class BlankFormTools:
    """The first two are made when they are first needed, off the main thread; `write` is whole or not at all."""

    texts: Callable[[], SheetTexts]
    renderer: Callable[[], LetterRenderer]
    write: Callable[[Path, bytes], object]


@dataclass(frozen=True, slots=True)
class BlankForm:
    """`children`: for how many there are columns, one to three."""

    language: str = GERMAN
    children: int = 2
    is_fillable: bool = False


class BlankFormView(Protocol):
    def show_choice(self, form: BlankForm, languages: Sequence[str]) -> None: ...

    def show_pdf(self, pdf: bytes) -> None:
        """Empty while another form is on its way: it cannot be printed yet."""


class BlankFormPresenter:
    def __init__(self, shell: Shell, desk: Desk, tools: BlankFormTools, view: BlankFormView) -> None:
        self._shell, self._desk, self._tools, self._view = shell, desk, tools, view
        self.form = BlankForm()
        self.pdf = b""

    def choose(self, form: BlankForm) -> None:
        """Newer replaces older, both while it is written and while it is set."""
        self.form, self.pdf = form, b""
        self._view.show_pdf(b"")

        def work() -> tuple[DataSheet, Sequence[str]]:
            texts = self._tools.texts()
            sheet = empty_sheet(self._desk, texts, form.language, form.children, fillable=form.is_fillable)
            return sheet, texts.letters.languages.tags()

        self._shell.run_task(work, partial(self._render, form), options=TaskOptions(key="blank_form.sheet"))

    def reload(self) -> None:
        self.choose(self.form)

    def print_form(self) -> None:
        if self.pdf:
            self._shell.print_pdf(self.pdf, self._name())

    def save_form(self) -> None:
        pdf = self.pdf
        if pdf:
            wish = FileWish(_("PDF sichern"), f"{self._name()}.pdf", [(_("PDF-Datei"), "pdf")])
            self._shell.ask_file_to_save(wish, lambda path: self._write(path, pdf))

    def _render(self, form: BlankForm, written: tuple[DataSheet, Sequence[str]]) -> None:
        sheet, languages = written
        self._view.show_choice(form, languages)
        self._shell.run_task(
            lambda: self._tools.renderer().render_data_sheet(sheet),
            partial(self._show, form),
            options=TaskOptions("", Lane.POOL, "blank_form.pdf"),
        )

    def _show(self, form: BlankForm, pdf: bytes) -> None:
        if form == self.form:
            self.pdf = pdf
            self._view.show_pdf(pdf)

    def _name(self) -> str:
        """Of the print job and the file: the form and its language."""
        return _("Erfassungsbogen, leer, {language}").format(language=self.form.language)

    def _write(self, path: Path, pdf: bytes) -> None:
        said = _("Gesichert: {name}").format(name=path.name)
        self._shell.run_task(
            lambda: self._tools.write(path, pdf),
            lambda _nothing: self._shell.show_notice(said),
            options=TaskOptions(lane=Lane.POOL),
        )
