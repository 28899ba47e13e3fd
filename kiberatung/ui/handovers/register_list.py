"""The register of handovers as a list: its columns, declared once."""

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.handovers import Handover, HandoverAnswer
from kiberatung.domain.list_views import SortKey
from kiberatung.services.handovers.forms import HandoverFormat
from kiberatung.services.labels import label_of
from kiberatung.ui.lists.columns import FilterKind, ListColumn, ListDefinition
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column

ANSWER_LOOKS = {
    HandoverAnswer.OPEN: ("clock", "muted"),
    HandoverAnswer.ACCEPTED: ("circle-check", "ok"),
    HandoverAnswer.DECLINED: ("circle-x", "danger"),
}
"""Icon and tone beside the word."""
YES, NO = "yes", "no"
CHOICE, NUMBER, DATE = FilterKind.CHOICE, FilterKind.NUMBER, FilterKind.DATE
_ANSWERS = list(HandoverAnswer)


def register_list() -> ListDefinition[Handover]:
    return ListDefinition(
        name="handovers",
        title=_("Register der Übergaben"),
        count=handovers_words,
        order=(SortKey("created_on", descending=True),),
        given_up_first=("format", "children", "locked", "created_on", "answer"),
        columns=(
            ListColumn(
                Column("number", _("Nummer"), 200, stretch=True), lambda one: Cell(one.number, weight=500),
                lambda one: one.number, paper_width=1.8,
            ),
            ListColumn(
                Column("created_on", _("Datum"), 104), lambda one: Cell(write_date(german_time(one.created_at).date())),
                lambda one: german_time(one.created_at).date(), DATE, rank=lambda one: one.created_at.isoformat(),
                band=_month,
            ),
            ListColumn(
                Column("recipient", _("Empfangende Stelle"), 250), lambda one: Cell(one.recipient_name),
                lambda one: one.recipient_name, CHOICE, band=lambda one: (one.recipient_name, one.recipient_name),
                paper_width=2.4,
            ),
            ListColumn(
                Column("children", _("Kinder"), 72, "right", CellKind.NUMBER),
                lambda one: Cell(str(len(one.child_ids))), lambda one: len(one.child_ids), NUMBER, paper_width=0.7,
            ),
            ListColumn(
                Column("format", _("Form"), 110), lambda one: Cell(word_of_format(one.format)),
                lambda one: one.format, CHOICE, word_of_format, band=lambda one: _band(word_of_format(one.format)),
            ),
            ListColumn(
                Column("locked", _("Verschlüsselt"), 124, kind=CellKind.STATUS), _lock_cell,
                lambda one: YES if one.encrypted else NO, CHOICE, _yes_no,
                band=lambda one: _band(_("Verschlüsselt") if one.encrypted else _("Unverschlüsselt")),
            ),
            ListColumn(
                Column("answer", _("Antwort"), 140, kind=CellKind.STATUS), _answer_cell, lambda one: one.answer,
                CHOICE, lambda key: label_of(HandoverAnswer(key)), rank=lambda one: _ANSWERS.index(one.answer),
                band=lambda one: (_ANSWERS.index(one.answer), label_of(one.answer)), paper_width=1.2,
            ),
            ListColumn(
                Column("answered_on", _("Beantwortet"), 104),
                lambda one: Cell(write_date(one.answered_on) if one.answered_on else ""),
                lambda one: one.answered_on, DATE, is_usual=False,
            ),
        ),
    )  # fmt: skip


def handovers_words(count: int) -> str:
    return ngettext_("{count} Übergabe", "{count} Übergaben", count).format(count=grouped(count))


def word_of_format(name: str) -> str:
    """What the register kept may be older than the formats of today."""
    words = {
        HandoverFormat.FOLDER: _("Mappe"),
        HandoverFormat.SCHILD: _("SchILD-NRW"),
        HandoverFormat.XLSX: _("XLSX"),
        HandoverFormat.CSV: _("CSV"),
        HandoverFormat.PDF: _("PDF"),
    }
    return next((word for known, word in words.items() if known == name), name)


def _lock_cell(one: Handover) -> Cell:
    return (
        Cell(_("ja"), icon="file-lock", tone="ok") if one.encrypted else Cell(_("nein"), icon="lock-open", tone="warn")
    )


def _answer_cell(one: Handover) -> Cell:
    icon, tone = ANSWER_LOOKS[one.answer]
    return Cell(label_of(one.answer), icon=icon, tone=tone)


def _yes_no(key: str) -> str:
    return _("ja") if key == YES else _("nein")


def _month(one: Handover) -> tuple[int, str]:
    """Newest first, as the register itself."""
    day = german_time(one.created_at).date()
    return -(day.year * 12 + day.month), f"{day:%m.%Y}"


def _band(word: str) -> tuple[str, str]:
    return word, word
