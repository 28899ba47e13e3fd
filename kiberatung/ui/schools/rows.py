"""Learning groups as a list: what each column says, and what the filters above it keep."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiberatung.basics.date_words import write_date
from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.matching.reasons import support_name
from kiberatung.domain.matching.values import SEK2_GRADE
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.places_page import GroupRow
from kiberatung.ui.lists.columns import FilterKind, ListColumn, ListDefinition
from kiberatung.ui.theme.tokens import TWO_LINE_ROW_HEIGHT
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column

CHOICE, NUMBER, DATE = FilterKind.CHOICE, FilterKind.NUMBER, FilterKind.DATE
YES, NO = "yes", "no"
UNNAMED = "–"


def places_list() -> ListDefinition[GroupRow]:
    return ListDefinition(
        name="places",
        title=_("Schulplätze"),
        count=groups_words,
        given_up_first=("support", "capacity", "town", "as_of", "grades"),
        row_height=TWO_LINE_ROW_HEIGHT,
        paper_notes=(_("Zahlen in Klammern sind älter als 14 Tage. Bitte zuerst anrufen."),),
        columns=(
            ListColumn(
                Column("school", _("Schule und Lerngruppe"), 260, stretch=True), _school_cell,
                lambda row: f"{row.school} {row.group.name}".strip(), rank=lambda row: row.school,
                band=lambda row: _band(row.school), paper_width=3.0,
            ),
            ListColumn(
                Column("group", _("Lerngruppe"), 110), lambda row: Cell(row.group.name), lambda row: row.group.name,
                is_usual=False, paper_width=1.4,
            ),
            ListColumn(
                Column("schulform", _("Schulform"), 120), lambda row: Cell(row.schulform), lambda row: row.schulform,
                CHOICE, band=lambda row: _band(row.schulform), is_usual=False, paper_width=1.4,
            ),
            ListColumn(
                Column("town", _("Ort"), 110), lambda row: Cell(row.town or UNNAMED), lambda row: row.town, CHOICE,
                band=lambda row: _band(row.town), paper_width=1.4,
            ),
            ListColumn(
                Column("grades", _("Jahrgang"), 84), lambda row: Cell(grades_of(row)), grades_of,
                rank=lambda row: row.group.grade_from * 100 + row.group.grade_until, paper_width=0.9,
            ),
            ListColumn(
                Column("support", _("Förderung"), 172), _support_cell, lambda row: row.group.german_support, CHOICE,
                _support_word, band=lambda row: _band(support_name(row.group.german_support)), paper_width=2.0,
            ),
            ListColumn(
                Column("literacy", _("Alphabetisierung"), 130), lambda row: Cell(_yes_no(_literacy(row))), _literacy,
                CHOICE, _yes_no, is_usual=False,
            ),
            ListColumn(
                Column("capacity", _("Plätze"), 68, "right", CellKind.NUMBER),
                lambda row: Cell(str(row.group.capacity)),
                lambda row: row.group.capacity, NUMBER, paper_width=0.7,
            ),
            ListColumn(
                Column("free", _("Frei"), 64, "right", CellKind.NUMBER), _free_cell,
                lambda row: row.group.free_places, NUMBER, paper_width=0.7,
            ),
            ListColumn(
                Column("as_of", _("Stand"), 120), _as_of_cell, lambda row: row.group.as_of, DATE, paper_width=1.1,
            ),
        ),
    )  # fmt: skip


def groups_words(count: int) -> str:
    return ngettext_("{count} Lerngruppe", "{count} Lerngruppen", count).format(count=grouped(count))


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


def wish_words(wish: Wish) -> str:
    """In the head of a print."""
    grade = _("Jahrgang {grade}").format(grade=wish.grade) if wish.grade else ""
    if wish.grade >= SEK2_GRADE:
        grade = _("Sek. II")
    parts = (wish.text, wish.schulform, grade, _("nur freie") if wish.only_free else "")
    return " · ".join(part for part in parts if part)


def chosen_rows(rows: Sequence[GroupRow], wish: Wish) -> list[GroupRow]:
    """In the order of the service."""
    return [row for row in rows if wish.lets(row)]


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
    groups = groups_words(len(shown))
    if len(shown) < whole:
        groups = _("{shown} von {whole}").format(shown=groups, whole=whole)
    places = ngettext_("{count} Platz frei", "{count} Plätze frei", free).format(count=free)
    old = _("{count} mit altem Stand").format(count=stale) if stale else ""
    return " · ".join(part for part in (groups, places, old) if part)


def _school_cell(row: GroupRow) -> Cell:
    return Cell(row.school or UNNAMED, second=" · ".join(filter(None, (row.group.name, row.schulform))), weight=500)


def _support_cell(row: GroupRow) -> Cell:
    group = row.group
    return Cell(support_name(group.german_support), second=_("mit Alphabetisierung") if group.literacy_course else "")


def _free_cell(row: GroupRow) -> Cell:
    return Cell(free_words(row), weight=600 if row.group.free_places else 400, tone=_tone(row))


def _support_word(key: str) -> str:
    return support_name(GermanSupport(key))


def _literacy(row: GroupRow) -> str:
    return YES if row.group.literacy_course else NO


def _yes_no(key: str) -> str:
    return _("ja") if key == YES else _("nein")


def _band(word: str) -> tuple[str | None, str]:
    return word or None, word or _("ohne Angabe")


def _tone(row: GroupRow) -> str:
    if row.is_stale:
        return "muted"
    return "ok" if row.group.free_places else "text"


def _as_of_cell(row: GroupRow) -> Cell:
    day = write_date(row.group.as_of)
    if not row.is_stale:
        return Cell(day)
    return Cell(day, second=age_words(row), second_icon="clock", second_tone="warn", tone="warn")
