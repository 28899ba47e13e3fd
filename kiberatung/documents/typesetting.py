"""Sets letters and sheets with Typst: values go in as JSON and stay inert, tagged PDF/UA-1 and PDF/A-2a comes out."""

# ruff: noqa: PLC0415 - Typst and pikepdf are loaded at the first sheet, not at start-up

import hashlib
import json
import threading
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timezone
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiberatung.basics.texts import _
from kiberatung.documents.line_breaks import with_line_breaks
from kiberatung.documents.missing_signs import told_of_missing_signs
from kiberatung.documents.packing import PdfObjects, read_objects, written
from kiberatung.documents.qr_code import qr_squares, qr_svg
from kiberatung.documents.reading_texts import with_reading_texts
from kiberatung.domain.errors import EnvironmentFault, TellableError
from kiberatung.services.key_papers import PassphrasePaper, RecoveryPaper
from kiberatung.services.letters.editing.review_lines import ReviewSheet
from kiberatung.services.letters.values import DataSheet, LetterSheet, SheetLayout, TableSheet
from kiberatung.services.schulpflicht.paper import DeterminationSheet

if TYPE_CHECKING:
    from typst import Compiler, Fonts

    from kiberatung.services.assessment.sheets import TaskSheet


_FORGOTTEN_AFTER = 12
_CALLS = {"letter.typ": b'#import "letter.typ": letters\n#letters()\n'}
"""What is imported is read and kept once, what is set itself is read anew for each document."""
_RUNNING = ("reference", "language", "direction", "draft_mark")
"""What head and foot of a page show of a letter."""


