"""The board for pointing, full screen: languages by their own names, and pictures with their words."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.letters.filling import isolated
from kiberatung.services.letters.values import Bilingual, Direction
from kiberatung.services.talk.board import BoardLanguage
from kiberatung.services.talk.languages import TalkLanguages
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.screen import Frame, Screen
from kiberatung.ui.talk.board_presenter import BoardPresenter
from kiberatung.ui.talk.tiles import Lines, PointingTile, mirror
from kiberatung.ui.talk.two_columns import OneOrTwoRows
from kiberatung.ui.theme.live import font, px
from kiberatung.ui.widgets.search_line import SearchLine
from kiberatung.ui.widgets.text import button, label, surface
from kiberatung.ui.widgets.view_head import Tab, TabRow

LANGUAGES, PICTURES = "languages", "pictures"
LEAST_TILE = 190
EDGE = 40
SEPARATOR = "   ·   "


class TileBoard(QScrollArea):
    """As many tiles side by side as are wide enough to be pointed at."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(name)
        self._inner = surface()
        self._grid = QGridLayout()
        self._grid.setSpacing(px(14))
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(EDGE, px(12), EDGE, px(24))
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(self._inner)
        self.tiles: list[PointingTile] = []

    def set_tiles(self, tiles: Sequence[PointingTile], *, right_to_left: bool = False) -> None:
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles = list(tiles)
        mirror(self._inner, right_to_left=right_to_left)
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.viewport().width() - 2 * EDGE
        count = max(1, (room + px(14)) // (px(LEAST_TILE) + px(14)))
        for number in range(max(count, self._grid.columnCount())):
            self._grid.setColumnStretch(number, int(number < count))
        for number, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, number // count, number % count)
            tile.show()  # now: the keyboard may go there at once

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from tile to tile, Enter points at one."""
        tile = self.focusWidget()
        row = self.columns()
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: row, Qt.Key.Key_Up: -row}
        if not isinstance(tile, PointingTile):
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            tile.click()
        elif Qt.Key(event.key()) in steps:
            by = steps[Qt.Key(event.key())]
            is_sideways = event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Left}
            self._step(tile, -by if is_sideways and tile.isRightToLeft() else by)
        else:
            super().keyPressEvent(event)

    def _step(self, tile: PointingTile, by: int) -> None:
        number = self.tiles.index(tile) + by
        if 0 <= number < len(self.tiles):
            self.tiles[number].setFocus()
            self.ensureWidgetVisible(self.tiles[number])

    def columns(self) -> int:
        return sum(1 for number in range(self._grid.columnCount()) if self._grid.columnStretch(number))


class BoardScreen(Screen):
    frame: Frame = "bare"

    def __init__(self, shell: Shell, desk: Desk, languages: TalkLanguages) -> None:
        super().__init__()
        self._shell = shell
        self._presenter = BoardPresenter(shell, desk, languages, self)
        self._asked = label("", "answer", wrap=True)
        self._point = label("", "answer", wrap=True)
        self.search = SearchLine(_("Sprache suchen"), _("Sprache suchen"), _("Suche leeren"))
        self.languages, self.pictures = TileBoard(_("Sprachen")), TileBoard(_("Bilder"))
        self._nothing = label(_("Keine Sprache heißt so."), "reading", "muted")
        self._build()

    # Screen

    def open_with(self, **arguments: Any) -> None:
        self._shell.set_title(_("Zeigetafel"))
        self.search.clear()
        self._show_page(arguments.get("page", LANGUAGES))
        self._presenter.open_family(arguments["family_id"])

    def place(self) -> Mapping[str, Any]:
        return {"page": self._tabs_key}

    def reload(self) -> None:
        if self._presenter.family_id is not None:
            self._presenter.open_family(self._presenter.family_id)

    def focus_first(self) -> None:
        self.search.setFocus()

    # BoardView

    def show_question(self, lines: tuple[str, ...]) -> None:
        self._asked.setText(SEPARATOR.join(isolated(line, Direction.RIGHT_TO_LEFT) for line in lines))

    def show_languages(self, languages: tuple[BoardLanguage, ...]) -> None:
        tiles = []
        for language in languages:
            own = language.own_name if _can_be_drawn(language.own_name) else ""
            tile = PointingTile(Lines(own or language.german, language.german))
            tile.clicked.connect(lambda _checked=False, chosen=language: self._presenter.choose(chosen))
            tiles.append(tile)
        self.languages.set_tiles(tiles)
        self._nothing.setVisible(not tiles)

    def show_pictures(self, heading: Bilingual, words: list[tuple[str, Bilingual]], direction: Direction) -> None:
        both = filter(None, (heading.translated, heading.german))
        self._point.setText(SEPARATOR.join(isolated(line, Direction.RIGHT_TO_LEFT) for line in both))
        tiles = [PointingTile(Lines(said.translated or said.german, said.german, icon)) for icon, said in words]
        for tile in tiles:
            tile.setCheckable(True)
            tile.setAutoExclusive(True)
        self.pictures.set_tiles(tiles, right_to_left=direction is Direction.RIGHT_TO_LEFT)

    # building

    def _build(self) -> None:
        self._tabs_key = LANGUAGES
        self._tabs = TabRow(_("Zeigetafel"), [Tab(LANGUAGES, _("Sprachen")), Tab(PICTURES, _("Bilder"))])
        self._tabs.chosen.connect(lambda key: self._show_page(str(key)))
        to_talk = button(_("Zum &Gespräch"), self._go_to_talk, icon="arrow-right")
        close = button(_("&Ansicht schließen"), self._presenter.go_on, icon="x")
        tabs = self._tabs.findChildren(QPushButton)
        self._tabs.setMinimumWidth(sum(tab.sizeHint().width() + px(24) for tab in tabs))
        head = OneOrTwoRows((self._tabs,), (self.search, to_talk, close), (EDGE, px(8)))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._page((self._asked, self._nothing), self.languages))
        self._pages.addWidget(self._page((self._point,), self.pictures))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search.sought.connect(self._presenter.search)
        self.search.left_down.connect(self._enter_tiles)

    def _page(self, heading: Sequence[QWidget], board: TileBoard) -> QWidget:
        page = surface()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = QVBoxLayout()
        words.setContentsMargins(EDGE, px(12), EDGE, px(4))
        for part in heading:
            words.addWidget(part)
        column.addLayout(words)
        column.addWidget(board, 1)
        return page

    def _show_page(self, key: str) -> None:
        self._tabs_key = key
        self._tabs.set_current(key)
        self._pages.setCurrentIndex(int(key == PICTURES))
        self.search.setVisible(key == LANGUAGES)

    def _enter_tiles(self) -> None:
        if self.languages.tiles:
            self.languages.tiles[0].setFocus()

    def _go_to_talk(self) -> None:
        self._shell.navigate("talk", family_id=self._presenter.family_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.go_on()
        else:
            super().keyPressEvent(event)


def _can_be_drawn(text: str) -> bool:
    """Whether the program's own fonts, or those of the machine, have every sign: a box says nothing to anybody."""
    measure = QFontMetricsF(font("answer"))
    return bool(text) and all(measure.inFontUcs4(ord(sign)) for sign in text if not sign.isspace())
