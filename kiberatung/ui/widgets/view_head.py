"""The head of a view: title, facts, tags, buttons, and the row of tabs below."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN, VIEW_HEAD_HEIGHT
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.text import button, label, line, surface

_LARGE_TEXT = 1.3


class ViewHead(QWidget):
    """Title and remark at the left, buttons at the right, the primary one last; a hairline below.

    `wraps`: a title of several words may break in large text, where the buttons leave it no room.
    """

    def __init__(self, title: str, note: str = "", buttons: Sequence[QWidget] = (), *, wraps: bool = False) -> None:
        super().__init__()
        self._title = label(title, "h1", name="view_title")
        self._wraps = wraps
        self._note = label(note, tone="muted")
        self._row = QHBoxLayout()
        self._row.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
        self._row.setSpacing(12)
        self._words = FlowLayout(spacing=12, line_gap=0)
        self._words.addWidget(self._title)
        self._words.addWidget(self._note)
        self._row.addLayout(self._words, 1)
        for made in buttons:
            self._row.addWidget(made)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._row)
        self._layout.addWidget(line())
        self._note.setVisible(bool(note))  # only now: shown without a parent it would be a window
        self.setMinimumHeight(px(VIEW_HEAD_HEIGHT))

    def set_title(self, title: str, note: str = "") -> None:
        self._title.setWordWrap(self._wraps and theme.text_scale > _LARGE_TEXT)
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def add_beside_title(self, part: QWidget) -> None:
        """A tag, a choice or the name in its own script, behind the words."""
        self._words.addWidget(part)

    def add_button(self, made: QWidget) -> None:
        self._row.addWidget(made)

    def add_line(self, part: QWidget) -> None:
        """A second line: facts, tabs, filters."""
        part.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        self._layout.insertWidget(self._layout.count() - 1, part)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab; `note` is a small figure behind the word."""

    key: Hashable
    title: str
    note: str = ""


class TabRow(QWidget):
    """Tabs of a view; ← and → move inside, Strg+Bild↑/↓ is bound by the view that owns them."""

    chosen = Signal(object)

    def __init__(self, name: str, tabs: Sequence[Tab] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._tabs: tuple[Tab, ...] = ()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._name = name
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(22)
        self._layout = FlowLayout(spacing=22, line_gap=0)
        self._row.addLayout(self._layout, 1)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._tabs[number].key))
        self.set_tabs(tabs)

    def set_tabs(self, tabs: Sequence[Tab], current: Hashable | None = None) -> None:
        kept = current if current is not None else self.current()
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tabs = tuple(tabs)
        for number, tab in enumerate(self._tabs):
            self._layout.addWidget(self._made(number, tab))
        self.updateGeometry()
        if self._tabs:
            self.set_current(kept if kept in {tab.key for tab in self._tabs} else self._tabs[0].key)

    def _made(self, number: int, tab: Tab) -> QPushButton:
        part = button(_tab_words(tab.title, tab.note), kind="tab")
        part.setAccessibleName(self._spoken(tab.title, tab.note))
        part.setCheckable(True)
        self._group.addButton(part, number)
        return part

    def current(self) -> Hashable | None:
        number = self._group.checkedId()
        return self._tabs[number].key if 0 <= number < len(self._tabs) else None

    def current_button(self) -> QWidget:
        """The widget to keep in sight."""
        return self._group.checkedButton() or self

    def set_current(self, key: Hashable) -> None:
        """Show a tab as chosen without saying so."""
        for number, tab in enumerate(self._tabs):
            if tab.key == key:
                self._group.button(number).setChecked(True)

    def set_note(self, key: Hashable, note: str) -> None:
        """Change the small figure behind the word of a tab."""
        for number, tab in enumerate(self._tabs):
            if tab.key == key:
                self._group.button(number).setText(_tab_words(tab.title, note))
                self._group.button(number).setAccessibleName(self._spoken(tab.title, note))

    def _spoken(self, title: str, note: str) -> str:
        """With the name of the row: a tab is called as an entry of the navigation now and then."""
        return f"{title} {note}".strip() + f", {self._name}"

    def step(self, by: int) -> None:
        """Go to the next or previous tab and say so; stops at the ends."""
        number = self._group.checkedId() + by
        if 0 <= number < len(self._tabs):
            self._group.button(number).click()

    def add_at_right(self, part: QWidget) -> None:
        self._row.addWidget(part)


def _tab_words(title: str, note: str) -> str:
    return f"{title}  {note}" if note else title


def section_head(title: str, note: str = "", right: QWidget | None = None) -> QWidget:
    """A section's title with its remark and one quiet deed, on a hairline."""
    head = surface()
    layout = QVBoxLayout(head)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label(title, "h2"))
    if note:
        row.addWidget(label(note, tone="muted", wrap=True), 1)
    else:
        row.addStretch(1)
    if right is not None:
        row.addWidget(right)
    layout.addLayout(row)
    layout.addWidget(line())
    return head