class Typesetter:
    """Provides `LetterRenderer` and `SheetRenderer`; may be called from several threads at once.

    Every page is tagged for screen readers (ISO 14289-1) and can be kept for decades (ISO 19005-2, level A).
    Typst is loaded at the first sheet. Each thread keeps a compiler of its own, the fonts are read once for all.
    The creation date of a file is the day of its sheet, so the same value always gives the same bytes.
    """

    def __init__(self, templates: Path, fonts: Path) -> None:
        self.templates, self.fonts = templates, fonts
        self._fonts: Fonts | None = None
        self._fonts_lock = threading.Lock()
        self._of_thread = threading.local()

    def render_letter(self, sheet: LetterSheet) -> bytes:
        return written(self.set_letters((sheet,)))

    def set_letters(self, sheets: Sequence[LetterSheet]) -> PdfObjects:
        """All of one layout in one file, each counted from page 1 on; title and day are those of the first."""
        first = sheets[0]
        template = "picture_page.typ" if first.layout is SheetLayout.PICTURES else "letter.typ"
        papers = {
            "title": first.title,
            "author": first.letterhead[0],
            "letters": [_name(n) for n in range(len(sheets))],
        }
        files: dict[str, Any] = {"papers.json": papers}
        for number, sheet in enumerate(sheets):
            values = with_line_breaks(replace(sheet, logo=""))
            if sheet.logo:
                wide, high = _size_of(sheet.logo)
                name = f"logo-{hashlib.sha256(sheet.logo.encode()).hexdigest()[:16]}.svg"
                values |= {"logo": name, "logo_ratio": wide / high}
                files[name] = _drawing_of(sheet.logo)
            files[_name(number)] = values
            files[f"running-{number}.json"] = {name: values[name] for name in _RUNNING}
        set_file = read_objects(self._render(template, files, first.dated_on))
        return with_reading_texts(set_file, sheets) if first.layout is SheetLayout.LETTER else set_file

    def render_data_sheet(self, sheet: DataSheet) -> bytes:
        from kiberatung.documents.forms.page_codes import USUAL_PAGES

        pdf = self._with_codes(sheet, USUAL_PAGES)
        pages = _pages_in(pdf) if sheet.code else 0
        if pages > USUAL_PAGES:  # how many there are is known when it is set
            pdf = self._with_codes(sheet, pages)
        if not sheet.is_fillable:
            return pdf
        from kiberatung.documents.forms.fillable import with_fields

        return with_fields(pdf, sheet, self._render_values)

    def _with_codes(self, sheet: DataSheet, pages: int) -> bytes:
        from kiberatung.documents.forms.page_codes import page_codes

        files = {**_alone(sheet), "codes.json": page_codes(sheet.code, pages)}
        return self._render("data_sheet.typ", files, sheet.dated_on)

    def _render_values(self, values: Any, day: date) -> bytes:
        """One page as large as its field for each value."""
        return self._render("field_values.typ", {"values.json": values}, day, tagged=False)

    def render_table(self, sheet: TableSheet) -> bytes:
        return self._render("table_sheet.typ", _alone(sheet), sheet.dated_on)

    def render_tasks(self, sheet: "TaskSheet") -> bytes:
        return self._render("task_sheet.typ", _alone(sheet), sheet.dated_on)

    def render_determination(self, sheet: DeterminationSheet) -> bytes:
        return self._render("determination.typ", _alone(sheet), sheet.dated_on)

    def render_review(self, sheet: ReviewSheet) -> bytes:
        return self._render("review_sheet.typ", _alone(sheet), sheet.dated_on)

    def render_recovery_paper(self, paper: RecoveryPaper) -> bytes:
        """Nothing on it may break anywhere: whoever types it off would type the mark of the break too."""
        values = {
            "office": with_line_breaks(paper.office),
            "store": with_line_breaks(paper.store),
            "key": paper.recovery_key.split("-"),
            "key_picture": qr_svg(qr_squares(paper.recovery_key)),
            "keyslot": paper.keyslot,
            "keyslot_picture": qr_svg(qr_squares("-".join(paper.keyslot))),
            "dated_on": paper.dated_on,
        }
        return self._render("recovery_paper.typ", {"sheet.json": values}, paper.dated_on)

    def render_passphrase_paper(self, paper: PassphrasePaper) -> bytes:
        return self._render("passphrase_paper.typ", _alone(paper), paper.dated_on)

    def forget_sheets(self) -> None:
        """Typst remembers what it has set until ten more sheets are set: after the lock these are empty (R32)."""
        self._of_thread = threading.local()
        empty: Any = {"main.typ": b"."}
        compiler = self._compiler()
        for _sheet in range(_FORGOTTEN_AFTER):
            compiler.compile(input=empty, format="pdf")
        self._of_thread = threading.local()

    def _render(self, template: str, values: Mapping[str, Any], day: date, *, tagged: bool = True) -> bytes:
        """`values` are files beside the template: as `sys_inputs` they would make all that was set before void."""
        files: Any = {"main.typ": _CALLS.get(template, self.templates / template)}
        files.update((name, value if isinstance(value, bytes) else _as_json(value)) for name, value in values.items())
        try:
            pages = self._compiler().compile(
                input=files,
                format="pdf",
                pdf_standards=["ua-1", "a-2a"] if tagged else [],
                pdf_tags=tagged,
                timestamp=datetime.combine(day, time(12), timezone.utc),  # noqa: UP017 - Typst asks for a fixed offset
            )
        except RuntimeError as fault:  # TypstError is one, a missing template file another
            raise _told(getattr(fault, "diagnostic", ""), values) from fault
        if not isinstance(pages, bytes):
            raise TypeError(template)
        return pages

    def _compiler(self) -> "Compiler":
        compiler: Compiler | None = getattr(self._of_thread, "compiler", None)
        if compiler is None:
            import typst

            compiler = typst.Compiler(root=self.templates, font_paths=self._all_fonts(), ignore_system_fonts=True)
            self._of_thread.compiler = compiler
        return compiler

    def _all_fonts(self) -> "Fonts":
        import typst

        with self._fonts_lock:
            if self._fonts is None:
                self._fonts = typst.Fonts(
                    include_system_fonts=False, include_embedded_fonts=False, font_paths=[self.fonts]
                )
            return self._fonts


def _told(diagnostic: str, values: Mapping[str, Any]) -> TellableError:
    """A sign no font of the program has can be put right by the person; everything else is a broken installation."""
    return told_of_missing_signs(diagnostic, values) or EnvironmentFault(
        _("Das Schreiben lässt sich nicht setzen. Gespeichert ist alles."),
        _("Prüfen Sie, ob die Vorlagen und Schriften des Programms vollständig sind."),
    )


def _name(number: int) -> str:
    return f"letter-{number}.json"


def _alone(sheet: Any) -> dict[str, Any]:
    return {"sheet.json": with_line_breaks(sheet)}


def _pages_in(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def _size_of(png: str) -> tuple[int, int]:
    """In dots, from the head of the file (ISO/IEC 15948, 11.2.2); `png` is base64."""
    head = b64decode(png[:32], validate=True)
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def _drawing_of(png: str) -> bytes:
    """Typst takes texts beside its template, no pictures: so the picture goes in a drawing of its own size."""
    wide, high = _size_of(png)
    image = f'<image width="{wide}" height="{high}" xlink:href="data:image/png;base64,{png}"/>'
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {spaces} viewBox="0 0 {wide} {high}">{image}</svg>'.encode()


def _as_json(value: Any) -> bytes:
    return json.dumps(value, default=_iso, ensure_ascii=False).encode()


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
