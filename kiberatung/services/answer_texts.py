"""Answers as text and texts as answers, by the form of the question: the one place where typing becomes a value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiberatung.basics.date_words import DatePrecision, TypedDate, UnreadableDateError, read_date, write_date
from kiberatung.basics.other_calendars import Calendar, ForeignDate, guess_foreign_date, read_foreign_date
from kiberatung.basics.texts import N_, _
from kiberatung.domain.answers import NoValue
from kiberatung.domain.children import DateCertainty
from kiberatung.domain.errors import DomainError
from kiberatung.domain.letter_languages import LETTER_LANGUAGES, tag_for
from kiberatung.services.catalogue_words import CatalogueWords, folded, letter_language_word
from kiberatung.services.labels import choices_of, label_of
from kiberatung.services.place_words import Offer, Towns, school_named, towns_of
from kiberatung.services.questions import AnswerForm, Question

_CERTAINTY = {
    DatePrecision.DAY: DateCertainty.EXACT,
    DatePrecision.MONTH: DateCertainty.MONTH,
    DatePrecision.YEAR: DateCertainty.YEAR,
}
YES, NO = N_("ja"), N_("nein")
CALENDARS = {
    Calendar.SOLAR: N_("iranisch-afghanisch"),
    Calendar.ISLAMIC: N_("islamisch"),
    Calendar.ETHIOPIAN: N_("äthiopisch"),
}
SHORT_CALENDARS = {Calendar.SOLAR: "sh", Calendar.ISLAMIC: "ah", Calendar.ETHIOPIAN: "äth"}
_LONGEST_AGE = timedelta(days=30 * 366)
_MOST_MEANT = 3


@dataclass(frozen=True, slots=True)
class BirthDate:
    """The value of a question of the form `BIRTH_DATE`; stored as two fields."""

    day: date
    certainty: DateCertainty = DateCertainty.EXACT

    @property
    def may_be_estimated(self) -> bool:
        """1 January is what offices write when nobody knows the day (DOMAIN 5.1, 6)."""
        return self.certainty is DateCertainty.EXACT and (self.day.month, self.day.day) == (1, 1)


class AnswerTexts:
    """Reads and writes every form of answer; raises `DomainError` for a text that is no such answer."""

    def __init__(self, words: CatalogueWords) -> None:
        self.words = words
        self.schools: tuple[Offer, ...] = ()
        """Those of the office, once they are read; until then a school is stored as typed."""
        self._readers: dict[AnswerForm, Callable[[Question, str, date], object]] = {
            AnswerForm.TEXT: self._read_text,
            AnswerForm.SCRIPT: lambda _question, text, _today: text,
            AnswerForm.DATE: self._read_day,
            AnswerForm.BIRTH_DATE: self._read_birth_date,
            AnswerForm.NUMBER: self._read_number,
            AnswerForm.YES_NO: self._read_yes_no,
            AnswerForm.CHOICE: self._read_choice,
            AnswerForm.COUNTRY: lambda question, text, _today: self._one(self.words.find_country, question, text),
            AnswerForm.COUNTRIES: lambda question, text, _today: self._many(self.words.find_country, question, text),
            AnswerForm.LANGUAGE: lambda question, text, _today: self._one(self.words.find_language, question, text),
            AnswerForm.LANGUAGES: lambda question, text, _today: self._many(self.words.find_language, question, text),
            AnswerForm.LETTER_LANGUAGE: self._read_letter_language,
            AnswerForm.RELIGION: lambda question, text, _today: self._one(self.words.find_religion, question, text),
            AnswerForm.SCHULFORM: lambda question, text, _today: self._one(self.words.find_schulform, question, text),
        }

    def read(self, question: Question, text: str, today: date) -> object:
        """The value; an emptied field gives the empty value of its form."""
        text = text.strip()
        if not text:
            return _EMPTY.get(question.form)
        return self._readers[question.form](question, text, today)

    def write(self, question: Question, value: object) -> str:
        """As it stands in a cell; empty for no value."""
        match value:
            case None | "" | ():
                return ""
            case bool():
                return _(YES) if value else _(NO)
            case BirthDate(day, certainty):
                return str(_typed_birth_date(day, certainty))
            case date():
                return write_date(value)
            case StrEnum():
                return label_of(value)
            case tuple():
                return ", ".join(self._word(question.form, key) for key in value)
            case str():
                return self._word(question.form, value)
        return str(value)

    def choices(self, question: Question) -> list[str]:
        """What may be chosen, in German; empty where the answer is free."""
        match question.form:
            case AnswerForm.CHOICE if question.choices is not None:
                return [text for _value, text in choices_of(question.choices)]
            case AnswerForm.YES_NO:
                return [_(YES), _(NO)]
            case AnswerForm.COUNTRY | AnswerForm.COUNTRIES:
                return sorted(self.words.countries.values())
            case AnswerForm.LANGUAGE | AnswerForm.LANGUAGES:
                return sorted(self.words.languages.values())
            case AnswerForm.LETTER_LANGUAGE:
                return [letter_language_word(tag) for tag in LETTER_LANGUAGES]
            case AnswerForm.RELIGION:
                return list(self.words.religions.values())
            case AnswerForm.SCHULFORM:
                return list(self.words.schulformen.values())
        return []

    def offers(self, question: Question) -> list[Offer]:
        """What the list beside the cell holds; places may be others than those."""
        match question.form, question.field:
            case ((AnswerForm.COUNTRY | AnswerForm.COUNTRIES), _any):
                return _searchable(self.words.countries, self.words)
            case ((AnswerForm.LANGUAGE | AnswerForm.LANGUAGES), _any):
                return _searchable(self.words.languages, self.words)
            case _form, "town":
                return list(self._towns().offers)
            case _form, "wished_schools":
                return list(self.schools)
        return [Offer(word) for word in self.choices(question)]

    def doubt(self, question: Question, value: object) -> str:
        """What to look at again in a place nobody knows here; empty where nothing stands out."""
        if question.field != "town" or not value or self._towns().find(str(value)):
            return ""
        near = self._towns().near(str(value))
        if near:
            return _("In NRW unbekannt. Gemeint: {town}?").format(town=near)
        return _("In NRW gibt es keinen Ort mit diesem Namen.")

    def said(self, text: str) -> str:
        """A date of another calendar as it was told, empty for any other text."""
        foreign = read_foreign_date(text)
        return f"{foreign} ({_(CALENDARS[foreign.calendar])})" if foreign else ""

    def _towns(self) -> Towns:
        return towns_of(self.words.catalogues)

    def _read_text(self, question: Question, text: str, _today: date) -> str:
        if question.field == "town":
            return self._towns().find(text) or text
        if question.field == "wished_schools":
            return school_named(self.schools, text) or text
        return text

    def _word(self, form: AnswerForm, key: str) -> str:
        match form:
            case AnswerForm.COUNTRY | AnswerForm.COUNTRIES:
                return self.words.country(key)
            case AnswerForm.LANGUAGE | AnswerForm.LANGUAGES:
                return self.words.language(key)
            case AnswerForm.LETTER_LANGUAGE:
                return letter_language_word(key)
            case AnswerForm.RELIGION:
                return self.words.religions.get(key, key)
            case AnswerForm.SCHULFORM:
                return self.words.schulformen.get(key, key)
        return key

    def _read_day(self, _question: Question, text: str, today: date) -> date:
        foreign = read_foreign_date(text)
        if foreign is not None and foreign.day is not None:
            return foreign.first_day()
        typed = _typed(text, today)
        if typed.precision is not DatePrecision.DAY:
            raise DomainError(
                _("„{text}“ nennt keinen Tag.").format(text=text), _("Tragen Sie Tag, Monat und Jahr ein.")
            )
        return typed.first_day()

    def _read_birth_date(self, _question: Question, text: str, today: date) -> BirthDate:
        foreign = read_foreign_date(text)
        if foreign is not None:
            return _told_in_another_calendar(foreign)
        typed = _typed(text, today, years_ahead=0)
        certainty = DateCertainty.FICTIVE if typed.guessed else _CERTAINTY[typed.precision]
        return BirthDate(typed.first_day(), certainty)

    def _read_number(self, _question: Question, text: str, _today: date) -> int:
        if not text.isdecimal() or len(text) > 3:
            raise DomainError(_("„{text}“ ist keine ganze Zahl.").format(text=text), _("Eine Schätzung genügt."))
        return int(text)

    def _read_yes_no(self, _question: Question, text: str, _today: date) -> bool:
        if text.casefold() in ("j", _(YES)):
            return True
        if text.casefold() in ("n", _(NO)):
            return False
        raise DomainError(_("„{text}“ ist weder ja noch nein.").format(text=text), _("Tippen Sie j oder n."))

    def _read_choice(self, question: Question, text: str, _today: date) -> StrEnum:
        assert question.choices is not None  # noqa: S101 - a question of this form declares its choices
        found = [value for value, word in choices_of(question.choices) if word.casefold().startswith(text.casefold())]
        exact = [value for value, word in choices_of(question.choices) if word.casefold() == text.casefold()]
        if len(exact or found) != 1:
            raise _not_known(question, text)
        return (exact or found)[0]

    def _read_letter_language(self, question: Question, text: str, _today: date) -> str:
        for tag, language in LETTER_LANGUAGES.items():
            if text.casefold() in (_(language.name).casefold(), language.own_name.casefold()):
                return tag
        if tag_for(text):
            return tag_for(text)
        raise _not_known(question, text)

    def _one(self, find: Callable[[str], str | None], question: Question, text: str) -> str:
        key = find(text)
        if key is None:
            raise _not_known(question, text, self._meant(question, text))
        return key

    def _meant(self, question: Question, text: str) -> list[str]:
        if question.form in (AnswerForm.COUNTRY, AnswerForm.COUNTRIES):
            return self.words.meant_countries(text)
        if question.form in (AnswerForm.LANGUAGE, AnswerForm.LANGUAGES):
            return self.words.meant_languages(text)
        return []

    def _many(self, find: Callable[[str], str | None], question: Question, text: str) -> tuple[str, ...]:
        """Several between commas; a name may hold a comma itself („Korea, Republik“)."""
        parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
        keys: list[str] = []
        while parts:
            pair = ", ".join(parts[:2])
            taken = 2 if len(parts) > 1 and find(pair) is not None else 1
            keys.append(self._one(find, question, ", ".join(parts[:taken])))
            parts = parts[taken:]
        return tuple(dict.fromkeys(keys))


def said_without_value(text: str) -> NoValue | None:
    """„unbekannt“ typed into any answer is the one of that name."""
    said = text.strip().casefold()
    return next((value for value in NoValue if label_of(value) == said), None)


_EMPTY: dict[AnswerForm, object] = {
    AnswerForm.TEXT: "",
    AnswerForm.SCRIPT: "",
    AnswerForm.COUNTRIES: (),
    AnswerForm.LANGUAGES: (),
    AnswerForm.LANGUAGE: "",
    AnswerForm.LETTER_LANGUAGE: "de",
}


def _typed(text: str, today: date, years_ahead: int = 10) -> TypedDate:
    """`text` is not empty."""
    try:
        typed = read_date(text, today, years_ahead)
    except UnreadableDateError as unreadable:
        raise DomainError(str(unreadable), _offer_of_another_calendar(text, today)) from None
    if typed is None:
        raise DomainError(_("„{text}“ ist kein Datum.").format(text=text), _("Tippen Sie zum Beispiel 9.3.2014."))
    return typed


def _typed_birth_date(day: date, certainty: DateCertainty) -> TypedDate:
    month = None if certainty is DateCertainty.YEAR else day.month
    known_day = None if certainty in (DateCertainty.YEAR, DateCertainty.MONTH) else day.day
    if certainty is DateCertainty.FICTIVE and (day.month, day.day) == (1, 1):
        month = known_day = None
    return TypedDate(day.year, month, known_day, guessed=certainty is DateCertainty.FICTIVE)


def _told_in_another_calendar(told: ForeignDate) -> BirthDate:
    """A month or year of another calendar lies in two of ours: the one that holds more of it."""
    first = told.first_day()
    if told.day is not None:
        return BirthDate(first)
    middle = first + timedelta(days=182 if told.month is None else 15)
    if told.month is None:
        return BirthDate(date(middle.year, 1, 1), DateCertainty.YEAR)
    return BirthDate(middle.replace(day=1), DateCertainty.MONTH)


def _offer_of_another_calendar(text: str, today: date) -> str:
    """How to type what was probably meant; a child or its parents were born in these years."""
    for guess in guess_foreign_date(text):
        day = guess.first_day()
        if today - _LONGEST_AGE < day <= today:
            hint = _("Nach dem Kalender „{calendar}“ ist das {date}. Tippen Sie dann „{text}“.")
            meant = _told_in_another_calendar(guess)
            written = _typed_birth_date(meant.day, meant.certainty)
            typed = f"{guess} {SHORT_CALENDARS[guess.calendar]}"
            return hint.format(calendar=_(CALENDARS[guess.calendar]), date=written, text=typed)
    return ""


def _searchable(words_by_key: dict[str, str], words: CatalogueWords) -> list[Offer]:
    found = (Offer(word, f"{key} {words.spellings.get(key, '')} {folded(word)}") for key, word in words_by_key.items())
    return sorted(found, key=lambda offer: folded(offer.word))


def _not_known(question: Question, text: str, meant: Sequence[str] = ()) -> DomainError:
    if len(meant) > 1:
        message = _("„{text}“ kann mehreres sein: {words}.")
        shown = ", ".join(meant[:_MOST_MEANT]) + (" …" if len(meant) > _MOST_MEANT else "")
        return DomainError(message.format(text=text, words=shown), _("Tippen Sie das ganze Wort."))
    return DomainError(
        _("„{text}“ passt bei „{question}“ zu keiner oder zu mehreren Antworten.").format(
            text=text, question=_(question.text)
        ),
        _("Wählen Sie aus der Liste."),
    )
