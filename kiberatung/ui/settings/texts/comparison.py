"""After an update: the text of the program as it was and as it is now, with the words that differ, and the own one."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.letters.editing.field_words import as_typed
from kiberatung.services.letters.editing.page import TextLine
from kiberatung.services.letters.editing.word_differences import Piece, word_differences
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import Run
from kiberatung.ui.widgets.text import button, label


class ComparisonPanel(QFrame):
    """Hidden while the program brings nothing new for a text of the office."""

    def __init__(self, take: Callable[[], object], keep: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("notice", "info")
        self._before, self._now = RunLabel(), RunLabel()
        self.take = button(_("Neuen Text nehmen"), take, small=True)
        self.keep = button(_("Eigenen Text behalten"), keep, small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(label(_("Das Programm bringt hier einen neuen Text mit."), "strong", wrap=True))
        for title, text in ((_("Bisher mitgeliefert"), self._before), (_("Jetzt mitgeliefert"), self._now)):
            column.addWidget(label(title, "small_strong", "muted"))
            column.addWidget(text)
        hint = _("Fett ist, was sich unterscheidet. Ihr eigener Text steht unten.")
        column.addWidget(label(hint, "small", "muted", wrap=True))
        deeds = QWidget()
        row = FlowLayout(deeds, spacing=8)
        row.addWidget(self.take)
        row.addWidget(self.keep)
        column.addWidget(deeds)
        self.hide()

    def show_line(self, line: TextLine, *, may_edit: bool) -> None:
        before, now = word_differences(as_typed(line.former_shipped), as_typed(line.shipped))
        self._before.set_runs(_runs(before))
        self._now.set_runs(_runs(now))
        for deed in (self.take, self.keep):
            deed.setVisible(may_edit)
        self.setVisible(line.has_update)


def _runs(pieces: tuple[Piece, ...]) -> list[Run]:
    return [Run(one.text, 600 if one.is_changed else 400) for one in pieces]
