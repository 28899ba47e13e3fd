"""The register of letters as a list: its columns, its rows, and what is noted when they leave."""

from collections.abc import Callable, Sequence

from kiberatung.basics.date_words import write_date
from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.list_views import ListView, SortKey
from kiberatung.services.catalogue_words import language_pair
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.letters.listing import LetterLine
from kiberatung.services.list_output import OtherList, OtherListTaken, OutputForm, note_list
from kiberatung.ui.lists.columns import FilterKind, ListColumn, ListDefinition
from kiberatung.ui.lists.memory import RowsInMemory
from kiberatung.ui.lists.views import SeenList
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column

CHOICE, DATE = FilterKind.CHOICE, FilterKind.DATE


def register_list() -> ListDefinition[LetterLine]:
    return ListDefinition(
        name="letters",
        title=_("Register der Schreiben"),
        count=letters_words,
        order=(SortKey("sent_on", descending=True),),
        given_up_first=("who", "language", "case_number", "state"),
        columns=(
            ListColumn(
                Column("sent_on", _("Datum"), 110), lambda one: Cell(write_date(one.sent_on)),
                lambda one: one.sent_on, DATE, band=_month,
            ),
            ListColumn(
                Column("case_number", _("Fall"), 120), lambda one: Cell(one.family.case_number),
                lambda one: one.family.case_number,
            ),
            ListColumn(
                Column("family", _("Familie"), 220, stretch=True), _family_cell, lambda one: one.family.name,
                band=lambda one: (one.family.name, one.family.name), paper_width=1.8,
            ),
            ListColumn(
                Column("kind", _("Schreiben"), 240), lambda one: Cell(label_of(one.kind)), lambda one: one.kind,
                CHOICE, lambda key: label_of(LetterKind(key)), band=lambda one: _band(label_of(one.kind)),
                paper_width=2.0,
            ),
            ListColumn(
                Column("language", _("Sprachen"), 180), lambda one: Cell(language_pair(one.language)),
                lambda one: one.language, CHOICE, language_pair, band=lambda one: _band(language_pair(one.language)),
                paper_width=1.4,
            ),
            ListColumn(
                Column("state", _("Stand"), 150, kind=CellKind.STATUS), _state_cell, _state, CHOICE,
                band=lambda one: _band(_state(one)), paper_width=1.1,
            ),
            ListColumn(
                Column("who", _("Ausgegeben von"), 180), lambda one: Cell(one.who), lambda one: one.who, CHOICE,
                band=lambda one: _band(one.who), paper_width=1.4,
            ),
        ),
    )  # fmt: skip


def letters_words(count: int) -> str:
    return ngettext_("{count} Schreiben", "{count} Schreiben", count).format(count=grouped(count))


class LetterRows(RowsInMemory[LetterLine]):
    """What was typed into the search line belongs to a saved view, and stands above a print."""

    def __init__(self, desk: Desk, show_typed: Callable[[str], object]) -> None:
        super().__init__(register_list(), lambda line: line.letter_id, self._write_down)
        self._desk = desk
        self._show_typed = show_typed
        self.typed = ""

    @property
    def sought(self) -> str:
        return _("Gesucht: {text}").format(text=self.typed) if self.typed else ""

    def seen(self) -> SeenList:
        return SeenList(self._layout, text=self.typed)

    def show_view(self, view: ListView) -> None:
        self._show_typed(view.text)

    def find(self, typed: str) -> None:
        """Letters go to the search line."""

    def _write_down(self, form: OutputForm, lines: Sequence[LetterLine]) -> None:
        persons = {line.family.family_id: line.family.children for line in lines}
        taken = OtherListTaken(
            subject=OtherList.LETTERS,
            form=form,
            rows=len(lines),
            families=tuple(persons),
            persons=sum(persons.values()),
        )
        note_list(self._desk, taken)


def _state(line: LetterLine) -> str:
    return _("ausgegeben") if line.has_left else _("nur aufbewahrt")


def _state_cell(line: LetterLine) -> Cell:
    icon, tone = ("check", "ok") if line.has_left else ("archive", "muted")
    return Cell(_state(line), icon=icon, tone=tone)


def _family_cell(line: LetterLine) -> Cell:
    return Cell(line.family.name, original=line.family.name_in_script, weight=500)


def _month(line: LetterLine) -> tuple[int, str]:
    """Newest first, as the register itself."""
    day = line.sent_on
    return -(day.year * 12 + day.month), f"{day:%m.%Y}"


def _band(word: str) -> tuple[str, str]:
    return word, word
