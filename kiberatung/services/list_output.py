"""Taking a list out of the program: noted, and with a second account where it is many persons (R40, R44)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from kiberatung.basics.texts import N_, _
from kiberatung.domain.approvals import ApprovalKind
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.services.approvals import require_approval_for_many, use_approval
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, SUPERVISION, use_case
from kiberatung.services.read_models import ChildRow, FamilyRow


class OutputForm(Enum):
    CLIPBOARD = auto()
    SPREADSHEET = auto()
    PAPER = auto()


@dataclass(frozen=True, slots=True)
class ListWanted:
    """Identifiers of children, or of families where `of_families` says so."""

    keys: Sequence[UUID]
    of_families: bool
    form: OutputForm


class OtherList(Enum):
    """Lists whose rows are not children or families."""

    WEEK = auto()
    INTERPRETERS = auto()
    PLACES = auto()
    HANDOVERS = auto()
    LETTERS = auto()
    BATCH = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherListTaken:
    """`families` are those the rows speak of, with `persons` in them."""

    subject: OtherList
    form: OutputForm
    rows: int
    families: tuple[UUID, ...] = ()
    persons: int = 0


@dataclass(frozen=True, slots=True)
class TakenList:
    children: Sequence[ChildRow] = ()
    families: Sequence[FamilyRow] = ()


@use_case(allowed=OFFICE)
def take_out_list(desk: Desk, wanted: ListWanted) -> TakenList:
    """The rows in the order asked for; the entry of the log stands in the transaction in which they are read."""
    persons = _count(_rows(desk, wanted))
    subject = require_approval_for_many(desk, wanted.keys, persons, _("Eine Liste soll herausgegeben werden."))
    with desk.changing(N_("Liste herausgegeben"), undoable=False) as work:
        if subject:
            use_approval(desk, work, ApprovalKind.BULK_EXPORT, subject)
        taken = _rows(desk, wanted)
        work.note(desk.entry(_deed(wanted.form), _words(wanted.form).format(count=_count(taken))))
        work.commit()
    return taken


@use_case(allowed=OFFICE | SUPERVISION)
def note_list(desk: Desk, taken: OtherListTaken) -> None:
    """Before a list of what was read already leaves; raises what `take_out_list` raises for many persons."""
    subject = require_approval_for_many(desk, taken.families, taken.persons, _("Eine Liste soll herausgegeben werden."))
    with desk.changing(N_("Liste herausgegeben"), undoable=False) as work:
        if subject:
            use_approval(desk, work, ApprovalKind.BULK_EXPORT, subject)
        words = _("{list} {deed}, Zeilen: {count}").format(
            list=_other_words(taken.subject), deed=_deed_words(taken.form), count=taken.rows
        )
        work.note(desk.entry(_deed(taken.form), words))
        work.commit()


def _rows(desk: Desk, wanted: ListWanted) -> TakenList:
    if wanted.of_families:
        return TakenList(families=desk.lists.family_rows([FamilyId(key) for key in wanted.keys]))
    return TakenList(children=desk.lists.child_rows([ChildId(key) for key in wanted.keys]))


def _count(taken: TakenList) -> int:
    return len(taken.children) + sum(row.children for row in taken.families)


def _deed(form: OutputForm) -> Deed:
    return Deed.PRINT if form is OutputForm.PAPER else Deed.EXPORT


def _words(form: OutputForm) -> str:
    return {
        OutputForm.CLIPBOARD: _("Liste kopiert, Kinder: {count}"),
        OutputForm.SPREADSHEET: _("Liste als Tabelle gespeichert, Kinder: {count}"),
        OutputForm.PAPER: _("Liste gedruckt, Kinder: {count}"),
    }[form]


def _deed_words(form: OutputForm) -> str:
    return {
        OutputForm.CLIPBOARD: _("kopiert"),
        OutputForm.SPREADSHEET: _("als Tabelle gespeichert"),
        OutputForm.PAPER: _("gedruckt"),
    }[form]


def _other_words(subject: OtherList) -> str:
    return {
        OtherList.WEEK: _("Termine der Woche"),
        OtherList.INTERPRETERS: _("Liste der Sprachmittlung"),
        OtherList.PLACES: _("Liste der Schulplätze"),
        OtherList.HANDOVERS: _("Register der Übergaben"),
        OtherList.LETTERS: _("Register der Schreiben"),
        OtherList.BATCH: _("Sendungsliste"),
    }[subject]
