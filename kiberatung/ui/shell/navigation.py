"""The navigation at the left: entries with icon and word, a rail of icons, the last opened below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.shell.screen import ScreenSpec
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, px, theme
from kiberatung.ui.theme.tokens import (
    NAVIGATION_ENTRY_HEIGHT,
    NAVIGATION_WIDTH,
    RAIL_WIDTH,
    SELECTION_BAR_WIDTH,
    SMALL_RADIUS,
)
from kiberatung.ui.widgets.painting import draw_text
from kiberatung.ui.widgets.text import label

LAST_OPENED_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class LastOpened:
    """One entry of "Zuletzt geöffnet"."""

    title: str
    note: str
    call: Callable[[], object]


class Entry(QAbstractButton):
    """One line of the navigation; in the rail the word is name and tool tip."""

    def __init__(self, icon: str, word: str, note: str = "") -> None:
        super().__init__()
        self._icon, self._word, self._note = icon, word, note
        self._narrow = False
        self.setText(word)
        self.setAccessibleName(f"{word} {note}".strip())
        self.setCheckable(bool(icon))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setToolTip(self._word if narrow else "")
        self.update()

    def nextCheckState(self) -> None:
        """The navigation decides which entry is chosen, not the click."""

    def sizeHint(self) -> QSize:
        return QSize(px(40), px(NAVIGATION_ENTRY_HEIGHT if self._icon else 32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(rect, SMALL_RADIUS, SMALL_RADIUS)
        tone = "accent" if self.isChecked() else "muted"
        if self.isChecked():
            bar = QRectF(0, rect.height() * 0.25, SELECTION_BAR_WIDTH, rect.height() * 0.5)
            painter.fillRect(bar, colour("accent"))
        self._paint_words(painter, rect, tone)

    def _paint_words(self, painter: QPainter, rect: QRectF, tone: str) -> None:
        side = px(18)
        left = 12.0
        if self._icon:
            left = (rect.width() - side) / 2 if self._narrow else 12.0
            draw_icon(painter, self._icon, QRectF(left, (rect.height() - side) / 2, side, side), tone)
            left += side + px(12)
        if self._narrow:
            return
        note_width = 0.0
        if self._note:
            room = rect.adjusted(left, 0, -12, 0)
            note_width = draw_text(painter, room, self._note, "small", "muted", right=True) + 8
        step = "bold" if self.isChecked() else "strong" if self._icon else "body"
        word_tone = "accent" if self.isChecked() else "text"
        draw_text(painter, rect.adjusted(left, 0, -12 - note_width, 0), self._word, step, word_tone)


class Navigation(QWidget):
    """↑ and ↓ move between the entries; the owner says which one is chosen and how wide it is."""

    entry_chosen = Signal(str)

    def __init__(self, screens: Sequence[ScreenSpec]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Navigation"))
        self._entries: dict[str, Entry] = {}
        self._recent: list[LastOpened] = []
        self._recent_entries: list[Entry] = []
        self._narrow = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 12, 8, 12)
        self._layout.setSpacing(2)
        self._heading = label(_("Zuletzt geöffnet"), "small", "muted")
        self._heading.setContentsMargins(12, 20, 0, 4)
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(0)
        self._add([spec for spec in screens if spec.icon and not spec.lower])
        self._layout.addWidget(self._heading)
        self._layout.addLayout(self._recent_box)
        self._layout.addStretch(1)
        self._add([spec for spec in screens if spec.icon and spec.lower])
        self.set_narrow(False)
        theme.theme_changed.connect(self._fit)

    def _fit(self) -> None:
        self.set_narrow(self._narrow)

    def _add(self, screens: Sequence[ScreenSpec]) -> None:
        for spec in screens:
            entry = Entry(spec.icon, spec.title, spec.shortcut if spec.lower else "")
            entry.clicked.connect(lambda _checked=False, name=spec.name: self.entry_chosen.emit(name))
            self._entries[spec.name] = entry
            self._layout.addWidget(entry)

    def choose(self, name: str) -> None:
        """Show an entry as the chosen one."""
        for own, entry in self._entries.items():
            entry.setChecked(own == name)

    def set_shown(self, name: str, *, shown: bool) -> None:
        """An entry that only some stores have."""
        if name in self._entries:
            self._entries[name].setVisible(shown)

    def set_narrow(self, narrow: bool) -> None:
        """The rail: icons only."""
        self._narrow = narrow
        self.setFixedWidth(px(RAIL_WIDTH) if narrow else px(NAVIGATION_WIDTH))
        for entry in self._entries.values():
            entry.set_narrow(narrow)
        self._show_recent()

    def add_last_opened(self, opened: LastOpened) -> None:
        others = [held for held in self._recent if (held.title, held.note) != (opened.title, opened.note)]
        self._recent = [opened, *others][:LAST_OPENED_AT_MOST]
        self._show_recent()

    def forget_last_opened(self) -> None:
        self._recent = []
        self._show_recent()

    def _show_recent(self) -> None:
        for old in self._recent_entries:
            self._recent_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        shown = [] if self._narrow else self._recent
        self._recent_entries = [self._recent_entry(opened) for opened in shown]
        self._heading.setVisible(bool(shown))

    def _recent_entry(self, opened: LastOpened) -> Entry:
        entry = Entry("", opened.title, opened.note)
        entry.clicked.connect(lambda _checked=False: opened.call())
        self._recent_box.addWidget(entry)
        entry.show()
        return entry

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            own = [entry for entry in self._entries.values() if not entry.isHidden()]
            entries = [*own, *self._recent_entries]
            here = [number for number, entry in enumerate(entries) if entry.hasFocus()]
            target = (here[0] if here else 0) + (1 if event.key() == Qt.Key.Key_Down else -1)
            entries[max(0, min(target, len(entries) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
