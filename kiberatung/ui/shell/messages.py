"""The one module that owns dialogs; everything else is said in the notice bar."""

import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.errors import TellableError
from kiberatung.ui.protocols import FileWish, Question
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.style import FocusRing
from kiberatung.ui.theme.tokens import DIALOG_WIDTH
from kiberatung.ui.widgets.alt_letters import give_letters
from kiberatung.ui.widgets.clipboard import copy_text
from kiberatung.ui.widgets.text import button, label


def crash_report(fault: BaseException) -> str:
    """Kind of the fault and the places it passed; never its words or values, which may hold personal facts."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([type(fault).__name__, *places])


class Messages:
    """Dialogs are opened and answer by callback; never two at once."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._open: QDialog | None = None

    def ask(self, question: Question, agreed: Callable[[], object]) -> None:
        """Only for what cannot be undone or must be decided now."""
        dialog = self._dialog(question.heading, question.text)
        keep = button(question.keep, dialog.reject)
        deed = button(question.deed, dialog.accept, kind="final" if question.final else "primary")
        self._add_buttons(dialog, keep, deed)
        keep.setDefault(True)
        dialog.accepted.connect(agreed)
        self._show(dialog, keep)

    def show_crash(self, fault: BaseException) -> None:
        """A bug: calm, with a report that holds nothing personal."""
        report = crash_report(fault)
        dialog = self._dialog(
            _("Das Programm hat einen Fehler gemacht"),
            _("Alles Gespeicherte ist sicher. Bitte prüfen Sie Ihren letzten Schritt und arbeiten Sie dann weiter."),
        )
        details = label(report, "small", "muted", wrap=True, name="details")
        details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        details.hide()
        close = button(_("&Weiterarbeiten"), dialog.accept, kind="primary")
        copy = button(_("Bericht &kopieren"), lambda: copy_text(report))
        show = button(_("&Einzelheiten zeigen"), details.show, kind="link")
        self._column(dialog).addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        self._column(dialog).addWidget(details)
        self._add_buttons(dialog, copy, close)
        close.setDefault(True)
        self._show(dialog, close)

    def tell_at_the_end(self, fault: TellableError) -> None:
        """The last word before the program ends; waits until it has been read."""
        dialog = self._dialog(_("Vor dem Beenden"), str(fault))
        end = button(_("Programm &beenden"), dialog.accept, kind="primary")
        self._add_buttons(dialog, end)
        end.setDefault(True)
        self._open = dialog
        dialog.exec()
        self._open = None

    def ask_file_to_save(self, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        dialog = self._file_dialog(wish, chosen)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(wish.suggestion)
        if wish.kinds:
            dialog.setDefaultSuffix(wish.kinds[0][1])
        dialog.open()

    def ask_file_to_open(self, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        dialog = self._file_dialog(wish, chosen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def ask_folder(self, title: str, chosen: Callable[[Path], object]) -> None:
        dialog = self._file_dialog(FileWish(title), chosen)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def _file_dialog(self, wish: FileWish, chosen: Callable[[Path], object]) -> QFileDialog:
        dialog = QFileDialog(self._window, wish.title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([f"{word} (*.{ending})" for word, ending in wish.kinds])
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        return dialog

    def _dialog(self, heading: str, text: str) -> QDialog:
        dialog = QDialog(self._window)
        dialog.setWindowTitle(heading)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFixedWidth(px(DIALOG_WIDTH))
        FocusRing(dialog)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(32, 32, 32, 24)
        layout.setSpacing(8)
        title: QLabel = label(heading, "h2", wrap=True)
        layout.addWidget(title)
        layout.addWidget(label(text, tone="muted", wrap=True))
        return dialog

    def _add_buttons(self, dialog: QDialog, *buttons: QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 16, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for made in buttons:
            row.addWidget(made)
        self._column(dialog).addLayout(row)

    def _column(self, dialog: QDialog) -> QVBoxLayout:
        layout = dialog.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - `_dialog` makes no other
        return layout

    def _show(self, dialog: QDialog, focus: QWidget) -> None:
        if self._open is not None:
            self._open.reject()
        self._open = dialog
        dialog.finished.connect(lambda _code: self._forget(dialog))
        focus.setFocus()
        dialog.open()
        give_letters(dialog)

    def _forget(self, dialog: QDialog) -> None:
        if self._open is dialog:
            self._open = None

    def close_all(self) -> None:
        """Unanswered, without a word: the window is locked."""
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()

    def open_dialog(self) -> QDialog | None:
        return self._open
