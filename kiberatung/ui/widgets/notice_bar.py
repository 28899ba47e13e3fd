"""The bar under the head that says what happened and offers one deed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import NOTICE_BAR_HEIGHT
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, icon_button, label, set_property

Tone = Literal["ok", "warn", "danger", "info"]
_ICONS: dict[str, str] = {"ok": "circle-check", "warn": "triangle-alert", "danger": "circle-alert", "info": "info"}


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened in a few words, a sentence more, and a deed; `more` for hints that leave a choice."""

    headline: str
    text: str = ""
    tone: Tone = "ok"
    deed: str = ""
    call: Callable[[], object] | None = None
    more: Sequence[tuple[str, Callable[[], object]]] = ()


class NoticeBar(QFrame):
    """Stays until done or closed; speaks once, politely, to a screen reader."""

    closed = Signal()
    cancel_wanted = Signal()

    def __init__(self, close_word: str, cancel_word: str) -> None:
        super().__init__()
        self.setObjectName("notice_bar")
        self.setMinimumHeight(px(NOTICE_BAR_HEIGHT))
        self._call: Callable[[], object] | None = None
        self._headline = StatusLabel()
        self._text = label(wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(px(160))
        self._deed = button("", self._do, small=True)
        self._more: list[QPushButton] = []
        self._cancel = button(cancel_word, self.cancel_wanted.emit, small=True)
        self._close = icon_button("x", close_word, self.close_notice)
        self._build()
        self.hide()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 6, 16, 6)
        column.setSpacing(6)
        layout = QHBoxLayout()
        layout.setSpacing(12)
        column.addLayout(layout)
        layout.addWidget(self._headline)
        layout.addWidget(self._text, 1)
        for part in (self._progress, self._cancel, self._deed, self._close):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            part.hide()
        self._more_row = QHBoxLayout()
        self._more_row.setSpacing(12)
        self._more_row.addStretch(1)
        column.addLayout(self._more_row)

    def show_notice(self, notice: Notice) -> None:
        self._call = notice.call
        self._set_words(notice.headline, notice.text, notice.tone)
        self._deed.setText(notice.deed)
        self._deed.setVisible(bool(notice.deed))
        self._set_more(notice.more)
        self._close.show()
        self._progress.hide()
        self._cancel.hide()
        self.show()
        announce(self, f"{notice.headline} {notice.text}")

    def _set_more(self, deeds: Sequence[tuple[str, Callable[[], object]]]) -> None:
        for old in self._more:
            self._more_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._more = [button(word, partial(self._do_other, call), small=True) for word, call in deeds]
        for made in self._more:
            self._more_row.insertWidget(self._more_row.count() - 1, made)

    def show_progress(self, text: str, done: int, whole: int, *, can_cancel: bool = False) -> None:
        """A determinate bar; `whole` 0 while the amount of work is not known yet."""
        first = not self._progress.isVisibleTo(self)
        self._set_words(text, "", "info")
        self._progress.setRange(0, max(whole, 1))
        self._progress.setValue(done)
        self._progress.setAccessibleName(text)
        self._progress.show()
        self._cancel.setVisible(can_cancel)
        self._deed.hide()
        self._set_more(())
        self._close.hide()
        self.show()
        if first:
            announce(self, text)

    def close_notice(self) -> None:
        self.hide()
        self._progress.hide()
        self.closed.emit()

    def forget(self) -> None:
        """No word stays, and no deed."""
        self.close_notice()
        self._call = None
        self._set_words("", "", "info")
        self._deed.setText("")
        self._set_more(())

    def words(self) -> str:
        return f"{self._headline.text()} {self._text.text()}".strip()

    def _set_words(self, headline: str, text: str, tone: str) -> None:
        set_property(self, "notice", tone)
        self._headline.set_status(_ICONS[tone], headline, tone)
        self._text.setText(text)

    def _do_other(self, call: Callable[[], object]) -> None:
        self.close_notice()
        call()

    def _do(self) -> None:
        call = self._call
        self.close_notice()
        if call is not None:
            call()
