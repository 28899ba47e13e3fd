"""All lines of one language as a reviewer reads them, with their state, and how many of them somebody has read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.letters import LetterKind
from kiberatung.services.labels import label_of
from kiberatung.services.letters.editing.page import LineReader, OfficeTexts
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import text_version
from kiberatung.services.letters.office_texts import SHARED, shipped_text
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import Direction


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """`place` says where the line is read, as „invitation: Termin“; `text` is empty while it is not translated."""

    german: str
    place: str
    text: str
    reviewed: bool
    review: str
    version: str

    @property
    def place_words(self) -> str:
        """As „Einladung: Termin“."""
        letter, _colon, part = self.place.partition(": ")
        words = {SHARED: _("Alle Schreiben")} | {kind.value: label_of(kind) for kind in LetterKind}
        return f"{words.get(letter, letter)}: {part}" if part else words.get(letter, letter)


@dataclass(frozen=True, slots=True)
class ReviewState:
    """„312 von 394 geprüft“."""

    language: str
    reviewed: int
    translated: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSheet:
    """One language on paper, German at the left; set by the outer ring."""

    language: str
    language_name: str
    direction: Direction
    dated_on: date
    state: str
    lines: tuple[ReviewLine, ...]


def review_lines(shipped: LetterTexts, own: OfficeTexts, language: str) -> tuple[ReviewLine, ...]:
    """In the order of the catalogue; a German line the office has changed stands in the place of the shipped one."""
    reader = LineReader(shipped, own, language)
    translated = reader.at_work.languages.get(language)
    entries = [(one.german, one.place) for one in shipped.languages.get(language).entries()]
    made = []
    for german, place in _with_own_lines(entries, shipped, reader.at_work, own):
        found = translated.find(german)
        text = reader.raw(german) if found else ""
        version = text_version(german, text) if text else ""
        line = ReviewLine(german, place, text, bool(found and found.reviewed), found.review if found else "", version)
        made.append(line)
    return tuple(made)


def review_state(language: str, lines: Iterable[ReviewLine]) -> ReviewState:
    every = list(lines)
    return ReviewState(language, sum(one.reviewed for one in every), sum(bool(one.text) for one in every), len(every))


def state_sentence(state: ReviewState) -> str:
    said = _("{reviewed} von {whole} geprüft").format(reviewed=state.reviewed, whole=state.whole)
    missing = state.whole - state.translated
    return said if not missing else _("{said}, {missing} ohne Übersetzung").format(said=said, missing=missing)


def _with_own_lines(
    entries: list[tuple[str, str]], shipped: LetterTexts, at_work: LetterTexts, own: OfficeTexts
) -> Iterator[tuple[str, str]]:
    """Lines only the office says come where the shipped ones stood, or at the end; what nobody says any more is left
    out."""
    gone = _said_in(shipped) - _said_in(at_work)
    changed: dict[str, list[tuple[str, str]]] = {}
    for one in own.wordings:
        if one.letter != SHARED and RULES[LetterKind(one.letter)].german_only:
            continue
        former = shipped_text(shipped, one.letter, one.part, one.condition)
        if former and one.text != former:
            changed.setdefault(former, []).append((one.text, f"{one.letter}: {one.part}"))
    seen = {german for german, _place in entries}
    for german, place in entries:
        if german not in gone:
            yield german, place
        for line in changed.pop(german, ()):
            if line[0] not in seen:
                seen.add(line[0])
                yield line
    yield from (line for lines in changed.values() for line in lines if line[0] not in seen)


def _said_in(texts: LetterTexts) -> set[str]:
    return {text for wording in (texts.shared, *texts.wordings.values()) for text in wording.texts}
