"""The five permanent states at the foot of the window."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStatusBar, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.theme.live import colour, metrics, px, theme
from kiberatung.ui.theme.tokens import STATUS_BAR_HEIGHT
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.painting import draw_status
from kiberatung.ui.widgets.plain_tip import plain_tip

_ICONS = {"ok": "circle-check", "warn": "clock", "danger": "circle-alert", "muted": "circle"}
_LEAST_WIDTH = 64
_DIVIDER, _EDGE = 21, 12


class StateWords(QWidget):
    """Words, with an icon always or where the tone matters; in narrow windows elided, whole in the tool tip."""

    def __init__(self, words: str = "", *, with_icon: bool = False) -> None:
        super().__init__()
        self._with_icon = with_icon
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str, tone: str = "muted") -> None:
        self._words, self._tone = words, tone
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        return self._words

    def _icon(self) -> str:
        return _ICONS[self._tone] if self._with_icon or self._tone in {"warn", "danger"} else ""

    def _step(self) -> str:
        return "small" if self._tone == "muted" else "small_strong"

    def sizeHint(self) -> QSize:
        icon = px(14) + px(5) if self._icon() else 0
        return QSize(round(icon + metrics(self._step()).horizontalAdvance(self._words)) + 3, px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), _LEAST_WIDTH), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_status(QPainter(self), QRectF(self.rect()), self._icon(), self._words, self._tone, self._step())


class _Divider(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_DIVIDER, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(self.width() // 2, 2, 1, self.height() - 4), colour("hair"))


class StatusBar(QStatusBar):
    """Saving, backup, network, idle lock, account: they never move."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 12, 0)
        self.saved = StateWords(_("Noch nichts zu speichern"), with_icon=True)
        self.saved.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # this one is never cut
        self._backup = StateWords(_("Noch keine Sicherung"))
        self._network = StateWords(_("Keine Netzverbindung geöffnet"))
        self._lock = StateWords()
        self._account = StateWords()
        box = QWidget()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, box)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(_row(self.saved, _Divider(), self._backup))
        self._rows.addStretch(1)
        self._rows.addLayout(_row(self._network, _Divider(), self._lock, _Divider(), self._account))
        self.addWidget(box, 1)
        self._fit()
        theme.theme_changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One row, or two where the words would be cut."""
        states = (self.saved, self._backup, self._network, self._lock, self._account)
        needed = sum(state.sizeHint().width() for state in states) + 3 * _DIVIDER + 2 * _EDGE + 16
        rows = 1 if needed <= self.width() else 2
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if rows == 1 else QBoxLayout.Direction.TopToBottom)
        self.setFixedHeight(px(STATUS_BAR_HEIGHT) if rows == 1 else 2 * px(STATUS_BAR_HEIGHT - 6))

    def set_saved(self, words: str, tone: str = "ok") -> None:
        """Told to a screen reader when it changes, and only then: not with every key."""
        self._tell(self.saved, words, tone)

    def set_backup(self, words: str, tone: str = "muted") -> None:
        self._tell(self._backup, words, tone)

    def _tell(self, state: StateWords, words: str, tone: str) -> None:
        changed = words != state.words()
        state.set_words(words, tone)
        if changed:
            self._fit()
            announce(state, words)

    def set_network(self, words: str) -> None:
        self._network.set_words(words)
        self._fit()

    def set_lock(self, words: str) -> None:
        self._lock.set_words(words)
        self._fit()

    def set_account(self, words: str) -> None:
        self._account.set_words(words)
        self._fit()


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(0)
    return row
