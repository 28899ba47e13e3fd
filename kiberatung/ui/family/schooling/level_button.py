"""A level of one skill as a picture with its word: chosen from the pictures, or with the keys 0 to 4."""

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from kiberatung.basics.texts import _
from kiberatung.domain.languages import SkillLevel
from kiberatung.services.labels import label_of
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.level_picture import draw_level_picture, level_icon, picture_width
from kiberatung.ui.widgets.painting import draw_text

LEVELS = tuple(SkillLevel)
PICTURES = {"understands": "ear", "speaks": "message-circle", "reads": "book-open", "writes": "pencil"}
_HEIGHT = 20


class LevelButton(QAbstractButton):
    """0 is „noch nicht“, 4 is „sicher“; Entf takes the answer back, a click shows the pictures to choose from."""

    level_chosen = Signal(object)  # SkillLevel or None

    def __init__(self, name: str, skill: str, level: SkillLevel | None) -> None:
        super().__init__()
        self._name, self._picture, self._found = name, PICTURES[skill], ""
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("0 noch nicht · 1 wenig · 2 etwas · 3 gut · 4 sicher · Entf offen"))
        self.clicked.connect(self._open)
        self.set_level(level)

    def set_name(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(f"{name}: {self.word()}")

    def level(self) -> SkillLevel | None:
        return self._level

    def set_level(self, level: SkillLevel | None, found: str = "") -> None:
        """Show a level without saying that it changed; `found` is the newest finding, as „A2“."""
        self._level, self._found = level, found
        self.setAccessibleName(f"{self._name}: {self.word()}")
        self.updateGeometry()
        self.update()

    def word(self) -> str:
        said = label_of(self._level) if self._level is not None else _("offen")
        return f"{said} · {self._found}" if self._found else said

    def sizeHint(self) -> QSize:
        widest = max(metrics("body").horizontalAdvance(label_of(level)) for level in LEVELS)
        words = max(widest, metrics("body").horizontalAdvance(self.word()))
        return QSize(round(picture_width(px(_HEIGHT)) + px(10) + words), px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text and text in "01234":
            self._choose(LEVELS[int(text)])
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def pictures(self) -> QMenu:
        """The whole scale with its words; the chosen one is checked."""
        menu = QMenu(self)
        menu.setAccessibleName(self._name)
        for number, level in enumerate(LEVELS):
            entry = menu.addAction(level_icon(self._picture, number), f"&{number}  {label_of(level)}")
            entry.setCheckable(level is self._level)
            entry.setChecked(level is self._level)
            entry.triggered.connect(partial(self._choose, level))
        menu.addSeparator()
        menu.addAction(_("&offen lassen")).triggered.connect(partial(self._choose, None))
        return menu

    def _open(self) -> None:
        menu = self.pictures()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose(self, level: SkillLevel | None, _checked: bool = False) -> None:
        if level is not self._level:
            self.set_level(level, self._found)
            self.level_chosen.emit(level)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, colour("hover"))
        height = px(_HEIGHT)
        place = QRectF(px(2), (rect.height() - height) / 2, rect.width(), height)
        number = LEVELS.index(self._level) if self._level is not None else 0
        used = draw_level_picture(painter, place, self._picture, number)
        rest = rect.adjusted(px(2) + used + px(6), 0, 0, 0)
        draw_text(painter, rest, self.word(), "body", "text" if number else "muted")
