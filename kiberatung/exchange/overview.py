"""The overview of a handover for the paper world: the same rows as the preview, children side by side."""

from kiberatung.basics.texts import _, ngettext_
from kiberatung.services.handovers.contents import ContentRow, HandoverContent, titled_rows
from kiberatung.services.letters.values import RowGroup, TableColumn, TableSheet

CHILDREN_SIDE_BY_SIDE = 4
"""More do not fit on a landscape page in letters that can be read."""


def overview_sheet(content: HandoverContent) -> TableSheet:
    """Up to four children one column each; with more, the tables repeat below with the next four."""
    width = min(CHILDREN_SIDE_BY_SIDE, len(content.files))
    repeats = len(content.files) > width
    starts = range(0, len(content.files), width)
    return TableSheet(
        title=_("Übergabe {number}").format(number=content.number.partition("-")[2]),
        subtitle=_subtitle(content),
        reference=content.number,
        dated_on=content.created_on,
        columns=(TableColumn(_("Angabe"), 1.1), *(TableColumn("", 1.6) for _column in range(width))),
        groups=tuple(group for first in starts for group in _block(content, first, width, repeats=repeats)),
        notes=(
            _("Von: {office}").format(office=content.office_name),
            _("Rechtsgrundlage: {basis}").format(basis=content.legal_basis),
            _("Nur für den genannten Zweck. Wer dieses Blatt irrtümlich erhält, gibt es bitte an den Absender zurück."),
        ),
        landscape=True,
    )


def _subtitle(content: HandoverContent) -> str:
    count = len(content.files)
    sentence = ngettext_(
        "An: {recipient} – {count} Kind, {purpose}", "An: {recipient} – {count} Kinder, {purpose}", count
    )
    return sentence.format(recipient=content.recipient.name, count=count, purpose=content.purpose)


def _block(content: HandoverContent, first: int, width: int, *, repeats: bool) -> list[RowGroup]:
    """The names stand over every table, also where one goes on overleaf: no fact may look like another child's."""
    [named] = [row for row in content.rows if row.identifier == "name"]
    heads = (_("Angabe"), *_line(named, first, width)[1:])
    groups = []
    for title, rows in titled_rows(content.rows):
        lines = tuple(_line(row, first, width) for row in rows if row is not named)
        groups.append(RowGroup(f"{title} {_span(content, first, width)}" if repeats else title, lines, heads))
    return groups


def _span(content: HandoverContent, first: int, width: int) -> str:
    last = min(first + width, len(content.files))
    if last == first + 1:
        return _("(Kind {number})").format(number=last)
    return _("(Kinder {first} bis {last})").format(first=first + 1, last=last)


def _line(row: ContentRow, first: int, width: int) -> tuple[str, ...]:
    texts = [cell.text for cell in row.cells[first : first + width]]
    return (row.title, *texts, *([""] * (width - len(texts))))
