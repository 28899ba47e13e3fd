"""The texts as the office uses them: its own words over those that come with the program."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from kiberatung.basics.date_words import write_date
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office_texts import OfficeTranslation, OfficeWording
from kiberatung.services.letters.languages import (
    CatalogueEntry,
    FamilyLanguage,
    FamilyLanguages,
    FamilyText,
    text_version,
)
from kiberatung.services.letters.references import with_references_isolated
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import Direction
from kiberatung.services.letters.wording import Part, Wording
from kiberatung.services.ports import Records

SHARED = "shared"
"""Stands for a letter: what all of them have, as salutation and closing."""


def texts_at_work(records: Records, shipped: LetterTexts) -> LetterTexts:
    """The shipped texts themselves while the office has changed none."""
    return with_office_texts(shipped, records.find(OfficeWording), records.find(OfficeTranslation))


def with_office_texts(
    shipped: LetterTexts, wordings: Iterable[OfficeWording], translations: Iterable[OfficeTranslation]
) -> LetterTexts:
    by_letter: dict[str, list[OfficeWording]] = defaultdict(list)
    for one in wordings:
        by_letter[one.letter].append(one)
    by_language: dict[str, dict[str, OfficeTranslation]] = defaultdict(dict)
    for translation in translations:
        by_language[translation.language][translation.german] = translation
    if not by_letter and not by_language:
        return shipped
    own = {LetterKind(letter): by_letter[letter] for letter in by_letter if letter != SHARED}
    changed = {kind: reworded(shipped.wordings[kind], texts) for kind, texts in own.items()}
    shared = reworded(shipped.shared, by_letter.get(SHARED, ()))
    replaced = _replaced_lines(shipped, [one for texts in by_letter.values() for one in texts])
    languages = OfficeLanguages(shipped.languages, by_language, replaced)
    return LetterTexts({**shipped.wordings, **changed}, shared, languages)


def wording_of(texts: LetterTexts, letter: str) -> Wording:
    return texts.shared if letter == SHARED else texts.wordings[LetterKind(letter)]


def reworded(wording: Wording, texts: Iterable[OfficeWording]) -> Wording:
    """Words for a paragraph that no longer exists wait unused: the office is told of them on the page of texts."""
    own = {(one.part, one.condition): one.text for one in texts}
    return Wording(tuple(_reworded_part(part, own) for part in wording.parts))


def _reworded_part(part: Part, own: Mapping[tuple[str, str], str]) -> Part:
    variants = tuple(
        replace(variant, text=own.get((part.title, variant.condition), variant.text)) for variant in part.variants
    )
    return replace(part, variants=variants)


def shipped_text(shipped: LetterTexts, letter: str, part: str, condition: str) -> str | None:
    """None when this version of the program has no such paragraph."""
    if letter != SHARED and letter not in set(LetterKind):
        return None
    found = (
        variant.text
        for one in wording_of(shipped, letter).parts
        for variant in one.variants
        if (one.title, variant.condition) == (part, condition)
    )
    return next(found, None)


def _replaced_lines(shipped: LetterTexts, wordings: Iterable[OfficeWording]) -> dict[str, str]:
    """The shipped German line by the office's, whose translation it no longer is."""
    found = {one.text: shipped_text(shipped, one.letter, one.part, one.condition) for one in wordings}
    return {own: german for own, german in found.items() if german and german != own}


class OfficeLanguages:
    """Fulfils `FamilyLanguages`."""

    def __init__(
        self,
        shipped: FamilyLanguages,
        translations: Mapping[str, Mapping[str, OfficeTranslation]],
        replaced: Mapping[str, str],
    ) -> None:
        self._shipped, self._translations, self._replaced = shipped, translations, replaced

    def tags(self) -> tuple[str, ...]:
        return self._shipped.tags()

    def get(self, tag: str) -> FamilyLanguage:
        return OfficeLanguage(self._shipped.get(tag), self._translations.get(tag, {}), self._replaced)


class OfficeLanguage:
    """Fulfils `FamilyLanguage`: a translation of the office goes before that of the program."""

    def __init__(
        self, shipped: FamilyLanguage, translations: Mapping[str, OfficeTranslation], replaced: Mapping[str, str]
    ) -> None:
        self._shipped, self._translations, self._replaced = shipped, translations, replaced
        self.tag = shipped.tag

    @property
    def direction(self) -> Direction:
        return self._shipped.direction

    def find(self, german: str) -> FamilyText | None:
        own = self._translations.get(german)
        if own is None:
            return self._shipped.find(german)
        text = with_references_isolated(own.text, self.direction)
        return FamilyText(text, bool(own.reviewed_by), review_words(own), text_version(german, own.text))

    def is_outdated(self, german: str) -> bool:
        """There is a translation, but of the text that stood here before the office changed it."""
        former = self._replaced.get(german, "")
        return bool(former) and self.find(german) is None and self.find(former) is not None

    def entries(self) -> tuple[CatalogueEntry, ...]:
        return self._shipped.entries()

    def day(self, day: date) -> str:
        return self._shipped.day(day)

    def day_with_weekday(self, day: date) -> str:
        return self._shipped.day_with_weekday(day)

    def clock_time(self, moment: datetime) -> str:
        return self._shipped.clock_time(moment)


def review_words(translation: OfficeTranslation) -> str:
    """As „Hanan Saleh, 30.11.2026“; empty for a draft."""
    if not translation.reviewed_by:
        return ""
    day = f", {write_date(translation.reviewed_on)}" if translation.reviewed_on else ""
    return f"{translation.reviewed_by}{day}"
