"""Feeds the grid of guardians: questions as rows, people as columns, as in the grid of the children."""

from collections.abc import Callable, Hashable, Sequence

from kiberatung.basics.texts import N_, _
from kiberatung.domain.guardians import Guardian, GuardianId, GuardianKind
from kiberatung.domain.names.characters import normalise_name
from kiberatung.domain.names.display import sentence_name
from kiberatung.services.answer_texts import NO, YES
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.labels import choices_of, label_of
from kiberatung.ui.widgets.grid_values import CellState, GridCell, GridColumn, GridRow, GridSection, GridWord

FIELDS: dict[str, str] = {
    "kind": N_("Art"),
    "family_name": N_("Familienname"),
    "given_names": N_("Vornamen"),
    "name_in_script": N_("Name in eigener Schrift"),
    "country_of_birth": N_("Geburtsland"),
    "phone": N_("Telefon"),
    "email": N_("E-Mail"),
    "has_custody": N_("Sorgerecht"),
    "lives_with_children": N_("Wohnt bei den Kindern"),
}
OCCASIONAL = ("name_in_script", "email")
COUNTRY = "country_of_birth"
YES_NO_FIELDS = ("has_custody", "lives_with_children")
Put = Callable[[GuardianId, str, object], None]


class GuardianSource:
    """A `GridSource`; `put` is told which field of whom has a new value."""

    def __init__(self, put: Put, words: CatalogueWords | None = None) -> None:
        self._put = put
        self._words = words
        self._wrong: dict[tuple[Hashable, Hashable], str] = {}
        self.guardians: tuple[Guardian, ...] = ()

    def set_guardians(self, guardians: tuple[Guardian, ...]) -> None:
        self.guardians = guardians

    def grid_lines(self) -> Sequence[GridSection | GridRow]:
        return [GridRow(field, _(text)) for field, text in FIELDS.items()]

    def grid_columns(self) -> Sequence[GridColumn]:
        return [
            GridColumn(one.id, sentence_name(one.family_name, one.given_names) or _("ohne Namen"), label_of(one.kind))
            for one in self.guardians
        ]

    def grid_cell(self, row: Hashable, column: Hashable) -> GridCell:
        wrong = self._wrong.get((row, column))
        if wrong is not None:
            why = _("Nicht gespeichert. Wählen Sie aus der Liste.")
            return GridCell(CellState.VALUE, wrong, warning=why, is_wrong=True)
        text = self.text_to_edit(row, column)
        return GridCell(CellState.VALUE, text) if text else GridCell(CellState.OPEN, is_passed_by=row in OCCASIONAL)

    def text_to_edit(self, row: Hashable, column: Hashable) -> str:
        if (row, column) in self._wrong:
            return self._wrong[row, column]
        guardian = next((one for one in self.guardians if one.id == column), None)
        value = getattr(guardian, str(row)) if guardian else ""
        if isinstance(value, GuardianKind):
            return label_of(value)
        if row == COUNTRY and value:
            return self._words.country(value) if self._words else str(value)
        if isinstance(value, bool):
            return _(YES) if value else _(NO)
        return value or ""

    def words_for(self, row: Hashable, _column: Hashable) -> Sequence[GridWord]:
        if row == "kind":
            return [GridWord(word) for _value, word in choices_of(GuardianKind)]
        if row == COUNTRY and self._words is not None:
            return [GridWord(word) for word in sorted(self._words.countries.values())]
        return [GridWord(_(YES)), GridWord(_(NO))] if row in YES_NO_FIELDS else []

    def put_text(self, row: Hashable, column: Hashable, text: str) -> None:
        self._wrong.pop((row, column), None)
        try:
            value = self._country(text.strip()) if row == COUNTRY else _read(str(row), text.strip())
        except LookupError:
            self._wrong[row, column] = text
            return
        self._put(next(one.id for one in self.guardians if one.id == column), str(row), value)

    def _country(self, text: str) -> str | None:
        """Its key; raises `LookupError` for a country that the list does not know."""
        if not text:
            return None
        found = self._words.find_country(text) if self._words else None
        if found is None:
            raise LookupError(text)
        return found

    def is_stored(self, row: str, column: str) -> bool:
        """Whether the last text of this cell was taken on; keys as text."""
        return not any((str(held[0]), str(held[1])) == (row, column) for held in self._wrong)

    def put_answer(self, row: Hashable, column: Hashable, answer: Hashable) -> None:
        """Guardians have no answers without a value."""

    def copy_from_left(self, row: Hashable, column: Hashable) -> bool:
        ids: list[Hashable] = [one.id for one in self.guardians]
        left = ids[ids.index(column) - 1] if column in ids[1:] else None
        text = self.text_to_edit(row, left) if left is not None else ""
        if text:
            self.put_text(row, column, text)
        return bool(text)

    def confirm(self, row: Hashable, column: Hashable) -> None:
        """Nothing is carried over from one person to another by itself."""


def _read(field: str, text: str) -> object:
    """Raises `LookupError` for a word that is none of the choices."""
    if field == "kind":
        return _only([(value, word) for value, word in choices_of(GuardianKind)], text)
    if field in YES_NO_FIELDS:
        return _only([(True, _(YES)), (False, _(NO))], text) if text else None
    return normalise_name(text)


def _only(choices: Sequence[tuple[object, str]], text: str) -> object:
    found = [value for value, word in choices if text and word.casefold().startswith(text.casefold())]
    if len(found) != 1:
        raise LookupError(text)
    return found[0]
