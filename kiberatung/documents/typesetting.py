"""Sets letters and sheets with Typst: values go in as JSON and stay inert, tagged PDF/UA-1 comes out."""

# ruff: noqa: PLC0415 - Typst and pikepdf are loaded at the first sheet, not at start-up

import json
import re
import threading
from datetime import date, datetime, time, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiberatung.basics.texts import _
from kiberatung.documents.line_breaks import with_line_breaks
from kiberatung.documents.qr_code import qr_squares, qr_svg
from kiberatung.domain.errors import DomainError, EnvironmentFault, TellableError
from kiberatung.services.key_papers import PassphrasePaper, RecoveryPaper
from kiberatung.services.letters.values import DataSheet, LetterSheet, TableSheet
from kiberatung.services.schulpflicht.paper import DeterminationSheet

if TYPE_CHECKING:
    from typst import Compiler, Fonts

    from kiberatung.services.assessment.sheets import TaskSheet


_UNKNOWN_SIGNS = re.compile(r'the text `"(.+?)"` could not be displayed')


_FORGOTTEN_AFTER = 12


class Typesetter:
    """Provides `LetterRenderer` and `SheetRenderer`; may be called from several threads at once.

    Typst is loaded at the first sheet. Each thread keeps a compiler of its own, the fonts are read once for all.
    The creation date of a file is the day of its sheet, so the same value always gives the same bytes.
    """

    def __init__(self, templates: Path, fonts: Path) -> None:
        self._templates = templates
        self._font_folder = fonts
        self._fonts: Fonts | None = None
        self._fonts_lock = threading.Lock()
        self._of_thread = threading.local()

    def render_letter(self, sheet: LetterSheet) -> bytes:
        from kiberatung.documents.packing import packed

        return packed(self._render("letter.typ", with_line_breaks(sheet), sheet.dated_on))

    def render_data_sheet(self, sheet: DataSheet) -> bytes:
        return self._render("data_sheet.typ", with_line_breaks(sheet), sheet.dated_on)

    def render_table(self, sheet: TableSheet) -> bytes:
        return self._render("table_sheet.typ", with_line_breaks(sheet), sheet.dated_on)

    def render_tasks(self, sheet: "TaskSheet") -> bytes:
        return self._render("task_sheet.typ", with_line_breaks(sheet), sheet.dated_on)

    def render_determination(self, sheet: DeterminationSheet) -> bytes:
        return self._render("determination.typ", with_line_breaks(sheet), sheet.dated_on)

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
        return self._render("recovery_paper.typ", values, paper.dated_on)

    def render_passphrase_paper(self, paper: PassphrasePaper) -> bytes:
        return self._render("passphrase_paper.typ", with_line_breaks(paper), paper.dated_on)

    def forget_sheets(self) -> None:
        """Typst remembers what it has set until ten more sheets are set: after the lock these are empty (R32)."""
        self._of_thread = threading.local()
        empty: Any = {"main.typ": b"."}
        compiler = self._compiler()
        for _sheet in range(_FORGOTTEN_AFTER):
            compiler.compile(input=empty, format="pdf")
        self._of_thread = threading.local()

    def _render(self, template: str, sheet: Any, day: date) -> bytes:
        files: Any = {"main.typ": self._templates / template, "sheet.json": _as_json(sheet)}
        try:
            pages = self._compiler().compile(
                input=files,
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=datetime.combine(day, time(12), timezone.utc),  # noqa: UP017 - Typst asks for a fixed offset
            )
        except RuntimeError as fault:  # TypstError is one, a missing template file another
            raise _told(getattr(fault, "diagnostic", "")) from fault
        if not isinstance(pages, bytes):
            raise TypeError(template)
        return pages

    def _compiler(self) -> "Compiler":
        compiler: Compiler | None = getattr(self._of_thread, "compiler", None)
        if compiler is None:
            import typst

            compiler = typst.Compiler(root=self._templates, font_paths=self._all_fonts(), ignore_system_fonts=True)
            self._of_thread.compiler = compiler
        return compiler

    def _all_fonts(self) -> "Fonts":
        import typst

        with self._fonts_lock:
            if self._fonts is None:
                self._fonts = typst.Fonts(
                    include_system_fonts=False, include_embedded_fonts=False, font_paths=[self._font_folder]
                )
            return self._fonts


def _told(diagnostic: str) -> TellableError:
    """A sign no font of the program has can be put right by the person; everything else is a broken installation."""
    signs = sorted(set(_UNKNOWN_SIGNS.findall(diagnostic)))
    if signs:
        return DomainError(
            _("Diese Zeichen lassen sich nicht drucken: {signs}. Gespeichert ist alles.").format(signs=" ".join(signs)),
            _("Schreiben Sie den Namen für dieses Schreiben in lateinischer Schrift."),
        )
    return EnvironmentFault(
        _("Das Schreiben lässt sich nicht setzen. Gespeichert ist alles."),
        _("Prüfen Sie, ob die Vorlagen und Schriften des Programms vollständig sind."),
    )


def _as_json(sheet: Any) -> bytes:
    """A file beside the template: as `sys_inputs` it would make the library new, and all that was set before void."""
    return json.dumps(sheet, default=_iso, ensure_ascii=False).encode()


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
