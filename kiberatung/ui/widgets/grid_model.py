"""The model of the grid of questions over its source."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiberatung.basics.texts import _
from kiberatung.ui.widgets.grid_values import CellState, GridCell, GridRow, GridSection, GridSource
from kiberatung.ui.widgets.plain_tip import plain_tip

GRID_CELL_ROLE = Qt.ItemDataRole.UserRole + 11
GRID_LINE_ROLE = Qt.ItemDataRole.UserRole + 12
_Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """Column 0 holds the questions, the others the source's columns; section rows span all."""

    def __init__(self, source: GridSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._read()

    def _read(self) -> None:
        self.lines = tuple(self.source.grid_lines())
        self.columns = tuple(self.source.grid_columns())

    def reload(self) -> None:
        """Rows or columns have changed."""
        self.beginResetModel()
        self._read()
        self.endResetModel()

    def refresh(self) -> None:
        """Values have changed, rows and columns have not (headings and titles are read again)."""
        self._read()
        if self.lines and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.columns)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns))

    def keys_at(self, index: _Index) -> tuple[Hashable, Hashable] | None:
        """Row and column key of a cell that holds an answer."""
        if not index.isValid() or index.column() == 0:
            return None
        line = self.lines[index.row()]
        return (line.key, self.columns[index.column() - 1].key) if isinstance(line, GridRow) else None

    def index_of(self, row: Hashable, column: Hashable) -> QModelIndex:
        rows = [n for n, line in enumerate(self.lines) if isinstance(line, GridRow) and line.key == row]
        columns = [n for n, held in enumerate(self.columns, 1) if held.key == column]
        return self.index(rows[0], columns[0]) if rows and columns else QModelIndex()

    def cell_at(self, index: _Index) -> GridCell | None:
        keys = self.keys_at(index)
        return None if keys is None else self.source.grid_cell(*keys)

    def next_open(self, here: _Index) -> QModelIndex:
        """The next open cell further down the column, else in the columns behind it; no index when all is answered."""
        rows, columns = range(len(self.lines)), range(here.column(), len(self.columns) + 1)
        for column in columns:
            for row in rows:
                index = self.index(row, column)
                is_behind = column > here.column() or row > here.row()
                cell = self.cell_at(index) if is_behind and column else None
                if cell is not None and cell.is_next:
                    return index
        return QModelIndex()

    def takes_input(self, index: _Index) -> bool:
        cell = self.cell_at(index)
        return cell is not None and cell.state != CellState.NOT_APPLICABLE

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == GRID_LINE_ROLE:
            return line
        if index.column() == 0 or isinstance(line, GridSection):
            spoken = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return line.title if spoken and index.column() == 0 else None
        return self._cell_data(index, role)

    def _cell_data(self, index: _Index, role: int) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            keys = self.keys_at(index)
            return self.source.text_to_edit(*keys) if keys else ""
        cell = self.cell_at(index)
        if cell is None:
            return None
        if role == GRID_CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken() or _("leer")
        return plain_tip(cell.spoken()) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        keys = self.keys_at(index)
        if keys is None or role != Qt.ItemDataRole.EditRole:
            return False
        cell = self.source.grid_cell(*keys)
        if str(value) != self.source.text_to_edit(*keys) or cell.is_wrong:
            self.source.put_text(*keys, str(value))
        self.refresh()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.data(self.index(section, 0), role) or _("leer")
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Frage")
        return self.columns[section - 1].title if section <= len(self.columns) else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if index.column() > 0 and self.takes_input(index):
            flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return flags
