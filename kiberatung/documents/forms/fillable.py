"""Turns a set form into a fillable file: fields at their seats, in the reading order of the page, with own appearances.

The page and its tags are Typst's, the fields ReportLab's, joined here. A field takes over the annotation of its seat:
the tag stays where it is in the reading order and becomes a form element. What a field shows is set by Typst too, so
that no program that opens the file has to shape Arabic for it.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from kiberatung.documents.forms.drawing import drawn_fields, seat_name
from kiberatung.documents.forms.seats import Seat, seats_in
from kiberatung.services.forms.form_code import CODE_FIELD
from kiberatung.services.letters.values import DataSheet, FieldKind, FormField

RenderValues = Callable[[Any, date], bytes]
_READ_ONLY, _PRINTED = 1, 4
_OFF_THE_PAGE = [-20, -20, -20, -20]
"""A hidden field would break what archives ask for (ISO 19005-2, 6.3.2); one of no size beside the page does not."""
_CROSS = (
    b"q 1.1 w 1 J %(inset).2f %(inset).2f m %(far).2f %(far).2f l %(inset).2f %(far).2f m %(far).2f %(inset).2f l S Q"
)


def with_fields(pdf: bytes, sheet: DataSheet, render_values: RenderValues) -> bytes:
    """The same pages with their fields; equal sheets give equal bytes."""
    fields = {one.name: one for section in sheet.sections for row in section.rows for one in row.fields if one}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        seats = seats_in(document)
        joining = _Joining(document, fields)
        joining.take_seats(seats)
        joining.show_values(seats, lambda values: render_values(values, sheet.dated_on))
        joining.finish(sheet.code)
        paper = io.BytesIO()
        document.save(paper, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return paper.getvalue()


class _Joining:
    def __init__(self, document: pikepdf.Pdf, fields: Mapping[str, FormField]) -> None:
        self._document = document
        self._fields = fields
        self._roots: list[Any] = []
        self._resources: Any = Dictionary()
        self._lists: dict[tuple[tuple[str, str], ...], Any] = {}

    def take_seats(self, seats: Sequence[Seat]) -> None:
        drawn = drawn_fields(seats, self._fields, len(self._document.pages))
        with pikepdf.open(io.BytesIO(drawn)) as overlay:
            self._resources = self._document.copy_foreign(overlay.make_indirect(overlay.Root.AcroForm.DR))
            widgets = {str(one.T): one for page in overlay.pages for one in page.obj.get("/Annots", ())}
            for number, seat in enumerate(seats):
                self._sit_down(seat, widgets[seat_name(number)])
        for name, same in groupby(seats, key=lambda seat: seat.name):
            self._root(self._fields[name], list(same))

    def _sit_down(self, seat: Seat, widget: Any) -> None:
        """The mark becomes the field, with the measures and look that were drawn for it."""
        mark = seat.annotation
        kept = {"/StructParent": mark.StructParent, "/Rect": mark.Rect, "/P": self._document.pages[seat.page].obj}
        for key in list(mark.keys()):
            del mark[key]
        for key in ("/DA", "/FT", "/Ff", "/MaxLen"):
            if key in widget:
                mark[key] = widget[key]
        for key, value in kept.items():
            mark[key] = value
        mark.Type, mark.Subtype, mark.F = Name.Annot, Name.Widget, _PRINTED
        seat.tag.S = Name.Form
        _forget(seat.tag, "/Alt")

    def _root(self, field: FormField, seats: Sequence[Seat]) -> None:
        if field.kind is FieldKind.TICKS:
            self._roots.append(self._tick_group(field, seats))
            return
        root = seats[0].annotation
        root.T, root.TU = String(field.name), String(field.tip)
        seats[0].tag.Alt = String(field.tip)
        root.V = String(field.value)
        if field.kind is FieldKind.CHOICE:
            root.Opt = self._options(field.options)
            _forget(root, "/MaxLen")
        self._roots.append(root)

    def _options(self, options: tuple[tuple[str, str], ...]) -> Any:
        """One list for all fields that offer the same; the first line takes a choice back."""
        if options not in self._lists:
            pairs = (("", " "), *options)
            made = Array([Array([String(stored), String(shown)]) for stored, shown in pairs])
            self._lists[options] = self._document.make_indirect(made)
        return self._lists[options]

    def _tick_group(self, field: FormField, seats: Sequence[Seat]) -> Any:
        """Boxes of one name: ticking one clears the others, and a tick can be taken back."""
        words = dict(field.options)
        group = self._document.make_indirect(
            Dictionary(FT=Name.Btn, Ff=0, T=String(field.name), TU=String(field.tip), Kids=Array([]))
        )
        group.V = Name(f"/{field.value}") if field.value else Name.Off
        for seat in seats:
            box, is_on = seat.annotation, seat.option == field.value
            _forget(box, "/FT", "/Ff", "/DA")
            box.Parent = group
            box.TU = String(f"{field.tip}: {words[seat.option]}")
            seat.tag.Alt = box.TU
            box.AS = Name(f"/{seat.option}") if is_on else Name.Off
            box.AP = Dictionary(N=Dictionary({f"/{seat.option}": self._tick(seat), "/Off": self._nothing(seat)}))
            group.Kids.append(box)
        return group

    def _tick(self, seat: Seat) -> Any:
        far = seat.width * 0.8
        return self._picture(seat, _CROSS % {b"inset": seat.width * 0.2, b"far": far})

    def _nothing(self, seat: Seat) -> Any:
        return self._picture(seat, b"")

    def _picture(self, seat: Seat, drawn: bytes) -> Any:
        stream = self._document.make_stream(drawn)
        stream.Type, stream.Subtype, stream.Resources = Name.XObject, Name.Form, Dictionary()
        stream.BBox = Array([0, 0, round(seat.width, 2), round(seat.height, 2)])
        return stream

    def show_values(self, seats: Sequence[Seat], render: Callable[[Any], bytes]) -> None:
        """Fields that hold something get a page of their own as appearance; the others show nothing."""
        lettered = [seat for seat in seats if not seat.option]
        filled = [seat for seat in lettered if self._shown(seat)]
        for seat in lettered:
            seat.annotation.AP = Dictionary(N=self._nothing(seat))
        if not filled:
            return
        values = [{"words": self._shown(one), "width": one.width, "height": one.height} for one in filled]
        with pikepdf.open(io.BytesIO(render(values))) as pictures:
            for seat, page in zip(filled, pictures.pages, strict=True):
                seat.annotation.AP.N = self._document.copy_foreign(page.as_form_xobject())

    def _shown(self, seat: Seat) -> str:
        field = self._fields[seat.name]
        return dict(field.options).get(field.value, "") if field.kind is FieldKind.CHOICE else field.value

    def finish(self, code: str) -> None:
        document = self._document
        first = document.pages[0].obj
        hidden = document.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=_PRINTED, Ff=_READ_ONLY, Rect=Array(_OFF_THE_PAGE),
                T=String(CODE_FIELD), TU=String(code), V=String(code), P=first,
            )
        )  # fmt: skip
        first.Annots.append(hidden)
        document.Root.AcroForm = document.make_indirect(
            Dictionary(Fields=Array([*self._roots, hidden]), DR=self._resources, DA=String("/Helv 10 Tf 0 g"))
        )
        for page in document.pages:
            page.obj.Tabs = Name.S


def _forget(holder: Any, *keys: str) -> None:
    for key in keys:
        if key in holder:
            del holder[key]
