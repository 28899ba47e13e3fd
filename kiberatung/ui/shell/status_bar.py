"""The five permanent states at the foot of the window."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStatusBar, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.painting import draw_status
from kiberatung.ui.widgets.plain_tip import plain_tip

_ICONS = {"ok": "circle-check", "warn": "clock", "danger": "circle-alert", "muted": "circle"}
_LEAST_WIDTH = 64


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
        self.setFixedSize(21, 16)

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
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.saved, _Divider(), self._backup):
            row.addWidget(part)
        row.addSpacing(16)
        row.addStretch(1)
        for part in (self._network, _Divider(), self._lock, _Divider(), self._account):
            row.addWidget(part)
        self.addWidget(box, 1)

    def set_backup(self, words: str, tone: str = "muted") -> None:
        self._backup.set_words(words, tone)

    def set_network(self, words: str) -> None:
        self._network.set_words(words)

    def set_lock(self, words: str) -> None:
        self._lock.set_words(words)

    def set_account(self, words: str) -> None:
        self._account.set_words(words)
