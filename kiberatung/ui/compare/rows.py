"""The rows of the comparison: what differs by person, what is equal folded below; each cell with its source."""

from collections.abc import Hashable, Iterator

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.services.labels import label_of
from kiberatung.services.merging.comparison import Comparison, FieldRow, Pair, PairKind
from kiberatung.services.merging.proposals import Answer, Side
from kiberatung.ui.compare.decisions import Decisions, Key
from kiberatung.ui.widgets.row_values import Cell, Column, ComparedRows, Group, Row

ONE_PERSON = "="
"""Stands for the field in the key of the row „Dieselbe Person?“."""


def columns() -> tuple[Column, ...]:
    return (
        Column("field", _("Angabe"), 190, sortable=False),
        Column("left", _("Bleibt"), 200, sortable=False, stretch=True),
        Column("right", _("Geht darin auf"), 200, sortable=False, stretch=True),
        Column("result", _("Ergebnis"), 200, sortable=False, stretch=True),
    )


def table_of(compared: Comparison, decisions: Decisions) -> ComparedRows:
    groups: list[Group] = []
    equal: list[Key] = []
    cells: dict[Hashable, Row] = {}
    titles: set[str] = set()
    for pair in compared.pairs:
        if not decisions.is_shown(pair):
            continue
        keys: list[Key] = []
        for key, row in _rows(compared, pair, decisions):
            cells[key] = row
            keys.append(key)
        for same in _equal_rows(pair, decisions):
            equal.append((pair.left_id, same.field))
            cells[equal[-1]] = _equal_cells(pair, same, several=len(compared.pairs) > 1)
        if keys:
            differing = sum(key[1] != ONE_PERSON for key in keys)
            groups.append(Group(_title(compared, pair, titles), tuple(keys), _count(differing), foldable=False))
    folded = Group(_("Bei beiden gleich"), tuple(equal), _answers(len(equal))) if equal else None
    return ComparedRows((*groups, *((folded,) if folded else ())), cells, folded)


def detail_of(compared: Comparison, key: Key, decisions: Decisions) -> str:
    """The row under the cursor in full, with the days: what a narrow column cuts is read here."""
    for pair in compared.pairs:
        if pair.left_id != key[0]:
            continue
        if key[1] == ONE_PERSON:
            return _same_words(pair)
        row = next((one for one in pair.rows if one.field == key[1]), None)
        if row is not None:
            told = _("{field}. Links: {left}. Rechts: {right}. Ergebnis: {result}.")
            reason = _reason(pair, row, decisions)
            result = _result(pair, row, decisions) + (f" ({reason})" if reason else "")
            return told.format(field=row.title, left=_full(row.left), right=_full(row.right), result=result)
    return ""


def count_differing(compared: Comparison, decisions: Decisions) -> int:
    return sum(
        decisions.is_asked_for(pair, row, is_one_family=compared.is_one_family)
        for pair in compared.pairs
        if decisions.is_shown(pair) and pair.left_id not in decisions.apart
        for row in pair.rows
    )


def _rows(compared: Comparison, pair: Pair, decisions: Decisions) -> Iterator[tuple[Key, tuple[Cell, ...]]]:
    if not pair.is_asked:
        yield (pair.left_id, ONE_PERSON), _same_cells(pair, decisions)
    if pair.left_id in decisions.apart:
        return
    for row in pair.rows:
        if decisions.is_asked_for(pair, row, is_one_family=compared.is_one_family):
            yield (pair.left_id, row.field), _cells(pair, row, decisions)


def _equal_rows(pair: Pair, decisions: Decisions) -> Iterator[FieldRow]:
    if pair.left_id not in decisions.apart:
        yield from (row for row in pair.rows if row.proposal is None and row.left.text)


