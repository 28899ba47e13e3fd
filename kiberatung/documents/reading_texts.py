"""What a screen reader says for a text set from right to left: the text itself, in the order in which it is read.

The page holds each line as it is seen, from left to right, names of Latin letters between the others; a vowel sign set
higher stands there twice. So the element of each text carries it whole (/ActualText, ISO 32000-1, 14.9.4).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiberatung.documents.packing import PdfObjects
from kiberatung.services.letters.values import Bilingual, Direction, LetterSheet

_ELEMENT = re.compile(rb"<</Type/StructElem/S/P/P \d+ 0 R/Lang\(([a-z]+)[^)]*\)(?=/K\[\d)")
_SPECIAL = re.compile(rb"[()\\\r]")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\u2066\u2067\u2068\u2069"))


def with_reading_texts(file: PdfObjects, sheets: Sequence[LetterSheet]) -> PdfObjects:
    """Unchanged where the tags are not those of these letters: a wrong text would be worse than none."""
    texts = [(sheet.language.partition("-")[0], text) for sheet in sheets for text in _texts_from_right(sheet)]
    languages = {language for language, _text in texts}
    if not texts:
        return file
    found = [(number, element) for number, element in _elements(file) if element[1].decode() in languages]
    if [element[1].decode() for _number, element in found] != [language for language, _text in texts]:
        return file
    objects = dict(file.objects)
    for (number, element), (_language, text) in zip(found, texts, strict=True):
        words = objects[number]
        spoken = _SPECIAL.sub(_escaped, ("\ufeff" + text.translate(_UNSEEN)).encode("utf-16-be"))
        objects[number] = b"%b/ActualText(%b)%b" % (words[: element.end()], spoken, words[element.end() :])
    return replace(file, objects=objects)


def _escaped(sign: re.Match[bytes]) -> bytes:
    return b"\\r" if sign[0] == b"\r" else b"\\" + sign[0]


def _elements(file: PdfObjects) -> Iterator[tuple[int, re.Match[bytes]]]:
    matches = ((number, _ELEMENT.match(file.objects[number])) for number in sorted(file.objects))
    return ((number, match) for number, match in matches if match)


def _texts_from_right(sheet: LetterSheet) -> Iterator[str]:
    """The second column, in the order of `letter.typ`."""
    if sheet.direction is Direction.RIGHT_TO_LEFT:
        yield from (one.translated for one in _second_column(sheet) if one.translated)


def _second_column(sheet: LetterSheet) -> Iterator[Bilingual]:
    yield from (sheet.subject, sheet.salutation)
    is_mixed = sheet.draft_mark and any(one.text.reviewed for one in sheet.paragraphs)
    for one in sheet.paragraphs:
        yield one.text
        if is_mixed and sheet.draft_mark and one.text.translated and not one.text.reviewed:
            yield sheet.draft_mark
    yield sheet.closing
    if sheet.enclosures:
        yield from (sheet.enclosures_title, *sheet.enclosures)
    if sheet.reply:
        yield from (sheet.reply.title, *sheet.reply.choices, *sheet.reply.lines)
