"""The table „Das verlässt das Haus“ as rows of sections and items, one column for each child."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kiberatung.basics.texts import _
from kiberatung.services.handovers.contents import CellState, ContentCell, ContentRow, titled_rows
from kiberatung.services.handovers.previewing import HandoverPreview, PreviewChild
from kiberatung.ui.widgets.plain_tip import plain_tip

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_ROLE = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex
_NAME = "name"


@dataclass(frozen=True, slots=True)
class ContentLine:
    """A heading has no cells; `why` says why something stays here."""

    title: str
    cells: tuple[ContentCell, ...] = ()
    why: str = ""

    @property
    def is_heading(self) -> bool:
        return not self.cells


def content_lines(preview: HandoverPreview) -> list[ContentLine]:
    """By section as every file shows them, then „Bleibt im Haus“; names are the heads of the columns."""
    lines: list[ContentLine] = []
    for title, rows in titled_rows([row for row in preview.content.rows if row.identifier != _NAME]):
        lines.append(ContentLine(title))
        lines.extend(_line(row) for row in rows)
    stays = ContentCell(_("bleibt hier"), CellState.HELD_BACK)
    lines.append(ContentLine(_("Bleibt im Haus")))
    lines.extend(ContentLine(held.title, (stays,) * len(preview.children), held.reason) for held in preview.held_back)
    return lines


def _line(row: ContentRow) -> ContentLine:
    return ContentLine(row.title, row.cells)


class ContentModel(QAbstractTableModel):
    """Titles of the items stand in the vertical head, so that they stay in sight while columns move."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ContentLine] = []
        self.children_shown: tuple[PreviewChild, ...] = ()

    def set_preview(self, preview: HandoverPreview | None) -> None:
        self.beginResetModel()
        self.lines = content_lines(preview) if preview is not None else []
        self.children_shown = preview.children if preview is not None else ()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.children_shown)

    def cell(self, row: int, column: int) -> ContentCell | None:
        cells = self.lines[row].cells
        return cells[column] if column < len(cells) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text if cell is not None else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.lines[index.row()].why) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            line = self.lines[index.row()]
            if cell is None:  # the head of a section
                return line.title or _("leer")
            return " ".join(part for part in (f"{line.title}: {cell.text}", line.why) if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            line = self.lines[section] if section < len(self.lines) else ContentLine("")
            if role == LINE_ROLE:
                return line
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tip(line.why) or None
            return line.title if role == Qt.ItemDataRole.DisplayRole else None
        if section >= len(self.children_shown):
            return None
        child = self.children_shown[section]
        if role == LINE_ROLE:
            return child
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            name = " ".join(part for part in (child.name, child.name_in_script) if part)
            return name if role == Qt.ItemDataRole.DisplayRole else plain_tip(name)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags
