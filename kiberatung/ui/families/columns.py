"""The columns of both lists, declared once: for the screen, the spreadsheet and the print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import N_, _
from kiberatung.domain.cases import CaseState
from kiberatung.domain.names.display import list_name
from kiberatung.domain.schools import GermanSupport
from kiberatung.services import tables
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.letters.values import TableColumn
from kiberatung.services.read_models import ChildRow, FamilyRow, ListOrder
from kiberatung.ui.families.listing import waiting_days
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column

R = TypeVar("R", ChildRow, FamilyRow)
FULL_BAR_DAYS = 100
GIVEN_UP_FIRST = ("open", "who", "support", "grade", "case", "language", "town", "children")
"""Columns that leave, in this order, when there is no room for a whole name."""
SHORT_SUPPORT = {
    GermanSupport.DEUTSCHFOERDERKLASSE: N_("Förderklasse"),
    GermanSupport.DEUTSCHFOERDERGRUPPE: N_("Fördergruppe"),
    GermanSupport.INNERE_DIFFERENZIERUNG: N_("Regelklasse"),
    GermanSupport.INTERNATIONALE_FOERDERKLASSE: N_("Int. Förderkl."),
    GermanSupport.FIT_FUER_MEHR: N_("Fit für mehr"),
    GermanSupport.NONE: N_("keine"),
}
ORDER_OF_COLUMN = {
    "name": ListOrder.NAME,
    "age": ListOrder.AGE,
    "town": ListOrder.TOWN,
    "state": ListOrder.STATE,
    "waiting": ListOrder.WAITING,
    "case": ListOrder.CASE_NUMBER,
}
STATE_LOOK = {
    CaseState.REPORTED: ("inbox", "muted"),
    CaseState.INVITED: ("mail", "muted"),
    CaseState.APPOINTMENT: ("calendar-days", "muted"),
    CaseState.COUNSELLED: ("message-circle", "muted"),
    CaseState.RECOMMENDED: ("scale", "muted"),
    CaseState.HANDED_OVER: ("send", "muted"),
    CaseState.PLACED: ("school", "ok"),
    CaseState.STARTED: ("circle-check", "ok"),
    CaseState.FOLLOWED_UP: ("check", "ok"),
    CaseState.CLOSED: ("circle-minus", "muted"),
}


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[R]):
    """`cell` makes what the screen shows; paper and spreadsheet take its text."""

    column: Column
    cell: Callable[[Desk, R], Cell]
    paper_width: float = 1.0

    @property
    def is_figure(self) -> bool:
        return self.column.align == "right" or self.column.kind is CellKind.BAR


def child_columns() -> tuple[ListColumn[ChildRow], ...]:
    return (
        ListColumn(Column("name", _("Kind"), 240, stretch=True), lambda _desk, row: name_cell(row), 2.4),
        ListColumn(Column("age", _("Alter"), 54, "right"), _age, 0.6),
        ListColumn(Column("language", _("Sprache"), 116, sortable=False), _language, 1.2),
        ListColumn(Column("grade", _("Jahrgang"), 76, "right", sortable=False), _grade, 0.8),
        ListColumn(Column("support", _("Förderung"), 122, sortable=False), _support, 1.6),
        ListColumn(Column("state", _("Stand"), 116, kind=CellKind.STATUS), lambda _desk, row: state_cell(row), 1.2),
        ListColumn(Column("waiting", _("Wartet"), 96, kind=CellKind.BAR), _waiting, 0.7),
        ListColumn(Column("who", _("Wer"), 46, sortable=False), lambda _desk, row: Cell(row.counsellor), 0.5),
        ListColumn(Column("case", _("Fall"), 94), lambda _desk, row: Cell(row.case_number, tone="muted"), 1.0),
    )


def family_columns() -> tuple[ListColumn[FamilyRow], ...]:
    return (
        ListColumn(Column("name", _("Familie"), 220, stretch=True), lambda _desk, row: _family_name(row), 2.4),
        ListColumn(Column("children", _("Kinder"), 62, "right", sortable=False), _children, 0.6),
        ListColumn(Column("open", _("davon offen"), 104, "right", sortable=False), _open_children, 0.8),
        ListColumn(Column("language", _("Sprache"), 124, sortable=False), _language, 1.4),
        ListColumn(Column("town", _("Ort"), 120), lambda _desk, row: Cell(row.town), 1.4),
        ListColumn(Column("state", _("Stand"), 116, kind=CellKind.STATUS), _family_state, 1.2),
        ListColumn(Column("waiting", _("Seit Meldung"), 112, kind=CellKind.BAR), _since_report, 0.8),
        ListColumn(Column("who", _("Wer"), 46, sortable=False), lambda _desk, row: Cell(row.counsellor), 0.5),
        ListColumn(Column("case", _("Fall"), 94), lambda _desk, row: Cell(row.case_number, tone="muted"), 1.0),
    )


def cells_of(columns: Sequence[ListColumn[R]], desk: Desk, row: R) -> tuple[Cell, ...]:
    return tuple(column.cell(desk, row) for column in columns)


def table_columns(columns: Sequence[ListColumn[R]]) -> tuple[tables.Column, ...]:
    return tuple(
        tables.Column(
            one.column.title,
            tables.ColumnKind.NUMBER if one.is_figure else tables.ColumnKind.TEXT,
            max(round(one.column.width / 7), 6),
        )
        for one in columns
    )


def table_row(columns: Sequence[ListColumn[R]], desk: Desk, row: R) -> tuple[tables.CellValue, ...]:
    """Figures as figures, an empty cell where there is none; the name with its own script behind it."""
    return tuple(_value(one, one.cell(desk, row)) for one in columns)


def paper_columns(columns: Sequence[ListColumn[R]]) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(one.column.title, one.paper_width, one.is_figure) for one in columns)


def state_cell(row: ChildRow) -> Cell:
    if row.side_exit is not None:
        return Cell(label_of(row.side_exit), icon="circle-slash", tone="muted")
    return _state(row.state)


def name_cell(row: ChildRow) -> Cell:
    name = list_name(row.family_name, row.given_names) or _("ohne Namen")
    return Cell(name, original=row.name_in_script, weight=500)


def _value(column: ListColumn[R], cell: Cell) -> tables.CellValue:
    if column.is_figure:
        return int(cell.text) if cell.text.isdecimal() else None
    return cell.spoken() or None


def _state(state: CaseState) -> Cell:
    icon, tone = STATE_LOOK[state]
    return Cell(label_of(state), icon=icon, tone=tone)


def _age(desk: Desk, row: ChildRow) -> Cell:
    return Cell(str(age_on(row.date_of_birth, desk.today)) if row.date_of_birth else "")


def _language(desk: Desk, row: ChildRow | FamilyRow) -> Cell:
    return Cell(desk.words.language(row.language) if row.language else "")


def _grade(_desk: Desk, row: ChildRow) -> Cell:
    return Cell(str(row.grade) if row.grade else "")


def _support(_desk: Desk, row: ChildRow) -> Cell:
    return Cell(_(SHORT_SUPPORT[row.german_support]) if row.german_support else "")


def _waiting(desk: Desk, row: ChildRow) -> Cell:
    days = waiting_days(row, desk)
    return Cell("") if days is None else Cell(str(days), share=days / FULL_BAR_DAYS)


def _family_name(row: FamilyRow) -> Cell:
    return Cell(row.family_name or _("ohne Namen"), original=row.name_in_script, weight=500)


def _children(_desk: Desk, row: FamilyRow) -> Cell:
    return Cell(str(row.children))


def _open_children(_desk: Desk, row: FamilyRow) -> Cell:
    return Cell(str(row.open_children))


def _family_state(_desk: Desk, row: FamilyRow) -> Cell:
    if row.earliest_state is None:
        return Cell(_("kein offener Fall"), icon="circle-minus", tone="muted")
    return _state(row.earliest_state)


def _since_report(desk: Desk, row: FamilyRow) -> Cell:
    if row.reported_on is None or row.open_children == 0:
        return Cell("")
    days = (desk.today - row.reported_on).days
    return Cell(str(days), share=days / FULL_BAR_DAYS)
