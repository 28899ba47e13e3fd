"""The help: a list of pages at the left, the page with its picture at the right, a search above."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.law.explained import Chapter
from kiberatung.ui.help.finding import PAGES, found_pages, page_about
from kiberatung.ui.help.page import HelpPage
from kiberatung.ui.protocols import Shell, TaskOptions
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Cell, Column, Deliver, Group
from kiberatung.ui.widgets.search_line import SearchLine
from kiberatung.ui.widgets.text import button, keycap, label, line
from kiberatung.ui.widgets.view_head import ViewHead

Told = Mapping[str, Callable[[], Sequence[Chapter]]]
"""By the name of a page what follows its fixed words; read on the database lane when the page is shown."""
WIDTH = 720
LIST_WIDTH = 240
PICTURES = Path("help")


class HelpScreen(Screen):
    """`about` and `tab` name the place that help was asked at, `page` a page. `pictures`: where they lie."""

    def __init__(self, shell: Shell, pictures: Path, told: Told | None = None) -> None:
        super().__init__()
        self._shell, self._pictures, self._told = shell, pictures, told or {}
        self._model = RowTableModel([Column("page", _("Seite"), LIST_WIDTH, stretch=True)], self._fetch, self)
        self.list = RowTable(self._model, _("Seiten der Hilfe"))
        self.search = SearchLine(_("Hilfe durchsuchen"), _("Wort oder Frage"), _("Suche leeren"))
        self.search.sought.connect(self._seek)
        self.search.left_down.connect(self.list.setFocus)
        self.list.current_moved.connect(self._show)
        self.list.key_opened.connect(lambda _key: self.leaf.setFocus())
        self.list.typed.connect(self.search.take_typed)
        self._nothing = label(_("Nichts gefunden. Ein anderes Wort hilft vielleicht."), tone="muted", wrap=True)
        self._build()
        self.setFocusProxy(self.list)

    def _build(self) -> None:
        keys = button(_("Befehle und &Tasten"), lambda: self._shell.navigate("shortcuts"), icon="keyboard")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(ViewHead(_("Hilfe"), buttons=[self.search, keys]))
        self.leaf = QScrollArea()
        self.leaf.setWidgetResizable(True)
        self.leaf.setFrameShape(QFrame.Shape.NoFrame)
        self.leaf.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.leaf.setAccessibleName(_("Seite der Hilfe"))
        self.list.setMinimumWidth(px(LIST_WIDTH) // 2)
        self.list.setMaximumWidth(px(LIST_WIDTH))
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self._nothing)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(line("v"))
        row.addWidget(self.leaf, 4)
        layout.addLayout(row, 1)

    def open_with(self, about: str = "", tab: str = "", page: str = "", **_arguments: Any) -> None:
        self.search.clear()
        self._seek("")
        self.list.select_key(page_about(page, tab, about).name)

    def shown_words(self) -> str:
        page = self.leaf.widget()
        return "\n".join(part.text() for part in page.findChildren(QLabel)) if page is not None else ""

    def _seek(self, text: str) -> None:
        found = found_pages(text)
        self._model.set_groups([Group("", tuple(page.name for page in found))])
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.select_first()

    def _fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        deliver({page.name: [Cell(_(page.title))] for page in PAGES if page.name in keys})

    def _show(self, key: Hashable) -> None:
        if key is None:
            return
        page = page_about(str(key))
        self.leaf.setWidget(_leaf(page, self._pictures))
        self.leaf.verticalScrollBar().setValue(0)
        if page.name in self._told:
            self._shell.run_task(self._told[page.name], partial(self._tell, page), options=TaskOptions(key="help"))

    def _tell(self, page: HelpPage, chapters: Sequence[Chapter]) -> None:
        """What was read belongs to this page alone, which may no longer be the one shown."""
        if self.list.current_key() == page.name:
            self.leaf.setWidget(_leaf(page, self._pictures, chapters))


def _leaf(page: HelpPage, pictures: Path, chapters: Sequence[Chapter] = ()) -> QWidget:
    leaf = Leaf()
    leaf.setMaximumWidth(px(WIDTH) + 2 * PAGE_MARGIN)
    column = QVBoxLayout(leaf)
    column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 32)
    column.setSpacing(10)
    column.addWidget(label(_(page.title), "h1", wrap=True))
    column.addWidget(label(_(page.what), wrap=True))
    if page.picture and (pictures / page.picture).is_file():
        column.addWidget(Picture(pictures / page.picture, _("Bild: {title}").format(title=_(page.title))))
    column.addWidget(label(_("So geht es"), "h2"))
    for number, step in enumerate(page.steps, 1):
        column.addLayout(_numbered(number, _(step)))
    for hint in page.hints:
        column.addWidget(label(_(hint), tone="muted", wrap=True))
    if page.keys:
        column.addSpacing(6)
        column.addWidget(label(_("Tasten"), "h2"))
    for key, deed in page.keys:
        column.addLayout(_key_row(_(key), _(deed)))
    for chapter in chapters:
        column.addSpacing(6)
        column.addWidget(label(chapter.title, "h2", wrap=True))
        for told in chapter.lines:
            column.addWidget(label(told, wrap=True))
    column.addStretch(1)
    return leaf


def _numbered(number: int, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    figure = label(f"{number}.", "bold", "accent")
    figure.setMinimumWidth(px(20))
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, wrap=True), 1)
    return row


def _key_row(key: str, deed: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(keycap(key))
    row.addWidget(label(deed), 1)
    return row


class Leaf(QWidget):
    """As high as its words are at their width: they would ask for the height of a narrow page, and leave it empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Picture(QLabel):
    """As wide as the page, never larger than it is."""

    def __init__(self, path: Path, name: str) -> None:
        super().__init__()
        self._whole = QPixmap(str(path))
        self.setAccessibleName(name)
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._whole.size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(event.size().width(), self._whole.width())
        if width > 0 and (self.pixmap().isNull() or self.pixmap().width() != width):
            self.setPixmap(self._whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
            self.setFixedHeight(self.pixmap().height() + 2)
