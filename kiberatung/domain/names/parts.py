"""The parts of a name, each with everything needed to recognise it in another spelling."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kiberatung.domain.names.arabic import plain_arabic, spellings_of, without_article
from kiberatung.domain.names.native_words import NativeWord, native_word
from kiberatung.domain.names.scripts import ARABIC, CYRILLIC, cyrillic_readings
from kiberatung.domain.names.search_form import Romanise, plain_form, search_form
from kiberatung.domain.names.sounds import sound_keys
from kiberatung.domain.names.spellings import SPELLING_FAMILIES

# Small words some offices write and others leave out.
PARTICLES = frozenset(
    {
        "VON", "VAN", "VOM", "ZU", "ZUR", "DEN", "DER", "TEN", "TER", "DE", "DEL", "DELLA", "DA", "DO", "DOS", "DAS",
        "DI", "DU", "LA", "LE", "LOS", "LAS", "Y", "E", "BIN", "BEN", "IBN", "BINT", "OULD", "OGLU",
    }
)  # fmt: skip
_BETWEEN = re.compile(r"[\s\-‐‑–—.,;:/\\·_&+()\[\]]+")
_GLUE = "\u2060"
# „Abd“ (servant) and the name of God after it are one name, in however many words it is written.
_SERVANT_NAME = re.compile(
    r"\babd(?:[aeou]+[lrsntdz]h?)?(?:[\s-]+[aeou][lrsntdz]h?)?[\s-]+(?=\w)|(?<!\w)عبد\s+(?=\w)", re.IGNORECASE
)
_SERVANT_ARTICLE = re.compile(r"^C?ABD(?:[AEOU]+(?:L|([RSNTDZ])(?=\1))|I)(?=.{3})")
# The Arabic article, written apart; before sun letters it takes their sound (Ash-Sharif).
_ARTICLE = re.compile(r"\b(?:(?:al|el|ul)[\s-]+|[ae](?:([rstdzn])h?|ch|sch)-(?=\1?\w{3}))(?=\w)", re.IGNORECASE)
_GLUED_ARTICLE = re.compile(r"^[AE]L(?=.{4})")
_UMLAUT_PAIRS = re.compile("([AOU])E")
# Marks that stand for the sound sch, tsch or ž; the table of DIN 91379 drops them.
_HISSING = str.maketrans(
    {"Š": "SH", "Ş": "SH", "Ș": "SH", "Ś": "SH", "Č": "CH", "Ć": "CH", "Ç": "CH", "Ž": "ZH", "Ż": "ZH", "Ź": "ZH"}
)
_FEMALE_ENDINGS = ((re.compile("([OE])VA$"), r"\1V"), (re.compile("SKA(?:IA)?$"), "SKI"))


@dataclass(frozen=True, slots=True, eq=False)  # one object for each word: compared and remembered by identity
class NamePart:
    """`forms`: search forms (several where the script leaves a choice); `loose`: also without umlaut dots, article.

    `native` holds the letters of a script that is read by a pattern, `spellings`; where that script leaves vowels out,
    the part has no `sounds`.
    """

    raw: str
    form: str
    forms: tuple[str, ...]
    loose: frozenset[str]
    sounds: frozenset[str]
    native: str
    spellings: re.Pattern[str] | None
    family: int | None

    is_particle: bool


@lru_cache(maxsize=8192)
def parts_of(name: str, romanise: Romanise | None = None) -> tuple[NamePart, ...]:
    """The parts in their order; articles fall away, „Abdul Rahman“ is one part."""
    text = unicodedata.normalize("NFC", name)
    text = _SERVANT_NAME.sub(lambda match: _BETWEEN.sub(_GLUE, match[0]), text)
    text = _ARTICLE.sub("", text)
    parts: list[NamePart] = []
    for raw in filter(None, _BETWEEN.split(text)):
        parts.extend(_parts_of_word(raw, romanise))
    return tuple(parts)


@lru_cache(maxsize=8192)
def _parts_of_word(raw: str, romanise: Romanise | None) -> list[NamePart]:
    shown = raw.replace(_GLUE, " ")
    if CYRILLIC.search(raw):
        return [_part(shown, tuple(map(search_form, cyrillic_readings(raw.upper()))))]
    if ARABIC.search(raw):
        return [_arabic_part(shown, plain_arabic(raw))]
    native = native_word(raw)
    if native is not None:
        return [_native_part(shown, native)]
    forms = search_form(raw, romanise).split()
    if len(forms) == 1:
        return [_latin_part(shown, raw, forms[0], romanise)]
    return [_part(shown, (form,)) for form in forms or [""]]


def _latin_part(shown: str, raw: str, form: str, romanise: Romanise | None) -> NamePart:
    form = _SERVANT_ARTICLE.sub("ABD", form)
    if raw.isascii():
        return _part(shown, (form,))
    capitals = raw.upper()
    hissing = capitals.translate(_HISSING)
    heard = sound_keys(search_form(hissing)) if hissing != capitals else frozenset[str]()
    return _part(shown, (form,), frozenset({plain_form(raw, romanise)}), heard)


def _part(
    shown: str, forms: tuple[str, ...], loose: frozenset[str] = frozenset(), heard: frozenset[str] = frozenset()
) -> NamePart:
    spelled = loose.union(forms, (_UMLAUT_PAIRS.sub(r"\1", form) for form in forms))
    spelled |= {_GLUED_ARTICLE.sub("", form) for form in spelled}
    sounds = heard.union(*(sound_keys(form) for form in spelled))
    sounds |= {_male_form(sound) for sound in sounds}
    family = _family(forms)
    return NamePart(shown, forms[0], forms, spelled, sounds, "", None, family, forms[0] in PARTICLES)


def _family(forms: tuple[str, ...]) -> int | None:
    return next((SPELLING_FAMILIES[form] for form in forms if form in SPELLING_FAMILIES), None)


def _native_part(shown: str, word: NativeWord) -> NamePart:
    heard = _part(shown, (word.form,))
    loose, sounds = (heard.loose, heard.sounds) if word.writes_vowels else (frozenset[str](), frozenset[str]())
    family = heard.family if word.writes_vowels else None
    return NamePart(
        shown, word.form, (word.form,), loose, sounds, word.letters, word.spellings, family, is_particle=False
    )


def _male_form(sound: str) -> str:
    """Family names of women in Slavic languages: „Ivanova“ and „Ivanov“ are one family name."""
    for ending, male in _FEMALE_ENDINGS:
        sound = ending.sub(male, sound)
    return sound


def _arabic_part(shown: str, letters: str) -> NamePart:
    word = without_article(letters.replace("عبدال", "عبد", 1) if letters.startswith("عبدال") else letters)
    family = SPELLING_FAMILIES.get(letters, SPELLING_FAMILIES.get(word))
    form = search_form(word)
    return NamePart(shown, form, (form,), frozenset(), frozenset(), word, spellings_of(word), family, is_particle=False)


@lru_cache(maxsize=2048)
def joined(first: NamePart, second: NamePart) -> NamePart:
    """Two neighbours written as one word („Anna Maria“, „Annamaria“)."""
    shown = f"{first.raw} {second.raw}"
    if first.native and second.native:
        native = native_word(first.raw + second.raw)
        return _native_part(shown, native) if native else _arabic_part(shown, plain_arabic(first.raw + second.raw))
    return _part(shown, (first.form + second.form,))
