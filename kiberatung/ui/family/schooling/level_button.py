"""A level of one skill that is set with the keys 0 to 4 or by clicking."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kiberatung.basics.texts import _
from kiberatung.domain.languages import SkillLevel
from kiberatung.services.labels import label_of
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.painting import draw_level, draw_text

LEVELS = tuple(SkillLevel)


class LevelButton(QAbstractButton):
    """0 is „noch nicht“, 4 is „sicher“; Entf takes the answer back, a click goes one level up."""

    level_chosen = Signal(object)  # SkillLevel or None

    def __init__(self, name: str, level: SkillLevel | None) -> None:
        super().__init__()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("0 noch nicht · 1 wenig · 2 etwas · 3 gut · 4 sicher · Entf offen"))
        self.clicked.connect(self._step)
        self.set_level(level)

    def level(self) -> SkillLevel | None:
        return self._level

    def set_level(self, level: SkillLevel | None) -> None:
        """Show a level without saying that it changed."""
        self._level = level
        self.setAccessibleName(f"{self._name}: {self.word()}")
        self.updateGeometry()
        self.update()

    def word(self) -> str:
        return label_of(self._level) if self._level is not None else _("offen")

    def sizeHint(self) -> QSize:
        widest = max(metrics("body").horizontalAdvance(label_of(level)) for level in LEVELS)
        return QSize(px(38) + round(widest), px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text and text in "01234":
            self._choose(LEVELS[int(text)])
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _step(self) -> None:
        place = -1 if self._level is None else LEVELS.index(self._level)
        self._choose(LEVELS[(place + 1) % len(LEVELS)])

    def _choose(self, level: SkillLevel | None) -> None:
        if level is not self._level:
            self.set_level(level)
            self.level_chosen.emit(level)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, colour("hover"))
        room = rect.adjusted(px(2), 0, 0, 0)
        number = LEVELS.index(self._level) if self._level is not None else 0
        used = draw_level(painter, room, number)
        draw_text(painter, room.adjusted(used + px(5), 0, 0, 0), self.word(), "body", "text" if number else "muted")
