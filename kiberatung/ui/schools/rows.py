"""Learning groups as rows: what each column says, what the filters keep, and the same table on paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.matching.reasons import support_name
from kiberatung.domain.matching.values import SEK2_GRADE
from kiberatung.services.letters.values import RowGroup, TableColumn, TableSheet
from kiberatung.services.places_page import GroupRow
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column

UNNAMED = "–"


def columns() -> tuple[Column, ...]:
    return (
        Column("school", _("Schule und Lerngruppe"), 260, stretch=True),
        Column("town", _("Ort"), 110),
        Column("grades", _("Jahrgang"), 76),
        Column("support", _("Förderung"), 184),
        Column("capacity", _("Plätze"), 60, align="right", kind=CellKind.NUMBER),
        Column("free", _("Frei"), 56, align="right", kind=CellKind.NUMBER),
        Column("as_of", _("Stand"), 120),
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """What the filters let through; empty, 0 and False let everything."""

    text: str = ""
    schulform: str = ""
    grade: int = 0
    only_free: bool = False

    def lets(self, row: GroupRow) -> bool:
        group = row.group
        words = f"{row.school} {row.town} {group.name} {row.schulform} {support_name(group.german_support)}".casefold()
        return (
            all(word in words for word in self.text.casefold().split())
            and self.schulform in {"", row.schulform}
            and (not self.grade or group.grade_from <= self.grade <= group.grade_until)
            and (not self.only_free or group.free_places > 0)
        )


_ORDERS: dict[str, Callable[[GroupRow], tuple[str | int | date, ...]]] = {
    "school": lambda row: (row.school, row.group.grade_from),
    "town": lambda row: (row.town, row.school, row.group.grade_from),
    "grades": lambda row: (row.group.grade_from, row.group.grade_until, row.school),
    "support": lambda row: (support_name(row.group.german_support), row.school),
    "capacity": lambda row: (row.group.capacity, row.school),
    "free": lambda row: (row.group.free_places, row.school),
    "as_of": lambda row: (row.group.as_of, row.school),
}


def chosen_rows(rows: Sequence[GroupRow], wish: Wish, order: tuple[str, bool] | None) -> list[GroupRow]:
    """`order`: name of a column, descending; None leaves the order of the service."""
    kept = [row for row in rows if wish.lets(row)]
    return kept if order is None else sorted(kept, key=_ORDERS[order[0]], reverse=order[1])


def cells_of(row: GroupRow) -> tuple[Cell, ...]:
    group = row.group
    free = group.free_places
    return (
        Cell(row.school or UNNAMED, second=" · ".join(filter(None, (group.name, row.schulform))), weight=500),
        Cell(row.town or UNNAMED),
        Cell(grades_of(row)),
        Cell(support_name(group.german_support), second=_("mit Alphabetisierung") if group.literacy_course else ""),
        Cell(str(group.capacity)),
        Cell(free_words(row), weight=600 if free else 400, tone=_tone(row)),
        _as_of_cell(row),
    )


def free_words(row: GroupRow) -> str:
    """An old figure stands in brackets; no place is a word, not a nought that is overlooked."""
    free = row.group.free_places
    words = str(free) if free else _("voll")
    return f"({words})" if row.is_stale else words


def grades_of(row: GroupRow) -> str:
    first, last = row.group.grade_from, row.group.grade_until
    if first >= SEK2_GRADE:
        return _("Sek. II")
    return str(first) if first == last else f"{first}–{last}"


def age_words(row: GroupRow) -> str:
    return ngettext_("{count} Tag alt", "{count} Tage alt", row.days_old).format(count=row.days_old)


def note_of(shown: Sequence[GroupRow], whole: int) -> str:
    """The sum line of the head."""
    free = sum(row.group.free_places for row in shown)
    stale = sum(row.is_stale for row in shown)
    groups = ngettext_("{count} Lerngruppe", "{count} Lerngruppen", len(shown)).format(count=len(shown))
    if len(shown) < whole:
        groups = _("{shown} von {whole}").format(shown=groups, whole=whole)
    places = ngettext_("{count} Platz frei", "{count} Plätze frei", free).format(count=free)
    old = _("{count} mit altem Stand").format(count=stale) if stale else ""
    return " · ".join(part for part in (groups, places, old) if part)


def text_of(rows: Sequence[GroupRow]) -> str:
    """For the clipboard: with heads, columns parted by tabs."""
    lines = ["\t".join(column.title for column in columns())]
    lines += ["\t".join(cell.spoken() for cell in cells_of(row)) for row in rows]
    return "\n".join(lines)


def sheet_of(rows: Sequence[GroupRow], note: str, today: date) -> TableSheet:
    heads = (
        TableColumn(_("Schule"), 3.0),
        TableColumn(_("Lerngruppe"), 1.4),
        TableColumn(_("Schulform"), 1.4),
        TableColumn(_("Ort"), 1.4),
        TableColumn(_("Jahrgang"), 0.9),
        TableColumn(_("Förderung"), 2.0),
        TableColumn(_("Plätze"), 0.7, is_figure=True),
        TableColumn(_("Frei"), 0.7, is_figure=True),
        TableColumn(_("Stand"), 1.1),
    )
    return TableSheet(
        title=_("Schulplätze"),
        subtitle=note,
        dated_on=today,
        columns=heads,
        groups=(RowGroup("", tuple(map(_paper_row, rows))),),
        notes=(_("Zahlen in Klammern sind älter als 14 Tage. Bitte zuerst anrufen."),),
        landscape=True,
    )


def _paper_row(row: GroupRow) -> tuple[str, ...]:
    school, town, grades, support, capacity, free, _as_of = cells_of(row)
    return (
        school.text,
        row.group.name,
        row.schulform,
        town.text,
        grades.text,
        support.spoken(),
        capacity.text,
        free.text,
        write_date(row.group.as_of),
    )


def _tone(row: GroupRow) -> str:
    if row.is_stale:
        return "muted"
    return "ok" if row.group.free_places else "text"


def _as_of_cell(row: GroupRow) -> Cell:
    day = write_date(row.group.as_of)
    if not row.is_stale:
        return Cell(day)
    return Cell(day, second=age_words(row), second_icon="clock", second_tone="warn", tone="warn")
