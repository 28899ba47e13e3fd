"""What the page of texts shows: the paragraphs of one letter with their conditions, in German and one language."""

from dataclasses import dataclass
from enum import StrEnum

from kiberatung.basics.texts import _
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office_texts import OfficeTranslation, OfficeWording
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.faults import Paragraph, usable_fields
from kiberatung.services.letters.editing.field_words import condition_words
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import GERMAN, FamilyLanguage
from kiberatung.services.letters.office_texts import SHARED, shipped_text, with_office_texts, wording_of
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.wording import Part, Variant
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records


class TranslationState(StrEnum):
    MISSING = "missing"
    OUTDATED = "outdated"
    """There is one of the text that stood here before."""
    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Translation:
    """`text` without the signs of direction the program sets; `shipped` is that of the program for this German line.

    `former` is the translation of the German text that stood here before; empty unless it no longer fits.
    """

    state: TranslationState
    text: str = ""
    review: str = ""
    version: str = ""
    shipped: str = ""
    is_own: bool = False
    has_update: bool = False
    former: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One variant of a paragraph; `condition` in words, `shipped` what the program brings for it."""

    place: Paragraph
    condition: str
    text: str
    shipped: str
    is_own: bool
    has_update: bool
    former_shipped: str
    """What the program brought when the office decided for its own words."""
    fields: tuple[str, ...]
    translation: Translation | None
    """None for German alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    letter: str
    language: str
    is_german_only: bool
    lines: tuple[TextLine, ...]
    unused: tuple[OfficeWording, ...]
    """Own words for paragraphs this version of the program no longer has."""
    own_letters: frozenset[str]
    """Letters with words of the office."""
    updated_letters: frozenset[str]
    """Those among them of which the program brings another text now."""


@dataclass(frozen=True, slots=True)
class OfficeTexts:
    """All the office has changed, read once."""

    wordings: tuple[OfficeWording, ...]
    translations: tuple[OfficeTranslation, ...]

    def wording(self, place: Paragraph) -> OfficeWording | None:
        key = (place.letter, place.part, place.condition)
        return next((one for one in self.wordings if (one.letter, one.part, one.condition) == key), None)

    def translation(self, language: str, german: str) -> OfficeTranslation | None:
        key = (language, german)
        return next((one for one in self.translations if (one.language, one.german) == key), None)


def office_texts(records: Records) -> OfficeTexts:
    return OfficeTexts(tuple(records.find(OfficeWording)), tuple(records.find(OfficeTranslation)))


@use_case(allowed=OFFICE)
def read_text_page(desk: Desk, shipped: LetterTexts, letter: str, language: str) -> TextPage:
    with desk.reading() as records:
        own = office_texts(records)
    is_german_only = letter != SHARED and RULES[LetterKind(letter)].german_only
    reader = LineReader(shipped, own, GERMAN if is_german_only else language)
    waiting = [(one, shipped_text(shipped, one.letter, one.part, one.condition)) for one in own.wordings]
    return TextPage(
        letter=letter,
        language=reader.language,
        is_german_only=is_german_only,
        lines=reader.lines(letter),
        unused=tuple(one for one, text in waiting if text is None and one.letter == letter),
        own_letters=frozenset(one.letter for one in own.wordings),
        updated_letters=frozenset(one.letter for one, text in waiting if text != one.shipped),
    )


class LineReader:
    """Puts side by side what the program brings and what the office has made of it."""

    def __init__(self, shipped: LetterTexts, own: OfficeTexts, language: str) -> None:
        self._shipped, self._own, self.language = shipped, own, language
        self.at_work = with_office_texts(shipped, own.wordings, own.translations)
        self._raw = {one.german: one.text for one in shipped.languages.get(language).entries()}

    def lines(self, letter: str) -> tuple[TextLine, ...]:
        parts = wording_of(self._shipped, letter).parts
        return tuple(self._line(letter, part, variant) for part in parts for variant in part.variants)

    def _line(self, letter: str, part: Part, variant: Variant) -> TextLine:
        place = Paragraph(letter, part.title, variant.condition)
        own = self._own.wording(place)
        text = own.text if own else variant.text
        return TextLine(
            place=place,
            condition=condition_words(variant.condition, has_others=len(part.variants) > 1),
            text=text,
            shipped=variant.text,
            is_own=own is not None,
            has_update=own is not None and own.shipped != variant.text,
            former_shipped=own.shipped if own else "",
            fields=usable_fields(self._shipped, place),
            translation=self.translation(text, variant.text) if self.language != GERMAN else None,
        )

    def translation(self, german: str, shipped_german: str) -> Translation:
        own, shipped = self._own.translation(self.language, german), self._raw.get(german, "")
        found = self._language.find(german)
        if found is None:
            former = self.raw(shipped_german) if german != shipped_german else ""
            return Translation(TranslationState.OUTDATED if former else TranslationState.MISSING, former=former)
        return Translation(
            state=TranslationState.REVIEWED if found.reviewed else TranslationState.DRAFT,
            text=self.raw(german),
            review=found.review,
            version=found.version,
            shipped=shipped,
            is_own=own is not None,
            has_update=own is not None and bool(shipped) and own.shipped != shipped,
        )

    def raw(self, german: str) -> str:
        own = self._own.translation(self.language, german)
        return own.text if own else self._raw.get(german, "")

    @property
    def _language(self) -> FamilyLanguage:
        return self.at_work.languages.get(self.language)


def state_words(translation: Translation) -> str:
    match translation.state:
        case TranslationState.MISSING:
            return _("noch nicht übersetzt")
        case TranslationState.OUTDATED:
            return _("Übersetzung passt nicht mehr")
        case TranslationState.DRAFT:
            return _("Entwurf, noch nicht geprüft")
    return _("geprüft: {who}").format(who=translation.review) if translation.review else _("geprüft")
