"""Lists of learning groups from a file: all rows or none, every mistake named by line and column."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TypeVar
from unicodedata import category

from kiberatung.basics.date_words import DatePrecision, UnreadableDateError, read_date
from kiberatung.basics.texts import N_, _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId, School
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.places import problem_of

COLUMNS = (
    "school_number",
    "name",
    "support",
    "literacy",
    "grade_from",
    "grade_until",
    "capacity",
    "occupied",
    "as_of",
)
FIRST_ROW = 2
"""Line of the first row of values; the columns are named in line 1."""
MISTAKES_NAMED = 5
MOST_ROWS, MOST_COLUMNS = 20_000, 100
"""A Land has fewer learning groups; a list beyond that is read by mistake (R45)."""
_MOST_DIGITS = 4
_LONGEST_NAME = 200

_YES_NO = {"ja": True, "1": True, "true": True, "x": True, "nein": False, "0": False, "false": False, "": False}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlacesImport:
    added: int
    changed: int
    unchanged: int


def read_rows(text: str) -> list[dict[str, str]]:
    """The rows of a list with semicolons; raises `DomainError` for what is none, before much of it is held."""
    reader = csv.DictReader(io.StringIO(text), delimiter=";", restkey="")
    try:
        if len(reader.fieldnames or ()) > MOST_COLUMNS:
            raise _refusal([_("Zeile 1 hat mehr als {most} Spalten.").format(most=MOST_COLUMNS)])
        rows = list(islice(reader, MOST_ROWS + 1))
    except csv.Error:
        mistake = _("Zeile {line} ist nicht lesbar: Anführungszeichen oder Feldlänge stimmen nicht.")
        raise _refusal([mistake.format(line=reader.line_num)]) from None
    if len(rows) > MOST_ROWS:
        raise _refusal([_("Die Liste hat mehr als {most} Zeilen.").format(most=MOST_ROWS)])
    return rows


@use_case(allowed=OFFICE)
def import_learning_groups(desk: Desk, rows: Sequence[Mapping[str, str]]) -> PlacesImport:
    """A group already known by school and name is changed, others are added; groups not named stay.

    Raises `DomainError` naming line and column of up to five mistakes; then nothing is taken over.
    """
    missing = [column for column in COLUMNS if rows and column not in rows[0]]
    if missing:
        raise _refusal([_("Zeile 1: Es fehlt die Spalte {column}.").format(column=column) for column in missing])
    with desk.reading() as records:
        kept = {(group.school_number, group.name): group for group in records.find(LearningGroup)}
        schools = {school.number for school in records.find(School)}
    reader = _RowReader(desk, kept, schools)
    groups = [group for line, row in enumerate(rows, FIRST_ROW) if (group := reader.read(line, row)) is not None]
    if reader.mistakes:
        raise _refusal(reader.mistakes)
    new = [group for group in groups if group.version == 0]
    changed = [group for group in groups if group.version and group != kept[group.school_number, group.name]]
    if new or changed:
        with desk.changing(N_("Lerngruppen übernommen")) as work:
            for group in (*new, *changed):
                work.put(group)
            work.commit()
    return PlacesImport(len(new), len(changed), len(groups) - len(new) - len(changed))


class _RowReader:
    """Reads one row after the other and gathers the mistakes of all."""

    def __init__(self, desk: Desk, kept: Mapping[tuple[str, str], LearningGroup], schools: set[str]) -> None:
        self.mistakes: list[str] = []
        self._desk = desk
        self._kept = kept
        self._schools = schools
        self._seen: set[tuple[str, str]] = set()

    def read(self, line: int, row: Mapping[str, str]) -> LearningGroup | None:
        before = len(self.mistakes)

        def cell(column: str, read: Callable[[str], T], fallback: T) -> T:
            try:
                return read((row.get(column) or "").strip())
            except ValueError as mistake:
                self._note(line, column, str(mistake))
                return fallback

        group = LearningGroup(
            id=LearningGroupId(self._desk.identifiers.next()),
            school_number=cell("school_number", self._school, ""),
            name=cell("name", _name, ""),
            german_support=cell("support", _support, GermanSupport.NONE),
            literacy_course=cell("literacy", _yes_no, False),
            grade_from=cell("grade_from", _number, 1),
            grade_until=cell("grade_until", _number, 1),
            capacity=cell("capacity", _number, 1),
            occupied=cell("occupied", _number, 0),
            as_of=cell("as_of", self._day, self._desk.today),
        )
        if len(self.mistakes) == before:
            self._check_whole(line, group)
        earlier = self._kept.get((group.school_number, group.name))
        return group if earlier is None else replace(group, id=earlier.id, version=earlier.version)

    def _check_whole(self, line: int, group: LearningGroup) -> None:
        problem = problem_of(group, self._desk.today)
        key = (group.school_number, group.name)
        if problem:
            self.mistakes.append(_("Zeile {line}: {problem}").format(line=line, problem=problem))
        elif key in self._seen:
            self._note(line, "name", _("Diese Lerngruppe steht schon weiter oben."))
        self._seen.add(key)

    def _note(self, line: int, column: str, mistake: str) -> None:
        text = _("Zeile {line}, Spalte {column}: {mistake}")
        self.mistakes.append(text.format(line=line, column=column, mistake=mistake))

    def _school(self, text: str) -> str:
        if text not in self._schools and self._desk.catalogues.school(text) is None:
            raise ValueError(_("Die Schulnummer „{text}“ ist nicht bekannt.").format(text=text))
        return text

    def _day(self, text: str) -> date:
        try:
            typed = read_date(text, self._desk.today)
        except UnreadableDateError:
            typed = None
        if typed is None or typed.precision is not DatePrecision.DAY:
            raise ValueError(_("„{text}“ ist kein Datum, erwartet wird 24.11.2026.").format(text=text))
        return typed.first_day()


def _name(text: str) -> str:
    if not text:
        raise ValueError(_("Der Name der Lerngruppe fehlt."))
    if len(text) > _LONGEST_NAME or any(category(sign) in {"Cc", "Cs"} for sign in text):
        raise ValueError(_("Der Name ist zu lang oder enthält unlesbare Zeichen."))
    return text


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise ValueError(_("„{text}“ ist keine Zahl.").format(text=text))
    return int(text)


def _yes_no(text: str) -> bool:
    if text.casefold() not in _YES_NO:
        raise ValueError(_("„{text}“ ist weder ja noch nein.").format(text=text))
    return _YES_NO[text.casefold()]


def _support(text: str) -> GermanSupport:
    if text.casefold() not in set(GermanSupport):
        known = ", ".join(GermanSupport)
        raise ValueError(_("„{text}“ ist keine Form der Deutschförderung ({known}).").format(text=text, known=known))
    return GermanSupport(text.casefold())


def _refusal(mistakes: list[str]) -> DomainError:
    named = " ".join(mistakes[:MISTAKES_NAMED])
    more = len(mistakes) - MISTAKES_NAMED
    if more > 0:
        named = _("{named} Dazu {more} weitere Fehler.").format(named=named, more=more)
    return DomainError(
        _("Die Liste enthält Fehler, nichts wurde übernommen. {named}").format(named=named),
        _("Berichtigen Sie die Zeilen und wählen Sie die Datei noch einmal."),
    )
