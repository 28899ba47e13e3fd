"""One language goes to a reviewer as a file and comes back: what would change is shown first, then taken in whole."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _, ngettext_
from kiberatung.domain.errors import DomainError
from kiberatung.domain.letter_languages import LETTER_LANGUAGES
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.faults import translation_faults
from kiberatung.services.letters.editing.page import office_texts
from kiberatung.services.letters.editing.review_lines import (
    ReviewLine,
    ReviewSheet,
    ReviewState,
    review_lines,
    review_state,
    state_sentence,
)
from kiberatung.services.letters.editing.saving import EDITORS, TextKeeper
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.permissions import OFFICE, Audited, use_case


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One entry of a file that came back; `is_open` when its reader left the mark that it still needs work."""

    number: int
    """Line of the file, from 1."""
    german: str
    text: str
    is_open: bool
    reviewer: str = ""
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    language: str
    lines: tuple[ReadLine, ...]


class ReviewFiles(Protocol):
    """Writes and reads PO files."""

    def write(self, language: str, lines: Iterable[ReviewLine]) -> bytes: ...

    def read(self, data: bytes) -> ReadCatalogue:
        """Raises `DomainError` naming the line of what is no PO file."""


@dataclass(frozen=True, slots=True)
class ReviewPacket:
    """What a reviewer gets: the file to work in, and the same on paper."""

    language: str
    file: bytes
    sheet: ReviewSheet


@dataclass(frozen=True, slots=True)
class ReviewChange:
    """`before` is empty for a line that had no translation; `reviewer` when the line now counts as read."""

    german: str
    before: str
    after: str
    reviewer: str
    reviewed_on: date | None

    @property
    def is_reworded(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class ReviewPreview:
    """Nothing is kept yet. `unknown` are German lines that are no longer said: an older file."""

    language: str
    changes: tuple[ReviewChange, ...]
    unchanged: int
    unknown: tuple[str, ...]


@use_case(allowed=OFFICE)
def read_review_states(desk: Desk, shipped: LetterTexts) -> tuple[ReviewState, ...]:
    """Of every language but German."""
    with desk.reading() as records:
        own = office_texts(records)
    tags = (tag for tag in shipped.languages.tags() if tag != GERMAN)
    return tuple(review_state(tag, review_lines(shipped, own, tag)) for tag in tags)


@use_case(OFFICE, Audited(Deed.EXPORT, N_("Texte einer Sprache zum Prüfen ausgegeben")))
def export_language(desk: Desk, shipped: LetterTexts, language: str, files: ReviewFiles) -> ReviewPacket:
    """Raises `DomainError` for German and for a language without a catalogue."""
    _require_translated(shipped, language)
    with desk.reading() as records:
        lines = review_lines(shipped, office_texts(records), language)
    known = LETTER_LANGUAGES.get(language)
    sheet = ReviewSheet(
        language=language,
        language_name=f"{known.name} · {known.own_name}" if known else language,
        direction=shipped.languages.get(language).direction,
        dated_on=desk.today,
        state=state_sentence(review_state(language, lines)),
        lines=tuple(replace(line, place=line.place_words) for line in lines),
    )
    return ReviewPacket(language, files.write(language, lines), sheet)


@use_case(allowed=EDITORS)
def preview_review(desk: Desk, shipped: LetterTexts, data: bytes, files: ReviewFiles, reviewer: str) -> ReviewPreview:
    """With a `reviewer` every line that is not marked as open counts as read; without one only those that name who.

    Raises `DomainError` naming the line of the first fault; then nothing of the file is taken.
    """
    read = files.read(data)
    _require_translated(shipped, read.language)
    with desk.reading() as records:
        known = {one.german: one for one in review_lines(shipped, office_texts(records), read.language)}
    _require_sound(read, known)
    lines = [line for line in read.lines if line.german in known and line.text]
    changes = [_change(known[line.german], line, reviewer.strip(), desk.today) for line in lines]
    made = tuple(one for one in changes if one is not None)
    unknown = tuple(line.german for line in read.lines if line.german not in known)
    return ReviewPreview(read.language, made, len(lines) - len(made), unknown)


@use_case(allowed=EDITORS)
def take_in_review(desk: Desk, shipped: LetterTexts, preview: ReviewPreview) -> None:
    """All lines in one deed."""
    with desk.changing(N_("Geprüfte Übersetzungen eingelesen")) as work:
        keeper = TextKeeper(desk, work, shipped)
        for one in preview.changes:
            keeper.put_review(preview.language, one.german, one.after, (one.reviewer, one.reviewed_on))
        work.commit()


def preview_sentence(preview: ReviewPreview) -> str:
    reworded = sum(one.is_reworded for one in preview.changes)
    reviewed = sum(bool(one.reviewer) for one in preview.changes)
    words = ngettext_("{count} Text wird geändert", "{count} Texte werden geändert", reworded).format(count=reworded)
    read = ngettext_("{count} gilt danach als geprüft", "{count} gelten danach als geprüft", reviewed)
    left = _("{count} bleiben, wie sie sind").format(count=preview.unchanged)
    return ", ".join((words, read.format(count=reviewed), left)) + "."


def _require_translated(shipped: LetterTexts, language: str) -> None:
    if language == GERMAN or not shipped.languages.get(language).entries():
        raise DomainError(
            _("Deutsch ist die Vorlage aller Sprachen. Es wurde nichts ausgegeben und nichts übernommen."),
            _("Nennen Sie eine andere Sprache."),
        )


def _require_sound(read: ReadCatalogue, known: dict[str, ReviewLine]) -> None:
    next_step = _("Berichtigen Sie die Zeile in der Datei, und lesen Sie sie noch einmal ein.")
    if read.lines and not any(line.german in known for line in read.lines):
        raise _wrong_line(read.lines[0].number, _("Diesen deutschen Text gibt es im Programm nicht."), next_step)
    for line in read.lines:
        if line.text and line.german in known and (faults := translation_faults(line.text, line.german, str)):
            raise _wrong_line(line.number, faults[0].sentence, next_step)


def _wrong_line(number: int, sentence: str, next_step: str) -> DomainError:
    return DomainError(
        _("Zeile {number}: {sentence} Es wurde nichts übernommen.").format(number=number, sentence=sentence), next_step
    )


def _change(known: ReviewLine, line: ReadLine, reviewer: str, today: date) -> ReviewChange | None:
    """None when the line stays as it is: the same words, and no other reader."""
    who, when = ("", None) if line.is_open else (reviewer, today) if reviewer else (line.reviewer, line.reviewed_on)
    is_same = line.text == known.text
    if is_same and (not who or known.reviewed):
        return None
    if is_same and known.review == f"{who}, {write_date(when) if when else ''}":
        return None
    return ReviewChange(line.german, known.text, line.text, who, when)
