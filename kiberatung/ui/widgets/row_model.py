"""The one table model of the program: knows all identifiers, fetches a row when it is drawn."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from kiberatung.basics.texts import _
from kiberatung.ui.widgets.plain_tip import plain_tip
from kiberatung.ui.widgets.row_values import Cell, Column, Fetch, Group, Row

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
GROUP_ROLE = Qt.ItemDataRole.UserRole + 2
MARKED_ROLE = Qt.ItemDataRole.UserRole + 3
_EMPTY = Cell("")
_AHEAD = 60  # rows asked for before the first one is drawn: more than a screen holds
_Index = QModelIndex | QPersistentModelIndex


class RowTableModel(QAbstractTableModel):
    """Group rows and rows of records in one sequence; a record that does not come back stays an empty row."""

    sort_wanted = Signal(str, bool, bool)  # name of the column, descending, behind what is sorted already
    rows_replaced = Signal()

    def __init__(self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._groups: tuple[Group, ...] = ()
        self._folded: set[str] = set()
        self._lines: list[Hashable | Group] = []
        self._row_of: dict[Hashable, int] = {}
        """Of those asked for so far: to note it of all would take longer than anybody notices it is missing."""
        self._rows: dict[Hashable, Row] = {}
        self._wanted: set[Hashable] = set()
        self._asked: set[Hashable] = set()
        self.marked: set[Hashable] = set()
        self.order: tuple[tuple[str, bool], ...] = ()
        self.filtered: frozenset[str] = frozenset()
        self._generation = 0

    # what to show

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other columns, or in another order: the rows of before no longer fit and are fetched again."""
        if tuple(columns) != self.columns:
            self.beginResetModel()
            self.columns = tuple(columns)
            self._forget()
            self.endResetModel()
            self.rows_replaced.emit()

    def set_heads(self, order: Sequence[tuple[str, bool]], filtered: Collection[str]) -> None:
        """What the heads say: the columns sorted by, with whether they descend, and those that are filtered."""
        self.order, self.filtered = tuple(order), frozenset(filtered)
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def place_in_order(self, name: str) -> tuple[int, bool, bool] | None:
        """Which criterion from 1, whether it descends, and whether there are several; None when it is none."""
        for place, (column, descending) in enumerate(self.order, start=1):
            if column == name:
                return place, descending, len(self.order) > 1
        return None

    def head_words(self, section: int) -> str:
        """All that a head shows, as „Alter, absteigend sortiert, 2. Kriterium, gefiltert“."""
        column = self.columns[section]
        place = self.place_in_order(column.name)
        parts = [column.title]
        if place is not None:
            parts.append(_("absteigend sortiert") if place[1] else _("aufsteigend sortiert"))
            if place[2]:
                parts.append(_("{place}. Kriterium").format(place=place[0]))
        if column.name in self.filtered:
            parts.append(_("gefiltert"))
        return ", ".join(parts)

    def set_keys(self, keys: Sequence[Hashable]) -> None:
        """Show these records in this order, without groups."""
        self.set_groups([Group("", tuple(keys), foldable=False)] if keys else [])

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; one without a title has no heading row."""
        self._groups = tuple(groups)
        if self.marked:
            self.marked &= {key for group in groups for key in group.keys}
        self._forget()
        self._rebuild()

    def add_keys(self, keys: Sequence[Hashable]) -> None:
        """More records behind those of a list without groups; rows, cursor and scroll bar stay where they are."""
        if not keys:
            return
        count = len(self._lines)
        self.beginInsertRows(QModelIndex(), count, count + len(keys) - 1)
        self._groups = (Group("", (*(key for group in self._groups for key in group.keys), *keys), foldable=False),)
        self._lines.extend(keys)
        self.endInsertRows()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._lines = []
        for group in self._groups:
            if group.title:
                self._lines.append(group)
            if group.title not in self._folded:
                self._lines.extend(group.keys)
        self._row_of = {}
        self.endResetModel()
        self._want(range(min(_AHEAD, len(self._lines))))
        self._ask()
        self.rows_replaced.emit()

    def invalidate(self, keys: Sequence[Hashable] | None = None) -> None:
        """Fetch these rows again (all of them for None) when they are next drawn; the old ones stay until then."""
        stale = set(self._rows if keys is None else keys)
        self._asked -= stale
        self._want([row for row, line in enumerate(self._lines) if line in stale])
        QTimer.singleShot(0, self, self._ask)

    def _forget(self) -> None:
        self._generation += 1
        self._rows.clear()
        self._wanted.clear()
        self._asked.clear()

    # fetching

    def _want(self, rows: Iterable[int]) -> None:
        for row in rows:
            line = self._lines[row]
            if not isinstance(line, Group):
                self._row_of[line] = row
                if line not in self._asked:
                    self._wanted.add(line)

    def _ask(self) -> None:
        if not self._wanted:
            return
        keys = sorted(self._wanted, key=lambda key: self._row_of.get(key, 0))
        self._wanted.clear()
        self._asked.update(keys)
        generation = self._generation
        self._fetch(keys, lambda rows: self._put(rows, generation))

    def _put(self, rows: Mapping[Hashable, Row], generation: int) -> None:
        if generation != self._generation:  # an answer to a list that is no longer shown
            return
        self._rows.update(rows)
        numbers = [self._row_of[key] for key in rows if key in self._row_of]
        if numbers:
            self.dataChanged.emit(self.index(min(numbers), 0), self.index(max(numbers), len(self.columns) - 1))

    def cell(self, row: int, column: int) -> Cell:
        line = self._lines[row]
        if isinstance(line, Group):
            return Cell(line.title if column == 0 else "", line.note if column == 0 else "", weight=600)
        cells = self._rows.get(line)
        if cells is None:
            self._want([row])
            QTimer.singleShot(0, self, self._ask)
            return _EMPTY
        return cells[column] if column < len(cells) else _EMPTY

    # places

    def key_at(self, row: int) -> Hashable | None:
        if not 0 <= row < len(self._lines):
            return None
        line = self._lines[row]
        return None if isinstance(line, Group) else line

    def group_at(self, row: int) -> Group | None:
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Group) else None

    def row_of(self, key: Hashable) -> int | None:
        if key not in self._row_of:
            with suppress(ValueError):
                self._row_of[key] = self._lines.index(key)
        return self._row_of.get(key)

    def first_key(self) -> Hashable | None:
        return next((line for line in self._lines if not isinstance(line, Group)), None)

    def group_rows(self) -> list[int]:
        if not any(group.title for group in self._groups):
            return []
        return [number for number, line in enumerate(self._lines) if isinstance(line, Group)]

    def shown_keys(self) -> list[Hashable]:
        return [line for line in self._lines if not isinstance(line, Group)]

    def is_folded(self, group: Group) -> bool:
        return group.title in self._folded

    def fold(self, group: Group) -> None:
        """Fold or unfold; the headings stay."""
        self._folded ^= {group.title}
        self._rebuild()

    def mark(self, key: Hashable) -> None:
        """Mark or unmark one record."""
        self.marked ^= {key}
        row = self.row_of(key)
        assert row is not None  # noqa: S101 - whoever marks it sees it
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    # Qt's questions

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[column])
        if role == GROUP_ROLE:
            return self.group_at(row)
        if role == MARKED_ROLE:
            return self.key_at(row) in self.marked
        if role == CELL_ROLE:
            return self.cell(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(row, column).text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.cell(row, column).spoken()) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            group = self.group_at(row)  # stands in the first column for all
            return self.cell(row, 0 if group else column).spoken() or _("leer")
        return None

    def _row_words(self, row: int) -> str | None:
        """What the row is about, as a screen reader says it before each cell."""
        if not 0 <= row < len(self._lines):
            return None
        cells = (self.cell(row, column).spoken() for column in range(len(self.columns)))
        return next((words for words in cells if words), _("leer"))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._row_words(section) if role == Qt.ItemDataRole.AccessibleTextRole else None
        if not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.head_words(section)
        return _alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def want_order(self, section: int, *, behind: bool = False) -> None:
        """Sorting is the query's work: the wish goes out, new keys come in by `set_keys` or `set_groups`.

        A second wish for the same column turns it round.
        """
        if 0 <= section < len(self.columns) and self.columns[section].sortable:
            place = self.place_in_order(self.columns[section].name)
            self.sort_wanted.emit(self.columns[section].name, place is not None and not place[1], behind)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
