"""What to mind about the text of a letter before it is printed: parts without a translation, and drafts."""

from collections.abc import Callable

from kiberatung.basics.texts import _
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Bilingual, LetterSheet


def warnings_about_text(wished_language: str, sheet: LetterSheet) -> tuple[str, ...]:
    """Whole sentences; none for a letter that was wished in German."""
    if wished_language == GERMAN:
        return ()
    if sheet.language == GERMAN:
        return (_("Das Schreiben geht nicht an die Familie selbst. Es ist deshalb nur deutsch."),)
    return (*_missing_warnings(sheet), *_draft_warnings(sheet))


def texts_in(sheet: LetterSheet) -> tuple[Bilingual, ...]:
    """All that stands in two languages, from the subject to the last line to sign on."""
    reply = sheet.reply
    signed = (reply.title, *reply.choices, *reply.lines) if reply else ()
    titled = (sheet.enclosures_title,) if sheet.enclosures else ()
    paragraphs = (paragraph.text for paragraph in sheet.paragraphs)
    steps = (one.picture.word for one in sheet.paragraphs if one.picture and one.picture.word)
    ending = (sheet.closing, *titled, *sheet.enclosures, *signed)
    return (sheet.subject, sheet.salutation, *paragraphs, *dict.fromkeys(steps), *ending)


def _missing_warnings(sheet: LetterSheet) -> tuple[str, ...]:
    outdated = _numbers(sheet, lambda text: text.outdated)
    changed = _("Übersetzung passt nicht mehr, nur deutsch: Absatz {numbers}.").format(numbers=outdated)
    missing = _numbers(sheet, lambda text: not text.translated and not text.outdated)
    numbered = _("Ohne Übersetzung, nur deutsch: Absatz {numbers}.").format(numbers=missing)
    others = [one for one in texts_in(sheet) if one not in {paragraph.text for paragraph in sheet.paragraphs}]
    rest = _("Ohne Übersetzung, nur deutsch: ein Teil von Betreff, Anrede oder Unterschrift.")
    told = ((outdated, changed), (missing, numbered), (any(not one.translated for one in others), rest))
    return tuple(sentence for holds, sentence in told if holds)


def _draft_warnings(sheet: LetterSheet) -> tuple[str, ...]:
    drafts = _numbers(sheet, lambda text: bool(text.translated) and not text.reviewed)
    if not drafts:
        return ()
    return (
        _("Übersetzung noch nicht geprüft: Absatz {numbers}. Der Druck trägt einen Vermerk.").format(numbers=drafts),
    )


def _numbers(sheet: LetterSheet, concerns: Callable[[Bilingual], bool]) -> str:
    return ", ".join(str(paragraph.number) for paragraph in sheet.paragraphs if concerns(paragraph.text))
