"""A document on the whole content area, to be read, printed and saved."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.protocols import FileWish, PreviewDeeds, Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.widgets.page_preview import PagePreview
from kiberatung.ui.widgets.text import button
from kiberatung.ui.widgets.view_head import ViewHead


class PreviewPage(Screen):
    """Opened by `Shell.open_preview`; the bytes stay in memory until the person saves them."""

    frame = "rail"
    comes_back = False

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._pdf = b""
        self._head = ViewHead(_("Vorschau"), wraps=True)
        self._head.add_button(button(_("&Zurück"), self._go_back, icon="arrow-left"))
        self._head.add_button(button(_("Als PDF &sichern …"), self._save, icon="save"))
        self._head.add_button(button(_("&Drucken"), self._print, kind="primary", icon="printer"))
        self._back: tuple[str, Mapping[str, Any]] = ("", {})
        self._title = ""
        self._deeds: PreviewDeeds | None = None
        self.preview = PagePreview(_("Seite"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.preview, 1)
        self.setFocusProxy(self.preview)

    def open_with(self, **arguments: Any) -> None:
        self._pdf = arguments["pdf"]
        self._back = arguments["back"]
        self._deeds = arguments.get("deeds")
        self._title = arguments["title"]
        self._head.set_title(self._title)
        self.preview.set_pdf(self._pdf, arguments["note"])

    def close_screen(self) -> None:
        self._pdf, self._deeds = b"", None
        self.preview.set_pdf(b"")

    def screen_actions(self) -> Sequence[ActionSpec]:
        return [ActionSpec("preview.print", _("&Drucken"), self._print, _("Datei"), "Ctrl+P", "printer", group=1)]

    def _go_back(self) -> None:
        name, arguments = self._back
        self._shell.navigate(name, **arguments)

    def _print(self) -> None:
        if self._deeds is not None:
            self._deeds.print()
        elif self._pdf:
            self._shell.print_pdf(self._pdf, self._title)

    def _save(self) -> None:
        if self._deeds is not None:
            self._deeds.save()
            return
        pdf = self._pdf
        wish = FileWish(_("PDF sichern"), "Schreiben.pdf", [(_("PDF-Datei"), "pdf")])
        self._shell.ask_file_to_save(wish, lambda path: self._write(path, pdf))

    def _write(self, path: Path, pdf: bytes) -> None:
        said = _("Gesichert: {name}").format(name=path.name)
        self._shell.run_task(lambda: _write_file(path, pdf), lambda _nothing: self._shell.show_notice(said))


def _write_file(path: Path, pdf: bytes) -> None:
    try:
        path.write_bytes(pdf)
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Datei lässt sich dort nicht sichern. Das Schreiben ist unverändert."),
            _("Wählen Sie einen anderen Ordner oder schließen Sie die Datei in anderen Programmen."),
        ) from fault
