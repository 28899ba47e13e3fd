"""The family's own window: the question in its language, and nothing of the file."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.letters.values import Bilingual
from kiberatung.ui.talk.pages import PausePage
from kiberatung.ui.talk.shown import CurrentQuestion
from kiberatung.ui.talk.tiles import ChoiceTile, mirror
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.text import label, surface

Protect = Callable[[int], object]
"""Keeps a window, by its number, out of screenshots and shared screens where the system can."""


class FamilyWindow(QWidget):
    """A window of its own, on the second screen if there is one. The lock closes it, the privacy key covers it.

    No name of the family, no number of the case, and no answer that was given before: only what is chosen now.
    """

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget, protect: Protect) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._protect = protect
        self.setWindowTitle(_("Für die Familie"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._question, self._german = label("", "board", wrap=True), label("", "reading", "muted", wrap=True)
        self._not_reviewed = label("", "small", "warn", wrap=True)
        self._tiles = QGridLayout()
        self._shown: list[ChoiceTile] = []
        self._inner = surface()
        self.pause = PausePage()
        self._stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(px(56), px(56), px(56), px(40))
        column.setSpacing(px(20))
        self._tiles.setSpacing(px(16))
        for part in (self._question, self._german):
            column.addWidget(part)
        column.addSpacing(px(16))
        column.addLayout(self._tiles)
        column.addStretch(1)
        column.addWidget(self._not_reviewed)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._inner)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.pause)
        self.pause.go_on.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def open_beside(self, window: QWidget) -> None:
        """The whole of another screen, else a window beside the main one."""
        other = _other_screen(window)
        if other is not None:
            self.setGeometry(other.availableGeometry())
            self.showFullScreen()
        else:
            place = window.frameGeometry()
            self.setGeometry(place.right() - px(600), place.top() + px(80), px(560), px(640))
            self.show()
        self._protect(int(self.winId()))

    def show_question(self, current: CurrentQuestion, not_reviewed: Bilingual, *, right_to_left: bool) -> None:
        """In German alone when there are no questions in the family's language."""
        mirror(self._inner, right_to_left=right_to_left)
        question = current.question
        self._question.setText(question.translated or question.german)
        self._german.setText(question.german if question.translated else "")
        is_draft = bool(question.translated) and not question.reviewed
        self._not_reviewed.setText(not_reviewed.translated if is_draft else "")
        _left_to_right(self._german)
        self._show_choices(current)

    def _show_choices(self, current: CurrentQuestion) -> None:
        for tile in self._shown:
            tile.hide()
            tile.deleteLater()
        self._shown = []
        for number, choice in enumerate(current.choices):
            tile = ChoiceTile(choice.said.translated or choice.said.german)
            now = current.chosen_now
            tile.setChecked(now is not None and current.chosen == now and choice.value == now)
            tile.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            mirror(tile, right_to_left=self._inner.isRightToLeft())
            self._tiles.addWidget(tile, number // 2, number % 2)
            self._shown.append(tile)

    def show_pause(self, *, paused: bool) -> None:
        self._stack.setCurrentIndex(int(paused))

    def words(self) -> list[str]:
        """Everything that can be read in it."""
        return [
            self.windowTitle(),
            *(part.text() for part in self.findChildren(QLabel)),
            *(t.word for t in self._shown),
        ]

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _other_screen(window: QWidget) -> QScreen | None:
    return next((screen for screen in QGuiApplication.screens() if screen is not window.screen()), None)


def _left_to_right(part: QLabel) -> None:
    """German below a text that is read from the right stands at the same edge, and is read from the left."""
    edge = Qt.AlignmentFlag.AlignRight if part.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    part.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
