"""The panel below the page: why the focused field is asked, on which basis, what if nobody knows it, who gets it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiberatung.basics.texts import _
from kiberatung.ui.help.asking import help_for
from kiberatung.ui.help.field_help import FieldHelp
from kiberatung.ui.shell.help_base import HelpBase
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.text import button, label

_NARROW = 900
"""Below this width, in pixels at normal text, the facts stand one below the other."""
_MARGIN = 16
_SHARE = 0.27
"""Of the height of the window at most: the field the help is about needs room too."""


class HelpPanel(HelpBase):
    """Leaves the cursor in the field; F1 or Esc closes it, F1 at another field tells about that one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help_panel")
        self.setProperty("notice", "info")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._about = FieldHelp("", "")
        self._field: QWidget | None = None
        self._title = label("", "bold", "info")
        self._close = button(_("Hilfe &schließen"), self.close_help, kind="quiet", icon="x")
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._facts: list[tuple[QLabel, QLabel]] = []
        self._build()
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        self._keys = label(_("F1 oder Esc schließt"), "small", "muted")
        head.addWidget(self._keys)
        head.addWidget(self._close)
        self._scroll = _Facts()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._scroll)

    def tell_about(self, field: QWidget | None) -> bool:
        """Whether there was something to tell or to close."""
        told = help_for(field)
        if self.isVisible() and (told is None or told == self._about):
            self.close_help()
            return True
        if told is None:
            return False
        self._about = told
        self._watch(field)
        self._title.setText(told.title)
        self._fill(told)
        self.show()
        _keep_in_sight(field)
        announce(self, " ".join([told.title, *(f"{head}: {text}" for head, text in told.facts())]))
        return True

    def close_help(self) -> None:
        super().close_help()
        self._watch(None)

    def _watch(self, field: QWidget | None) -> None:
        """Esc closes the help before it means anything to the field or its form."""
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field
        if field is not None:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.close_help()
            return True
        return super().eventFilter(watched, event)

    def words(self) -> str:
        return "\n".join([self._title.text(), *(f"{head.text()}: {text.text()}" for head, text in self._facts)])

    def _fill(self, told: FieldHelp) -> None:
        is_wide = self.window().width() >= px(_NARROW)
        self._keys.setVisible(is_wide)
        facts = QWidget()
        facts.setProperty("ground", "scrolled")
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        self._facts = [(label(head, "small_strong", "muted"), label(text, wrap=True)) for head, text in told.facts()]
        for place, (head, text) in enumerate(self._facts):
            if is_wide:
                grid.addWidget(head, 0, place)
                grid.addWidget(text, 1, place, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(place, 1)
            else:
                grid.addWidget(head, place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text, place, 1, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self._facts) + 1, 1)
        self._scroll.show_facts(facts, self.window().size())


class _Facts(QScrollArea):
    """As high as the facts are, and where the window is too low for that, Tab comes here and ↓ scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "scrolled")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Hilfe zum Feld"))

    def show_facts(self, facts: QWidget, window: QSize) -> None:
        self.setWidget(facts)
        facts.ensurePolished()
        wanted = facts.heightForWidth(window.width() - 2 * _MARGIN - px(12))
        most = round(window.height() * _SHARE)
        self.setFixedHeight(min(wanted, most) + 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if wanted > most else Qt.FocusPolicy.NoFocus)


def _keep_in_sight(field: QWidget | None) -> None:
    """The page has become lower: the field the help is about stays visible."""
    part = field
    while part is not None:
        part = part.parentWidget()
        if isinstance(part, QScrollArea) and field is not None:
            part.ensureWidgetVisible(field)
