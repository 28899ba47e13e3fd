"""The right side of the day: who waits longest, waiting by age, what changed meanwhile."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import LIST_ROW_HEIGHT, TABLE_HEAD_HEIGHT
from kiberatung.ui.today.presenter import BackgroundPage, spoken_bands
from kiberatung.ui.today.rows import BandLine, ChangeLine, WaitingLine
from kiberatung.ui.today.waiting_chart import WaitingChart
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Cell, Column, Deliver
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

SHOWN_CHANGES = 5


def waiting_section(lines: Sequence[WaitingLine]) -> QWidget:
    made, column = _section()
    column.addWidget(section_head(_("Warten am längsten"), right=label(_("Tage seit der Meldung"), "small", "muted")))
    for line in lines:
        column.addWidget(_waiting_row(line))
    if not lines:
        column.addWidget(label(_("Niemand wartet auf einen Schulplatz."), tone="muted", wrap=True))
    return made


class BandSection(QWidget):
    """The chart, or the same figures as a table that can be copied."""

    def __init__(self, page: BackgroundPage, *, as_table: bool, turned: Callable[[bool], object]) -> None:
        super().__init__()
        self._page, self._turned = page, turned
        self._as_table = as_table
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._switch = button("", self._turn, kind="quiet", small=True)
        count = ngettext_("{count} Kind", "{count} Kinder", page.waiting).format(count=page.waiting)
        self._column.addWidget(section_head(_("Warten nach Altersband"), count, self._switch))
        self._chart = WaitingChart(page.bands, spoken_bands(page.bands))
        self._table = _band_table(page.bands)
        self._column.addWidget(self._chart)
        self._column.addWidget(self._table)
        self._show()

    def _turn(self) -> None:
        self._as_table = not self._as_table
        self._show()
        self._turned(self._as_table)

    def _show(self) -> None:
        self._switch.setText(_("Als Bild") if self._as_table else _("Als Tabelle"))
        self._chart.setVisible(not self._as_table)
        self._table.setVisible(self._as_table)


def changes_section(note: str, changes: Sequence[ChangeLine], show_all: Callable[[], object] | None) -> QWidget:
    made, column = _section()
    more = button(_("Alle {count}").format(count=len(changes)), show_all, kind="quiet", small=True)
    more.setVisible(show_all is not None and len(changes) > SHOWN_CHANGES)
    column.addWidget(section_head(_("Seit Ihrem letzten Tag geändert"), right=more))
    column.addWidget(label(note, "small", "muted", wrap=True))
    for line in changes if show_all is None else changes[:SHOWN_CHANGES]:
        row = QFrame()
        row.setProperty("row", True)
        words = QVBoxLayout(row)
        words.setContentsMargins(0, 6, 0, 7)
        words.setSpacing(0)
        words.addWidget(label(line.what, wrap=True))
        words.addWidget(label(line.who_and_when, "small", "muted"))
        column.addWidget(row)
    if not changes:
        column.addWidget(label(_("Niemand sonst hat seitdem etwas geändert."), tone="muted", wrap=True))
    return made


def _waiting_row(line: WaitingLine) -> QWidget:
    row = QFrame()
    row.setProperty("row", True)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 4, 0, 5)
    words = QVBoxLayout()
    words.setSpacing(0)
    name = button(line.name, line.call, kind="link")
    name.setAccessibleDescription(f"{line.facts}, {line.days}")
    words.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
    words.addWidget(label(line.facts, "small", "muted", wrap=True))
    layout.addLayout(words, 1)
    layout.addWidget(label(line.days, "bold"))
    return row


def _band_table(bands: Sequence[BandLine]) -> RowTable:
    columns = (
        Column("band", _("Altersband"), 120, sortable=False, stretch=True),
        Column("waiting", _("Warten"), 76, "right", sortable=False),
        Column("long", _("über 50 Tage"), 112, "right", sortable=False),
    )
    rows = {band.word: (Cell(band.word), Cell(str(band.waiting)), Cell(str(band.long))) for band in bands}

    def fetch(keys: Sequence[Hashable], deliver: Deliver) -> None:
        deliver({key: rows[str(key)] for key in keys})

    model = RowTableModel(columns, fetch)
    table = RowTable(model, _("Warten nach Altersband"))
    model.setParent(table)
    model.set_keys(list(rows))
    table.setFixedHeight(px(TABLE_HEAD_HEIGHT) + px(LIST_ROW_HEIGHT) * len(rows) + 4)
    return table


def _section() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 12)
    column.setSpacing(0)
    return made, column
