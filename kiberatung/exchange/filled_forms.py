"""Reads what stands in the fields of a filled form, and nothing else of the file: no script, no attachment, no link.

A file from outside may be a bomb, be locked or only look like a form; each ends in a sentence, before anything is taken
over (R45, R46).
"""

import io
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.forms.filled_form import FilledForm
from kiberatung.services.forms.form_code import CODE_FIELD, no_form, read_form_code

if TYPE_CHECKING:
    import pikepdf

LARGEST = 16 * 1024 * 1024
"""Bytes of the file; a form that a viewer has saved with its own fonts is below a tenth of that."""
_LARGEST_STREAM = 64 * 1024 * 1024
"""Bytes of any part of it once unpacked; refused by the library before more memory is taken."""
_MOST_FIELDS = 3000
_DEEPEST = 8
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_LONGEST = 500
"""Signs of an answer, as wherever answers are read in."""


def read_filled_form(content: bytes) -> FilledForm:
    """Raises `DomainError` for everything that is no Erfassungsbogen of this program; nothing in the file is run."""
    if len(content) > LARGEST:
        raise DomainError(
            _("Die Datei ist größer als {most} MB, also kein Erfassungsbogen. Es wurde nichts gelesen.").format(
                most=LARGEST // (1024 * 1024)
            ),
            _("Wählen Sie die Datei, die Sie zurückbekommen haben."),
        )
    pdf = _limited_pdf_library()
    try:
        with pdf.open(io.BytesIO(content), suppress_warnings=True) as document:
            if document.is_encrypted:
                raise _locked()
            return _form_of(document)
    except pdf.PasswordError:
        raise _locked() from None
    except (pdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, OverflowError):
        raise no_form() from None
    except (MemoryError, RecursionError):
        raise _too_much() from None


@cache
def _limited_pdf_library() -> Any:
    """Its limits hold for the whole program; the papers it makes itself are far below them."""
    import pikepdf  # noqa: PLC0415 - wanted when a form is read, not at start-up

    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_LARGEST_STREAM,
        run_length_max_memory=_LARGEST_STREAM,
        png_max_memory=_LARGEST_STREAM,
        tiff_max_memory=_LARGEST_STREAM,
        dct_max_memory=_LARGEST_STREAM,
        parser_max_nesting=100,
        max_stream_filters=4,
    )
    return pikepdf


def _form_of(document: "pikepdf.Pdf") -> FilledForm:
    form = document.Root.get("/AcroForm")
    if form is None or "/XFA" in form:
        raise no_form()
    values = dict(_values(form.get("/Fields", ())))
    code = read_form_code(values.pop(CODE_FIELD, ""))
    return FilledForm(code, values)


def _values(fields: Any, depth: int = 0, seen: set[Any] | None = None) -> Iterator[tuple[str, str]]:
    """Name and value of every field that has a name of its own; names of levels are not ours."""
    seen = set() if seen is None else seen
    if depth > _DEEPEST:
        raise _too_much()
    for field in fields:
        if len(seen) >= _MOST_FIELDS:
            raise _too_much()
        if field.objgen != (0, 0) and field.objgen in seen:
            continue
        seen.add(field.objgen if field.objgen != (0, 0) else len(seen))
        if "/T" in field:
            yield _cleaned(str(field.T)), _value(field)
        elif "/Kids" in field:
            yield from _values(field.Kids, depth + 1, seen)


def _value(field: Any) -> str:
    """Of ticks the name of the one that is set; text beyond any answer is cut, so that it shows itself as too long."""
    value = field.get("/V")
    if value is None or value == "/Off":
        return ""
    text = str(value)
    return _cleaned(text.removeprefix("/") if field.get("/FT") == "/Btn" else text)


def _cleaned(text: str) -> str:
    """On one line, composed, without signs that no screen shows or that turn round what stands beside them."""
    lines = " ".join(unicodedata.normalize("NFC", text[: _LONGEST + 1]).split())
    shown = (sign for sign in lines if unicodedata.category(sign) not in {"Cc", "Cs", "Co", "Cn"})
    return " ".join("".join(sign for sign in shown if unicodedata.bidirectional(sign) not in _TURNING).split())


def _locked() -> DomainError:
    return DomainError(
        _("Die Datei ist verschlüsselt. Es wurde nichts gelesen."),
        _("Bitten Sie um eine Datei ohne Passwort, oder lassen Sie sich den Bogen ausgedruckt geben."),
    )


def _too_much() -> DomainError:
    return DomainError(
        _("Die Datei enthält viel mehr, als ein Erfassungsbogen enthalten kann. Es wurde nichts daraus gelesen."),
        _("Öffnen Sie sie nicht. Fragen Sie bei der Familie nach, woher sie kommt."),
    )
