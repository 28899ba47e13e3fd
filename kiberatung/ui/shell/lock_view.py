"""The lock: who, since when, that nothing is lost, and the passphrase."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.services.upgrading import Upgrading
from kiberatung.ui.shell.keyboard_hints import KeyboardHints, PassphraseLine
from kiberatung.ui.shell.upgrade_progress import UpgradeProgress
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, px
from kiberatung.ui.widgets.card import Card
from kiberatung.ui.widgets.layouts import widgets_in
from kiberatung.ui.widgets.text import button, label, set_property


@dataclass(frozen=True, slots=True)
class LockWords:
    """What the lock says above the field."""

    program: str
    office: str
    greeting: str
    state: str


class LockView(QWidget):
    """Emits the passphrase and forgets it; the owner says whether it was right."""

    typing_begun = Signal()  # into the empty field: somebody will soon want to unlock
    unlock_requested = Signal(str)
    quit_requested = Signal()

    def __init__(self, words: LockWords, ways_out: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._greeting = label("", "h1")
        self._state = label("", tone="muted", wrap=True)
        self.line = PassphraseLine()
        self._title = label(_("&Passphrase"), "small")
        self._title.setBuddy(self.line)
        self.line.setAccessibleName(_("Passphrase"))
        self._show = button(_("&Zeigen"), None, kind="quiet", icon="eye")
        self._show.setCheckable(True)
        self._show.toggled.connect(self.line.show_text)
        self.hints = KeyboardHints([self.line])
        self._finding = label("", "small_strong", "danger", wrap=True)
        self.upgrade = UpgradeProgress()
        self._unlock = button(_("&Entsperren"), self._request, kind="primary", icon="lock-open")
        self._quit = button(_("&Beenden"), self.quit_requested.emit)
        self._wait_left = 0
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._wait.timeout.connect(self._count_down)
        self._build(words, ways_out)
        self.line.returnPressed.connect(self._request)
        self.line.textEdited.connect(self._edited)
        self._is_typing = False
        self.setFocusProxy(self.line)
        self.set_words(words)

    def _build(self, words: LockWords, ways_out: Sequence[tuple[str, Callable[[], object]]]) -> None:
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addLayout(_brand(words))
        column.addWidget(self._card())
        self._links = _links(ways_out)
        column.addLayout(self._links)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(column)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(1)

    def _card(self) -> Card:
        card = Card()
        field = QHBoxLayout()
        field.setSpacing(8)
        field.addWidget(self.line, 1)
        field.addWidget(self._show)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addStretch(1)
        deeds.addWidget(self._quit)
        deeds.addWidget(self._unlock)
        for part in (self._greeting, self._state, self.upgrade):
            card.column.addWidget(part)
        card.column.addSpacing(16)
        card.column.addWidget(self._title)
        card.column.addLayout(field)
        card.column.addWidget(self.hints)
        card.column.addWidget(self._finding)
        card.column.addSpacing(16)
        card.column.addLayout(deeds)
        self._finding.hide()
        return card

    def set_words(self, words: LockWords) -> None:
        """Begin anew: empty field, nothing said yet."""
        self._greeting.setText(words.greeting)
        self._state.setText(words.state)
        self.line.clear()
        self._show.setChecked(False)
        self._say("")

    def refuse(self, reason: str, wait_seconds: int = 0) -> None:
        """The passphrase was wrong: say so, empty the field, and let a growing time pass."""
        self.set_busy(busy=False)
        self._show_field(shown=True)
        self.line.clear()
        self._say(reason)
        self.line.setFocus()
        if wait_seconds:
            self._wait_left = wait_seconds
            self._wait.start()
            self._show_wait()

    def offer(self, word: str, call: Callable[[], object]) -> None:
        """A way out that is of use only now; offered again it stands there once."""
        if word not in [link.text() for link in self.findChildren(QAbstractButton)]:
            self._links.insertWidget(self._links.count() - 1, button(word, call, kind="link"))

    def set_busy(self, *, busy: bool) -> None:
        """While the key is being made."""
        self._unlock.setEnabled(not busy)
        self._unlock.setText(_("Wird geöffnet") if busy else _("&Entsperren"))
        self.line.setReadOnly(busy)

    def show_upgrade(self, told: Upgrading) -> None:
        """In the place of the field, as long as it takes; `refuse` brings the field back."""
        self._show_field(shown=False)
        self.upgrade.show_state(told)

    def _show_field(self, *, shown: bool) -> None:
        asking = (self._greeting, self._state, self._title, self.line, self._show, self.hints, self._unlock)
        for part in (*asking, *widgets_in(self._links)):
            part.setVisible(shown)
        self.upgrade.setVisible(not shown)
        if not shown:
            self._quit.clearFocus()  # it got the focus of the field; a key that is still pressed must not quit

    def finding(self) -> str:
        return self._finding.text()

    def _request(self) -> None:
        if self._unlock.isEnabled() and self.line.text():
            passphrase = self.line.text()
            self.line.clear()
            self._is_typing = False
            self.set_busy(busy=True)
            self.unlock_requested.emit(passphrase)

    def _edited(self, text: str) -> None:
        self._say("")
        if text and not self._is_typing:
            self.typing_begun.emit()
        self._is_typing = bool(text)

    def _say(self, text: str) -> None:
        self._finding.setText(text)
        self._finding.setVisible(bool(text))
        set_property(self.line, "state", "danger" if text else "")
        self.line.setAccessibleDescription(text)

    def _count_down(self) -> None:
        self._wait_left -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        waiting = self._wait_left > 0
        self._unlock.setEnabled(not waiting)
        if not waiting:
            self._wait.stop()
            self._say(_("Sie können es wieder versuchen."))
            return
        words = ngettext_(
            "Nach mehreren falschen Passphrasen ist der nächste Versuch in {count} Sekunde möglich.",
            "Nach mehreren falschen Passphrasen ist der nächste Versuch in {count} Sekunden möglich.",
            self._wait_left,
        )
        self._say(words.format(count=self._wait_left))


def _brand(words: LockWords) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(label(words.program, "h2"))
    names.addWidget(label(words.office, "small", "muted"))
    row.addWidget(BrandMark())
    row.addLayout(names)
    row.addStretch(1)
    return row


def _links(ways_out: Sequence[tuple[str, Callable[[], object]]]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(24)
    for word, call in ways_out:
        row.addWidget(button(word, call, kind="link"))
    row.addStretch(1)
    return row


class BrandMark(QWidget):
    """The program's sign: a house door on accent."""

    def __init__(self, side: int = 32) -> None:
        super().__init__()
        self.setFixedSize(QSize(px(side), px(side)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        rect = QRectF(self.rect())
        painter.drawRoundedRect(rect, rect.width() / 5, rect.width() / 5)
        edge = rect.width() / 5
        draw_icon(painter, "house", rect.adjusted(edge, edge, -edge, -edge), "on_accent")
