"""The rows of a filled form beside what is known: contradictions first, then what is new, what is the same folded."""

from collections.abc import Collection, Hashable

from kiberatung.basics.texts import _, ngettext_
from kiberatung.services.forms.as_intake import person_word
from kiberatung.services.forms.comparing import FormPreview, FormRow, RowState
from kiberatung.services.forms.matching import FormPerson
from kiberatung.ui.widgets.row_values import Cell, Column, ComparedRows, Group, Row

_ORDER = (RowState.CONFLICT, RowState.NEW, RowState.UNREADABLE, RowState.SAME)


def columns() -> tuple[Column, ...]:
    return (
        Column("question", _("Angabe"), 220, sortable=False),
        Column("known", _("Bisher"), 200, sortable=False, stretch=True),
        Column("told", _("Im Bogen"), 200, sortable=False, stretch=True),
        Column("result", _("Danach"), 220, sortable=False, stretch=True),
    )


def rows_shown(preview: FormPreview, taken: Collection[str]) -> ComparedRows:
    names = {person.person: title_of(person) for person in preview.people}
    groups = []
    for state in _ORDER:
        keys = tuple(row.key for row in preview.rows if row.state is state)
        if keys:
            groups.append(Group(_title(state), keys, _count(len(keys)), foldable=state is RowState.SAME))
    cells: dict[Hashable, Row] = {
        row.key: _cells(row, names.get(row.person, ""), is_taken=row.key in taken) for row in preview.rows
    }
    same = groups[-1] if groups and preview.count(RowState.SAME) else None
    return ComparedRows(tuple(groups), cells, same)


def title_of(person: FormPerson) -> str:
    """As „Kind 2: Omar“."""
    return ": ".join(filter(None, (person_word(person.person), person.name)))


def detail_of(row: FormRow, who: str) -> str:
    """The row under the cursor in full: what a narrow column cuts is read here."""
    if row.fault:
        return _("{question}: {fault} Tragen Sie die Angabe in der Aufnahme ein.").format(
            question=row.question, fault=row.fault
        )
    told = _("{who}{question}. Bisher: {known}. Im Bogen: {told}.")
    where = f"{who}, " if who else ""
    return told.format(who=where, question=row.question, known=row.known or _("keine Angabe"), told=row.told)


def _cells(row: FormRow, who: str, *, is_taken: bool) -> tuple[Cell, ...]:
    first = Cell(row.question, who, weight=500)
    known = Cell(row.known or _("keine Angabe"), tone="text" if row.known else "muted")
    match row.state:
        case RowState.UNREADABLE:
            return (
                first,
                known,
                Cell(row.told),
                Cell(_("nicht lesbar"), _("Bisheriges bleibt"), tone="warn", icon="circle-x"),
            )
        case RowState.SAME:
            return tuple(Cell(text, tone="muted") for text in (row.question, row.known, row.told, _("unverändert")))
    mark_known, mark_told = ("", "check") if is_taken else ("check", "")
    return (
        first,
        Cell(known.text, icon=mark_known, tone="muted" if is_taken else known.tone),
        Cell(row.told, icon=mark_told, tone="text" if is_taken else "muted"),
        Cell(row.told if is_taken else known.text, _("aus dem Bogen") if is_taken else _("wie bisher"), weight=600),
    )


def _title(state: RowState) -> str:
    return {
        RowState.CONFLICT: _("Widerspricht dem, was bekannt ist"),
        RowState.NEW: _("Neu"),
        RowState.UNREADABLE: _("Nicht lesbar"),
        RowState.SAME: _("Gleich"),
    }[state]


def _count(count: int) -> str:
    return ngettext_("{count} Angabe", "{count} Angaben", count).format(count=count)
