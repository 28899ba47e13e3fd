"""One language goes out to a reviewer and comes back, with a look at what changes before it counts."""

from pathlib import Path
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.review_lines import ReviewState, state_sentence
from kiberatung.services.letters.editing.reviewing import (
    ReviewPacket,
    ReviewPreview,
    export_language,
    preview_review,
    read_review_states,
    take_in_review,
)
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.permissions import allows
from kiberatung.ui.protocols import FileWish, Lane, Shell, TaskOptions
from kiberatung.ui.settings.texts.port import TextTools

LARGEST_FILE = 5_000_000
"""Bytes; a language has about a hundred thousand."""


class ReviewView(Protocol):
    def show_states(self, states: tuple[ReviewState, ...]) -> None: ...

    def show_problem(self, sentence: str) -> None:
        """What is wrong with a file; empty when nothing is."""

    def show_preview(self, preview: ReviewPreview | None) -> None:
        """None when nothing waits to be taken in."""


class ReviewPresenter:
    def __init__(self, shell: Shell, desk: Desk, tools: TextTools, view: ReviewView) -> None:
        self._shell, self._desk, self._tools, self._view = shell, desk, tools, view
        self._preview: ReviewPreview | None = None
        self._is_open = False

    @property
    def may_read_in(self) -> bool:
        return allows(self._desk.account.role, take_in_review)

    def open(self) -> None:
        self._is_open = True
        self.reload()

    def reload(self) -> None:
        if self._is_open:
            options = TaskOptions(_("Liest alle Sprachen"), key="texts.states")
            self._shell.run_task(
                lambda: read_review_states(self._desk, self._tools.texts()), self._view.show_states, options=options
            )

    def hand_out(self, language: str) -> None:
        """Two files in one folder: the PO file to work in, and the same in two columns to read on paper."""
        if language == GERMAN:
            self._view.show_problem(_("Wählen Sie zuerst eine Sprache."))
            return
        self._view.show_problem("")

        def write(folder: Path) -> None:
            self._shell.run_task(
                lambda: export_language(self._desk, self._tools.texts(), language, self._tools.files()),
                lambda packet: self._write(folder, packet),
                self._refused,
            )

        self._shell.ask_folder(_("Ordner für die Texte zum Prüfen"), write)

    def _write(self, folder: Path, packet: ReviewPacket) -> None:
        name = f"familientexte-{packet.language}"

        def work() -> None:
            pdf = self._tools.renderer().render_review(packet.sheet)
            write_file(folder / f"{name}.po", packet.file)
            write_file(folder / f"{name}.pdf", pdf)

        said = _("Geschrieben: {name}.po und {name}.pdf").format(name=name)
        options = TaskOptions(_("Setzt die Texte"), Lane.POOL)
        self._shell.run_task(work, lambda _none: self._shell.show_notice(said, packet.sheet.state), options=options)

    def choose_file(self, reviewer: str) -> None:
        wish = FileWish(_("Geprüfte Texte einlesen"), kinds=((_("PO-Datei"), "po"),))
        self._shell.ask_file_to_open(wish, lambda path: self.look_into(path, reviewer))

    def look_into(self, path: Path, reviewer: str) -> None:
        self._view.show_problem("")
        self._shell.run_task(
            lambda: preview_review(self._desk, self._tools.texts(), read_file(path), self._tools.files(), reviewer),
            self._show,
            self._refused,
        )

    def _show(self, preview: ReviewPreview) -> None:
        self._preview = preview
        self._view.show_preview(preview)

    def take_in(self) -> None:
        preview = self._preview
        if preview is None:
            return

        def done(_none: object) -> None:
            self.leave()
            self._shell.show_notice(_("Geprüfte Texte übernommen"), _("Strg+Z nimmt es zurück."))
            self.reload()

        self._shell.run_task(lambda: take_in_review(self._desk, self._tools.texts(), preview), done)

    def leave(self) -> None:
        self._preview = None
        self._view.show_preview(None)

    def _refused(self, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            self._view.show_problem(str(fault))
        else:
            self._shell.show_fault(fault)


def state_of(states: tuple[ReviewState, ...], language: str) -> str:
    found = next((one for one in states if one.language == language), None)
    return state_sentence(found) if found else ""


def write_file(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Dateien lassen sich dort nicht schreiben. Am Bestand ist nichts geändert."),
            _("Wählen Sie einen anderen Ordner."),
        ) from fault


def read_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DomainError(
                _("Die Datei ist viel zu groß für eine Sprache. Es wurde nichts übernommen."),
                _("Nehmen Sie die PO-Datei, die das Programm für diese Sprache ausgegeben hat."),
            )
        return path.read_bytes()
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Datei ließ sich nicht lesen. Es wurde nichts übernommen."), _("Prüfen Sie, ob sie noch da ist.")
        ) from fault
