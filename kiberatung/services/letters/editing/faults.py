"""What is wrong with a text before it is kept: each fault with its sentence and the place in the text."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.editing.field_words import FIELD_WORDS
from kiberatung.services.letters.office_texts import SHARED, wording_of
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.wording import FIELDS, fields_in

_OPEN_FIELD = re.compile(r"\{[^{}]*")
_FIELD = re.compile(r"\{([^{}]*)\}")
_UNSEEN = re.compile("[\u0000-\u001f\u007f\u200b\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_ALWAYS = frozenset({"addressee", "case_number", "children", "contact", "office", "office_address", "today", "town"})
"""Of every letter to a family, whatever is known."""


@dataclass(frozen=True, slots=True)
class TextFault:
    """`start` and `end` are places in the text as it was given, counted from 0."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One variant of one part of a letter, of which the words are edited."""

    letter: str
    part: str
    condition: str = ""


def usable_fields(shipped: LetterTexts, place: Paragraph) -> tuple[str, ...]:
    """Those of which something is always known where this text is printed, in the order of their words."""
    wording = wording_of(shipped, place.letter)
    found = set() if place.letter == SHARED else set(_ALWAYS)
    for part in wording.parts:
        for variant in part.variants:
            same = (part.title, variant.condition) == (place.part, place.condition)
            together = bool(place.condition) and variant.condition == place.condition
            always = not variant.condition and len(part.variants) == 1 and place.letter != SHARED
            if same or together or always:
                found |= set(fields_in(variant.text))
    if place.letter != SHARED and not _has_children(shipped, LetterKind(place.letter)):
        found.discard("children")
    return tuple(sorted(found, key=lambda name: FIELD_WORDS[name].casefold()))


def _has_children(shipped: LetterTexts, kind: LetterKind) -> bool:
    return any("{child" in text for text in shipped.wordings[kind].texts)


def german_faults(text: str, usable: tuple[str, ...]) -> tuple[TextFault, ...]:
    """Of the German wording; empty when it may be kept."""
    return _faults_of_signs(text) or _faults_of_fields(text, usable, field_word)


def field_word(field: str) -> str:
    return _(FIELD_WORDS[field]) if field in FIELD_WORDS else field


def translation_faults(text: str, german: str, word: Callable[[str], str] = field_word) -> tuple[TextFault, ...]:
    """A translation says the same: each field of the German text stands in it as often, and no other.

    `word` is what a field is called where the text is edited.
    """
    found = _faults_of_signs(text) or _faults_of_fields(text, tuple(fields_in(german)), word)
    if found:
        return found
    missing = Counter(fields_in(german)) - Counter(fields_in(text))
    sentence = _("Das Feld „{field}“ des deutschen Textes fehlt.")
    faults = [TextFault(sentence.format(field=word(field)), len(text), len(text)) for field in missing]
    many = Counter(fields_in(text)) - Counter(fields_in(german))
    said = _("Das Feld „{field}“ steht öfter da als im deutschen Text.")
    return (*faults, *(TextFault(said.format(field=word(field)), *_last_place(text, field)) for field in many))


def require_sound(faults: tuple[TextFault, ...], next_step: str) -> None:
    if faults:
        raise DomainError(faults[0].sentence, next_step)


def _faults_of_signs(text: str) -> tuple[TextFault, ...]:
    if not text.strip():
        return (TextFault(_("Der Text ist leer. Ein leerer Absatz wird nicht gedruckt."), 0, len(text)),)
    if unseen := _UNSEEN.search(text):
        return (TextFault(_("Hier steht ein unsichtbares Zeichen oder ein Zeilenumbruch."), *unseen.span()),)
    rest = _FIELD.sub(lambda found: " " * len(found[0]), text)
    if opened := _OPEN_FIELD.search(rest):
        return (TextFault(_("Diese geschweifte Klammer ist nicht geschlossen."), *opened.span()),)
    if "}" in rest:
        place = rest.index("}")
        return (TextFault(_("Diese geschweifte Klammer hat keinen Anfang."), place, place + 1),)
    return ()


def _faults_of_fields(text: str, usable: tuple[str, ...], word: Callable[[str], str]) -> tuple[TextFault, ...]:
    unknown = _("Das Feld „{field}“ gibt es nicht. Wählen Sie eines aus der Liste.")
    unusable = _("Das Feld „{field}“ ist in diesem Absatz nicht bekannt. Wählen Sie eines aus der Liste.")
    return tuple(
        TextFault((unusable if found[1] in FIELDS else unknown).format(field=word(found[1])), *found.span())
        for found in _FIELD.finditer(text)
        if found[1] not in usable
    )


def _last_place(text: str, field: str) -> tuple[int, int]:
    start = text.rindex("{" + field + "}")
    return start, start + len(field) + 2
