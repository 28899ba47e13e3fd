"""The columns of both lists, declared once: for the screen, the filters, the spreadsheet and the print."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from kiberatung.basics.date_words import write_date
from kiberatung.basics.number_words import grouped
from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import N_, _, ngettext_
from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.domain.list_views import SortKey
from kiberatung.domain.names.display import list_name
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.age_bands import AgeBand, band_of, word_of_band
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.list_arranging import Value
from kiberatung.services.read_models import ChildRow, FamilyRow, ListOrder
from kiberatung.ui.lists.columns import FilterKind, ListColumn, ListDefinition
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column

FULL_BAR_DAYS = 100
GIVEN_UP_FIRST = ("open", "who", "support", "grade", "case", "language", "town", "children", "age", "waiting")
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
"""Those that the database gives in order, so that the beginning of a long list is there at once."""
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
WAITING_FACTS = ("reported_on", "state", "side_exit")
NO_STATE = "none"
LONGEST_FIRST = (SortKey("waiting", descending=True),)
CHOICE, NUMBER, DATE = FilterKind.CHOICE, FilterKind.NUMBER, FilterKind.DATE
R = TypeVar("R", ChildRow, FamilyRow)
_BANDS = list(AgeBand)
_RANKS = {state: place for place, state in enumerate(CaseState)}
_WAITING = frozenset(state for state in CaseState if state.order < CaseState.PLACED.order)
"""Looked up for each of 10,000 rows, so they are made once."""


def child_list(desk: Desk) -> ListDefinition[ChildRow]:
    columns = (
        _child_name_column(),
        *_age_columns(desk.today),
        _language_column(_language_word(desk), 116),
        _town_column(is_usual=False),
        _grade_column(),
        _support_column(),
        _state_column(state_cell, _child_state, _state_rank, ("state", "side_exit")),
        _waiting_column(
            Column("waiting", _("Wartet"), 100, kind=CellKind.BAR),
            partial(waiting_days, today=desk.today),
            WAITING_FACTS,
            0.7,
        ),
        _reported_column(),
        _who_column(),
        _case_column(),
    )
    return ListDefinition(
        "children", _("Kinder"), columns, children_words, order=LONGEST_FIRST, given_up_first=GIVEN_UP_FIRST
    )


def family_list(desk: Desk) -> ListDefinition[FamilyRow]:
    columns = (
        _family_name_column(),
        _count_column(Column("children", _("Kinder"), 72, "right"), lambda row: row.children, "children", 0.6),
        _count_column(
            Column("open", _("davon offen"), 112, "right"), lambda row: row.open_children, "open_children", 0.8
        ),
        _language_column(_language_word(desk), 124),
        _town_column(is_usual=True),
        _state_column(_family_state_cell, _family_state, _family_state_rank, ("earliest_state",)),
        _waiting_column(
            Column("waiting", _("Seit Meldung"), 120, kind=CellKind.BAR),
            partial(_since, today=desk.today),
            ("reported_on", "open_children"),
            0.8,
        ),
        _reported_column(),
        _who_column(),
        _case_column(),
    )
    return ListDefinition(
        "families", _("Familien"), columns, families_words, order=LONGEST_FIRST, given_up_first=GIVEN_UP_FIRST
    )


def children_words(count: int) -> str:
    return ngettext_("{count} Kind", "{count} Kinder", count).format(count=grouped(count))


def families_words(count: int) -> str:
    return ngettext_("{count} Familie", "{count} Familien", count).format(count=grouped(count))


def waiting_days(row: ChildRow, today: date) -> int | None:
    """None for children who wait no longer, or of whom nobody knows since when."""
    waits = row.side_exit is None and row.state in _WAITING
    return (today - row.reported_on).days if waits and row.reported_on else None


def state_cell(row: ChildRow) -> Cell:
    if row.side_exit is not None:
        return Cell(label_of(row.side_exit), icon="circle-slash", tone="muted")
    return _state(row.state)


def name_cell(row: ChildRow) -> Cell:
    name = list_name(row.family_name, row.given_names) or _("ohne Namen")
    return Cell(name, original=row.name_in_script, weight=500)


def state_word(key: str) -> str:
    """Of a state, of a way out, or of families in which no case is open."""
    if key == NO_STATE:
        return _("kein offener Fall")
    return label_of(CaseState(key) if key in set(CaseState) else SideExit(key))


# columns of children


def _child_name_column() -> ListColumn[ChildRow]:
    return ListColumn(
        Column("name", _("Kind"), 240, stretch=True), name_cell, _child_name, paper_width=2.4,
        facts=("family_name", "given_names"),
    )  # fmt: skip


def _age_columns(today: date) -> tuple[ListColumn[ChildRow], ListColumn[ChildRow]]:
    age = ListColumn(
        Column("age", _("Alter"), 64, "right"), lambda row: _figure(_age(row, today)), partial(_age, today=today),
        NUMBER, rank=_days_of_life, band=partial(_age_band, today=today), paper_width=0.6, facts=("date_of_birth",),
    )  # fmt: skip
    born: ListColumn[ChildRow] = ListColumn(
        Column("born", _("Geboren"), 96), lambda row: _day(row.date_of_birth), lambda row: row.date_of_birth, DATE,
        is_usual=False, facts=("date_of_birth",),
    )  # fmt: skip
    return age, born


def _grade_column() -> ListColumn[ChildRow]:
    return ListColumn(
        Column("grade", _("Jahrgang"), 92, "right"), lambda row: _figure(row.grade), lambda row: row.grade, NUMBER,
        band=_grade_band, paper_width=0.8, facts=("grade",),
    )  # fmt: skip


def _support_column() -> ListColumn[ChildRow]:
    return ListColumn(
        Column("support", _("Förderung"), 122), lambda row: Cell(_support_word(row.german_support or "")),
        lambda row: row.german_support, CHOICE, _support_word,
        band=lambda row: _band(_support_word(row.german_support or "")), paper_width=1.6, facts=("german_support",),
    )  # fmt: skip


# columns of families


def _family_name_column() -> ListColumn[FamilyRow]:
    return ListColumn(
        Column("name", _("Familie"), 220, stretch=True), _family_name, lambda row: row.family_name, paper_width=2.4,
        facts=("family_name",),
    )  # fmt: skip


def _count_column(
    column: Column, count: Callable[[FamilyRow], int], fact: str, paper_width: float
) -> ListColumn[FamilyRow]:
    return ListColumn(
        column, lambda row: Cell(str(count(row))), count, NUMBER, paper_width=paper_width, facts=(fact,)
    )  # fmt: skip


# columns of both lists


def _state_column(
    cell: Callable[[R], Cell], key: Callable[[R], str], rank: Callable[[R], int], facts: tuple[str, ...]
) -> ListColumn[R]:
    return ListColumn(
        Column("state", _("Stand"), 124, kind=CellKind.STATUS), cell, key, CHOICE, state_word, rank=rank,
        band=lambda row: (rank(row), state_word(key(row))), paper_width=1.2, facts=facts,
    )  # fmt: skip


def _waiting_column(
    column: Column, days: Callable[[R], int | None], facts: tuple[str, ...], paper_width: float
) -> ListColumn[R]:
    return ListColumn(
        column, lambda row: _bar(days(row)), days, NUMBER, paper_width=paper_width, facts=facts
    )  # fmt: skip


def _language_column(word: Callable[[str], str], width: int) -> ListColumn[R]:
    return ListColumn(
        Column("language", _("Sprache"), width), lambda row: Cell(word(row.language)), lambda row: row.language,
        CHOICE, word, band=lambda row: _band(word(row.language)), paper_width=1.2, facts=("language",),
    )  # fmt: skip


def _town_column(*, is_usual: bool) -> ListColumn[R]:
    return ListColumn(
        Column("town", _("Ort"), 120), lambda row: Cell(row.town), lambda row: row.town, CHOICE,
        band=lambda row: _band(row.town), paper_width=1.4, is_usual=is_usual, facts=("town",),
    )  # fmt: skip


def _reported_column() -> ListColumn[R]:
    return ListColumn(
        Column("reported", _("Gemeldet"), 96), lambda row: _day(row.reported_on), lambda row: row.reported_on,
        DATE, is_usual=False, facts=("reported_on",),
    )  # fmt: skip


def _who_column() -> ListColumn[R]:
    return ListColumn(
        Column("who", _("Wer"), 56), lambda row: Cell(row.counsellor), lambda row: row.counsellor, CHOICE,
        band=lambda row: _band(row.counsellor), paper_width=0.5, facts=("counsellor",),
    )  # fmt: skip


def _case_column() -> ListColumn[R]:
    return ListColumn(
        Column("case", _("Fall"), 94), lambda row: Cell(row.case_number, tone="muted"), lambda row: row.case_number,
        facts=("case_number",),
    )  # fmt: skip


# values


def _child_name(row: ChildRow) -> str:
    return list_name(row.family_name, row.given_names)


def _child_state(row: ChildRow) -> str:
    return row.side_exit or row.state


def _state_rank(row: ChildRow) -> int:
    """Ways out stand behind the states."""
    if row.side_exit is not None:
        return len(CaseState) + list(SideExit).index(row.side_exit)
    return _RANKS[row.state]


def _family_state(row: FamilyRow) -> str:
    return row.earliest_state or NO_STATE


def _family_state_rank(row: FamilyRow) -> int:
    return len(CaseState) if row.earliest_state is None else _RANKS[row.earliest_state]


def _since(row: FamilyRow, today: date) -> int | None:
    if row.reported_on is None or row.open_children == 0:
        return None
    return (today - row.reported_on).days


def _age(row: ChildRow, today: date) -> int | None:
    return age_on(row.date_of_birth, today) if row.date_of_birth else None


def _days_of_life(row: ChildRow) -> int | None:
    """Grows with the age, so that the eldest stands first when the arrow points down."""
    return -row.date_of_birth.toordinal() if row.date_of_birth else None


def _age_band(row: ChildRow, today: date) -> tuple[Value, str]:
    band = band_of(row.date_of_birth, today)
    return _BANDS.index(band), word_of_band(band)


def _grade_band(row: ChildRow) -> tuple[Value, str]:
    words = _("Jahrgang {grade}").format(grade=row.grade) if row.grade else _("Jahrgang offen")
    return row.grade, words


def _band(word: str) -> tuple[Value, str]:
    """By the word itself; what is empty stands last."""
    return word or None, word or _("ohne Angabe")


def _language_word(desk: Desk) -> Callable[[str], str]:
    words = desk.words
    return lambda key: words.language(key) if key else ""


def _support_word(key: str) -> str:
    return _(SHORT_SUPPORT[GermanSupport(key)]) if key else ""


# cells


def _figure(number: int | None) -> Cell:
    return Cell("" if number is None else str(number))


def _day(day: date | None) -> Cell:
    return Cell(write_date(day) if day else "")


def _bar(days: int | None) -> Cell:
    return Cell("") if days is None else Cell(str(days), share=days / FULL_BAR_DAYS)


def _state(state: CaseState) -> Cell:
    icon, tone = STATE_LOOK[state]
    return Cell(label_of(state), icon=icon, tone=tone)


def _family_name(row: FamilyRow) -> Cell:
    return Cell(row.family_name or _("ohne Namen"), original=row.name_in_script, weight=500)


def _family_state_cell(row: FamilyRow) -> Cell:
    if row.earliest_state is None:
        return Cell(_("kein offener Fall"), icon="circle-minus", tone="muted")
    return _state(row.earliest_state)
