"""PO files for reviewers: what still needs a reader is marked as every PO editor marks it, and read back so."""

# ruff: noqa: PLC0415 - Babel is loaded when a language is exported or read, not at start-up

import io
import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kiberatung.basics.texts import _
from kiberatung.documents.family_languages import REVIEW_MARK
from kiberatung.domain.errors import DomainError
from kiberatung.services.letters.editing.review_lines import ReviewLine
from kiberatung.services.letters.editing.reviewing import ReadCatalogue, ReadLine

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_WHOLE_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"')
LARGEST = 5_000_000
"""Bytes; a language has about a hundred thousand."""
_HEAD = """\
# Texte für Familien, zum Prüfen.
# Was noch niemand geprüft hat, trägt „fuzzy“ (in Poedit: „Benötigt Arbeit“).
# Nehmen Sie die Marke weg, wenn der Text stimmt.
# Wörter in geschweiften Klammern bleiben, wie sie sind.
msgid ""
msgstr ""
"Project-Id-Version: KIberatung\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


class PoReviewFiles:
    """Fulfils `services.letters.reviewing.ReviewFiles`."""

    def write(self, language: str, lines: Iterable[ReviewLine]) -> bytes:
        return "\n".join((_HEAD.format(language=language), *map(_entry, lines))).encode()

    def read(self, data: bytes) -> ReadCatalogue:
        from babel.messages.pofile import PoFileError, read_po

        if len(data) > LARGEST:
            raise _no_catalogue(1, _("Die Datei ist viel zu groß für eine Sprache."))
        _require_lines(data)
        try:
            catalogue = read_po(io.BytesIO(data), abort_invalid=True)
        except PoFileError as fault:
            raise _no_catalogue(fault.lineno + 1, _("Hier ist die Datei nicht lesbar.")) from fault
        except (ValueError, LookupError) as fault:
            raise _no_catalogue(1, _("Der Kopf der Datei ist nicht lesbar.")) from fault
        language = catalogue.locale_identifier or ""
        if not language:
            raise _no_catalogue(1, _("Im Kopf der Datei fehlt die Sprache („Language“)."))
        lines = tuple(_read_line(one) for one in catalogue if one.id)
        if not lines:
            raise _no_catalogue(1, _("In der Datei steht kein Text."))
        return ReadCatalogue(language.replace("_", "-"), lines)


def _require_lines(data: bytes) -> None:
    """Every line is a remark or a whole quoted text: a file that was cut off is found by its last one."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        number = data.count(b"\n", 0, fault.start) + 1
        raise _no_catalogue(number, _("Die Zeichen sind nicht in UTF-8 gespeichert.")) from fault
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#") and not _WHOLE_LINE.fullmatch(line.strip()):
            raise _no_catalogue(number, _("Hier ist die Datei nicht lesbar."))


def _entry(line: ReviewLine) -> str:
    review = "no" if not line.reviewed else _day_first(line.review)
    mark = "#, fuzzy\n" if line.text and not line.reviewed else ""
    return (
        f"# {REVIEW_MARK} {review}\n#. {line.place}\n{mark}msgid {_quoted(line.german)}\nmsgstr {_quoted(line.text)}\n"
    )


def _day_first(review: str) -> str:
    """As it stands in the files of the program: „2026-11-30 Hanan Saleh“."""
    person, _comma, day = review.rpartition(", ")
    try:
        parts = [int(part) for part in day.split(".")]
        return f"{date(parts[2], parts[1], parts[0]).isoformat()} {person}"
    except (ValueError, IndexError):
        return review or "yes"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _read_line(message: "Message") -> ReadLine:
    german = message.id if isinstance(message.id, str) else message.id[0]
    text = message.string if isinstance(message.string, str) else ""
    reviewer, reviewed_on = _named_reader(message)
    return ReadLine(message.lineno or 1, german, text.strip(), bool(message.fuzzy), reviewer, reviewed_on)


def _named_reader(message: "Message") -> tuple[str, date | None]:
    comments = [one.strip() for one in message.user_comments if one.strip().startswith(REVIEW_MARK)]
    if not comments:
        return "", None
    day, _space, person = comments[-1].removeprefix(REVIEW_MARK).strip().partition(" ")
    try:
        return person.partition(",")[0].strip(), date.fromisoformat(day)
    except ValueError:
        return "", None


def _no_catalogue(number: int, sentence: str) -> DomainError:
    return DomainError(
        _("Zeile {number}: {sentence} Es wurde nichts übernommen.").format(number=number, sentence=sentence),
        _("Nehmen Sie die PO-Datei, die das Programm für diese Sprache ausgegeben hat."),
    )
