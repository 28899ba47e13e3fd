"""Draws the fields of a form with ReportLab, alone on pages of the same size, at the places of their seats."""

import io
from collections.abc import Mapping, Sequence

from kiberatung.documents.forms.seats import Seat
from kiberatung.services.letters.values import FieldKind, FormField

A4 = (595.276, 841.89)
_TEXT_SIZE = 10


def drawn_fields(seats: Sequence[Seat], fields: Mapping[str, FormField], pages: int) -> bytes:
    """Each seat gets a widget named by its number; values and words beyond Latin are put in when all is joined."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - wanted for fillable forms alone

    paper = io.BytesIO()
    canvas = Canvas(paper, pagesize=A4, invariant=True)
    for page in range(pages):
        for number, seat in enumerate(seats):
            if seat.page == page:
                _draw(canvas.acroForm, seat_name(number), seat, fields[seat.name])
        canvas.showPage()
    canvas.save()
    return paper.getvalue()


def seat_name(number: int) -> str:
    return f"seat{number}"


def _draw(form: object, name: str, seat: Seat, field: FormField) -> None:
    left, bottom, _right, _top = seat.rectangle
    place = {"x": left, "y": bottom, "name": name, "tooltip": "", "borderWidth": 0, "relative": False}
    plain = {"fillColor": None, "borderColor": None}
    match field.kind:
        case FieldKind.TICKS:
            form.checkbox(size=seat.width, buttonStyle="cross", **place, **plain)  # type: ignore[attr-defined]
        case FieldKind.CHOICE:
            options = [(str(one), str(one)) for one, _pair in enumerate(field.options)]
            form.choice(  # type: ignore[attr-defined]
                value=options[0][0], options=options, width=seat.width, height=seat.height, fontSize=_TEXT_SIZE,
                fieldFlags="combo", **place, **plain,
            )  # fmt: skip
        case FieldKind.TEXT:
            form.textfield(  # type: ignore[attr-defined]
                width=seat.width, height=seat.height, fontSize=_TEXT_SIZE, maxlen=500, **place, **plain
            )