def _cells(pair: Pair, row: FieldRow, decisions: Decisions) -> tuple[Cell, ...]:
    side = decisions.side_of(pair, row)
    is_side = decisions.typed_at(pair, row) is None
    return (
        Cell(row.title, weight=500),
        _answer_cell(row.left, is_chosen=is_side and side in (Side.LEFT, Side.BOTH)),
        _answer_cell(row.right, is_chosen=is_side and side in (Side.RIGHT, Side.BOTH)),
        Cell(_result(pair, row, decisions), _reason(pair, row, decisions), weight=600),
    )


def _reason(pair: Pair, row: FieldRow, decisions: Decisions) -> str:
    if decisions.typed_at(pair, row) is not None:
        return _("Von Ihnen eingetragen")
    if decisions.is_own(pair, row):
        return _("Von Ihnen gewählt")
    return row.proposal.reason if row.proposal else ""


def _equal_cells(pair: Pair, row: FieldRow, *, several: bool) -> tuple[Cell, ...]:
    title = f"{pair.title}: {row.title}" if several else row.title
    return (Cell(title, tone="muted"), *(Cell(row.left.text, tone="muted") for _column in range(3)))


def _same_cells(pair: Pair, decisions: Decisions) -> tuple[Cell, ...]:
    is_one = pair.left_id not in decisions.apart
    result = _("Eine Person") if is_one else _("Zwei Personen")
    first = Cell(_("Dieselbe Person?"), weight=500)
    yes = Cell(_("ja"), icon="check") if is_one else Cell(_("ja"), tone="muted")
    no = Cell(_("nein"), tone="muted") if is_one else Cell(_("nein"), icon="check")
    return first, yes, no, Cell(result, _("Namen und Geburtstag passen") if is_one else "", weight=600)


def _answer_cell(answer: Answer, *, is_chosen: bool) -> Cell:
    if answer.is_open:
        return Cell(_("keine Angabe"), tone="muted", icon="check" if is_chosen else "")
    source = label_of(answer.source) if answer.source else ""
    return Cell(answer.text, source, icon="check" if is_chosen else "", tone="text" if is_chosen else "muted")


def _result(pair: Pair, row: FieldRow, decisions: Decisions) -> str:
    typed = decisions.typed_at(pair, row)
    if typed is not None:
        return typed.shown
    side = decisions.side_of(pair, row)
    if side is Side.BOTH:
        parts = dict.fromkeys([*row.left.text.split(", "), *row.right.text.split(", ")])
        return ", ".join(parts)
    return (row.left if side is Side.LEFT else row.right).text or _("keine Angabe")


def _full(answer: Answer) -> str:
    notes = [label_of(answer.source)] if answer.source else []
    if answer.changed_at is not None:
        notes.append(_("vom {day}").format(day=write_date(german_time(answer.changed_at).date())))
    text = answer.text or _("keine Angabe")
    return f"{text} ({', '.join(notes)})" if notes else text


def _same_words(pair: Pair) -> str:
    told = _("Ist {name} bei beiden Familien dasselbe Kind? Ja wird zusammengeführt, nein kommt als Geschwister dazu.")
    if pair.kind is PairKind.GUARDIAN:
        told = _("Ist {name} bei beiden dieselbe Person? Ja wird zusammengeführt, nein bleibt zweimal stehen.")
    return told.format(name=pair.title)


def _title(compared: Comparison, pair: Pair, taken: set[str]) -> str:
    title = pair.title
    if pair.kind is PairKind.CHILD and not pair.is_asked:
        words = _("Geschwister: {name}") if compared.child_ids else _("Kind: {name}")
        title = words.format(name=title)
    number = 2
    unique = title
    while unique in taken:
        unique, number = f"{title} ({number})", number + 1
    taken.add(unique)
    return unique


def _count(count: int) -> str:
    return ngettext_("{count} Unterschied", "{count} Unterschiede", count).format(count=count) if count else ""


def _answers(count: int) -> str:
    return ngettext_("{count} Angabe", "{count} Angaben", count).format(count=count)
