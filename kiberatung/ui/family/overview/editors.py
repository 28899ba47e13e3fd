"""Inline editors of the overview: a note, a follow-up. No dialog, and nothing is lost by a slip of the mouse."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.form import long_text_field, text_field, value_of
from kiberatung.ui.widgets.text import button
from kiberatung.ui.widgets.text_blocks import BlockPort, TextBlocks


class _Editor(QWidget):
    """Hidden until its button opens it; Esc closes it and keeps what was written for the next time."""

    kind = ""

    def __init__(self) -> None:
        super().__init__()
        self._opener: QPushButton | None = None
        self.drafts: DraftKeeper
        self.hide()
        keep = QShortcut(QKeySequence("Ctrl+Return"), self)
        keep.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keep.activated.connect(self.keep)

    def open_editor(self) -> None:
        self.show()
        self.setFocus()

    def made_opener(self, opener: QPushButton) -> QPushButton:
        """The button that opens the editor, and gets the cursor back from it."""
        self._opener = opener
        opener.clicked.connect(self.open_editor)
        return opener

    def turn_to(self, family_id: UUID) -> None:
        """What was written for another family stays its draft; a draft of this one opens the editor."""
        self.drafts.leave_place()
        self.empty()
        self._go()
        for offered in self.findChildren(TextBlocks):
            offered.turn_to(family_id)
        self.drafts.open_place(f"{self.kind}:{family_id}", family_id)

    def close_editor(self) -> None:
        """Empty it and go: what was written is saved or thrown away."""
        self.empty()
        self.drafts.settle()
        self._go()

    def _go(self) -> None:
        had_cursor = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if had_cursor and self._opener is not None:
            self._opener.setFocus()

    def keep(self) -> None:
        raise NotImplementedError

    def empty(self) -> None:
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go()
        else:
            super().keyPressEvent(event)

    def _offer(self, blocks: BlockPort, field: QWidget) -> None:
        if isinstance(field, QLineEdit | QPlainTextEdit):
            TextBlocks(field, blocks)

    def _keep_drafts(self, port: DraftPort, fields: Mapping[str, QWidget]) -> DraftKeeper:
        keeper = DraftKeeper(port, fields)
        keeper.offered.connect(self.show)
        return keeper

    def _buttons(self, deed: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(deed, self.keep, small=True))
        row.addWidget(button(_("Verwerfen"), self.close_editor, kind="quiet", small=True))
        row.addStretch(1)
        return row


class NoteEditor(_Editor):
    kind = "note"

    def __init__(self, write: Callable[[str], object], port: DraftPort, blocks: BlockPort) -> None:
        super().__init__()
        self._write = write
        hint = _("Strg+Enter speichert, Esc schließt, Strg+Leertaste zeigt die Textbausteine.")
        self.field = long_text_field(_("Vermerk"), lines=5, hint=hint)
        self._offer(blocks, self.field.field)
        self.setFocusProxy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 16, 8)
        self.drafts = self._keep_drafts(port, {"text": self.field})
        layout.addWidget(self.drafts)
        layout.addWidget(self.field)
        layout.addLayout(self._buttons(_("Vermerk speichern")))

    def keep(self) -> None:
        if value_of(self.field).strip():
            self.field.set_finding("")
            self._write(value_of(self.field))
        else:
            self.field.set_finding(_("Schreiben Sie einen Satz."))

    def keep_if_begun(self) -> None:
        """The person goes elsewhere in the middle of a sentence: it is not lost."""
        if not self.isHidden() and value_of(self.field).strip():
            self.keep()

    def empty(self) -> None:
        widget = self.field.field
        if isinstance(widget, QPlainTextEdit):
            widget.clear()
        self.field.set_finding("")


class FollowUpEditor(_Editor):
    """`plan` gives a sentence when something is missing."""

    kind = "follow_up"

    def __init__(
        self,
        today: Callable[[], date],
        plan: Callable[[date | None, str], str],
        port: DraftPort,
        blocks: BlockPort,
    ) -> None:
        super().__init__()
        self._plan = plan
        self.day = date_field(_("Tag"), today)
        self.day.setFixedWidth(px(140))
        self.text = text_field(_("Woran erinnern?"))
        self._offer(blocks, self.text.field)
        self.setFocusProxy(self.day)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 4, 8)
        self.drafts = self._keep_drafts(port, {"text": self.text, "day": self.day})
        layout.addWidget(self.drafts)
        layout.addLayout(fields)
        layout.addLayout(self._buttons(_("Wiedervorlage eintragen")))

    def keep(self) -> None:
        edit = self.day.field
        typed = edit.value() if isinstance(edit, DateEdit) else None
        self.text.set_finding(self._plan(typed.first_day() if typed else None, value_of(self.text)))

    def empty(self) -> None:
        if isinstance(self.day.field, DateEdit):
            self.day.field.set_value(None)
        self.text.field.setProperty("text", "")
        self.text.set_finding("")
        self.day.set_finding("")
