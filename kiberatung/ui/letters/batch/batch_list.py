"""What of a batch goes to whom, as a list: on the screen, on paper and as a table."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.list_views import SortKey
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.letters.batch.planning import IMPOSSIBLE, BatchLetter
from kiberatung.services.letters.batch.words import (
    address_words,
    languages_word,
    recipient_word,
    remark,
    state_word,
)
from kiberatung.services.list_output import OtherList, OtherListTaken, OutputForm, note_list
from kiberatung.ui.lists.columns import FilterKind, ListColumn, ListDefinition
from kiberatung.ui.lists.memory import RowsInMemory
from kiberatung.ui.lists.output import Leaving
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column

CHOICE, NUMBER = FilterKind.CHOICE, FilterKind.NUMBER
_NOBODY = ""
"""A key no letter has: without any keys a list gives all its rows."""
_ICONS = {True: ("check", "ok"), False: ("circle-minus", "muted")}


def batch_list(place_of: Callable[[BatchLetter], int]) -> ListDefinition[BatchLetter]:
    """`place_of` says where in the post a letter lies, from 1."""
    return ListDefinition(
        name="batch",
        title=_("Sendungsliste"),
        count=letters_words,
        order=(SortKey("place"),),
        given_up_first=("case_number", "language", "name"),
        columns=(
            ListColumn(
                Column("place", _("Nr."), 56, "right"), lambda one: Cell(str(place_of(one))), place_of, NUMBER,
                paper_width=0.5,
            ),
            ListColumn(
                Column("recipient", _("Empfänger"), 200, stretch=True),
                lambda one: Cell(recipient_word(one), weight=500), recipient_word, paper_width=1.8,
            ),
            ListColumn(
                Column("address", _("Anschrift"), 220), lambda one: Cell(address_words(one)), address_words,
                paper_width=2.2,
            ),
            ListColumn(
                Column("way", _("Versand"), 130, kind=CellKind.STATUS), _way_cell, state_word, CHOICE,
                band=lambda one: (not one.goes, state_word(one)), paper_width=1.1,
            ),
            ListColumn(
                Column("remark", _("Hinweise"), 180), _remark_cell, remark, paper_width=1.8,
            ),
            ListColumn(
                Column("language", _("Sprachen"), 150), lambda one: Cell(languages_word(one)), languages_word, CHOICE,
                paper_width=1.3,
            ),
            ListColumn(
                Column("case_number", _("Fall"), 110), lambda one: Cell(one.subject.case_number),
                lambda one: one.subject.case_number,
            ),
            ListColumn(
                Column("name", _("Familie oder Kind"), 160), lambda one: Cell(one.subject.name),
                lambda one: one.subject.name, is_usual=False, paper_width=1.4,
            ),
            ListColumn(
                Column("kind", _("Schreiben"), 160), lambda one: Cell(label_of(one.subject.request.kind)),
                lambda one: label_of(one.subject.request.kind), is_usual=False, paper_width=1.4,
            ),
        ),
    )  # fmt: skip


def letters_words(count: int) -> str:
    return ngettext_("{count} Schreiben", "{count} Schreiben", count).format(count=grouped(count))


class BatchRows(RowsInMemory[BatchLetter]):
    """What leaves as a list is what goes: whoever is left out is nobody's business on paper."""

    def __init__(self, desk: Desk) -> None:
        self._places: dict[Hashable, int] = {}
        super().__init__(batch_list(self.place_of), lambda one: one.key, self._write_down)
        self._desk = desk

    def set_letters(self, letters: Sequence[BatchLetter]) -> None:
        self._places = {one.key: number for number, one in enumerate(letters, 1)}
        self.set_rows(letters)

    def gather(self, form: OutputForm, keys: Sequence[Hashable]) -> Leaving[Any]:
        going = [one.key for one in self.shown_rows() if one.goes and (not keys or one.key in keys)]
        return super().gather(form, going or [_NOBODY])

    def place_of(self, one: BatchLetter) -> int:
        return self._places.get(one.key, 0)

    def _write_down(self, form: OutputForm, letters: Sequence[BatchLetter]) -> None:
        families = tuple(dict.fromkeys(one.subject.request.family_id for one in letters))
        taken = OtherListTaken(
            subject=OtherList.BATCH, form=form, rows=len(letters), families=families, persons=len(families)
        )
        note_list(self._desk, taken)


def _way_cell(one: BatchLetter) -> Cell:
    icon, tone = ("hand", "warn") if one.goes and one.is_by_hand else _ICONS[one.goes]
    return Cell(state_word(one), icon=icon, tone=tone)


def _remark_cell(one: BatchLetter) -> Cell:
    return Cell(remark(one), tone="danger" if IMPOSSIBLE & set(one.troubles) else "text")
