"""Where neither of two answers is right: what a person types instead, read as in the grid of the intake."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.answers import NoValue
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.names.characters import normalise_name
from kiberatung.services.answer_texts import AnswerTexts, said_without_value
from kiberatung.services.intake import Given, with_answer
from kiberatung.services.labels import label_of
from kiberatung.services.merging.fields import ADDRESS, TOGETHER, MergeField, address_line
from kiberatung.services.place_words import Offer
from kiberatung.services.questions import BY_FIELD, AnswerForm, Question

Record = TypeVar("Record", Child, Family, Guardian)
_POSTCODE_AND_TOWN = re.compile(r"(\d{5})\s+(\S.*)")
_STREET_AND_NUMBER = re.compile(r"(.*\S)\s+(\d\S*(?:\s+[a-zA-Z])?)")
_TOLD_WHEN = {"german_level": "german_level_on"}
"""The day of an answer goes with it; who reported a family stays as proposed, whatever day was typed."""
_DATES = (AnswerForm.DATE, AnswerForm.BIRTH_DATE)


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """By the field of the record; an address fills five."""

    given: Mapping[str, Given]

    @property
    def no_value(self) -> NoValue | None:
        return next((one.no_value for one in self.given.values()), None)

    @property
    def said(self) -> str:
        """What was told where something else is stored, as a date of another calendar."""
        return ", ".join(one.said for one in self.given.values() if one.said)


OwnAnswers = Mapping[tuple[UUID, str], OwnAnswer]
"""By the record that stays and the field."""


@dataclass(frozen=True, slots=True)
class OwnReader:
    """Reads as the grid does; raises `DomainError` for what is no such answer."""

    texts: AnswerTexts
    today: date

    def read(self, field: str, question: Question | None, text: str) -> OwnAnswer:
        if not text.strip():
            raise DomainError(
                _("Hier steht noch nichts. Beide Angaben bleiben, wie sie sind."),
                _("Tippen Sie die richtige Angabe, oder „unbekannt“, wenn es keine gibt."),
            )
        no_value = said_without_value(text)
        if field == ADDRESS:
            return OwnAnswer(dict.fromkeys(_ADDRESS_FIELDS, Given(no_value=no_value)) if no_value else _address(text))
        if no_value is not None:
            return OwnAnswer({field: Given(no_value=no_value)})
        assert question is not None  # noqa: S101 - only the address is asked with several questions
        said = self.texts.said(text) if question.form in _DATES else ""
        return OwnAnswer({field: Given(self.texts.read(question, text, self.today), said=said)})

    def write(self, field: str, question: Question | None, own: OwnAnswer) -> str:
        """As it will stand there."""
        if own.no_value is not None:
            return label_of(own.no_value)
        if field == ADDRESS:
            return address_line({name: str(one.value) for name, one in own.given.items()})
        assert question is not None  # noqa: S101 - as in `read`
        return self.texts.write(question, own.given[field].value)

    def offers(self, question: Question | None) -> list[Offer]:
        return self.texts.offers(question) if question is not None else []


def with_own(record: Record, field: MergeField, own: OwnAnswer) -> Record:
    """The record with what was typed."""
    if field.name in _TOLD_WHEN:
        day: dict[str, Any] = {_TOLD_WHEN[field.name]: None}
        record = replace(record, **day)
    for name, given in own.given.items():
        record = _with_given(record, name, given)
    return record


def _with_given(record: Record, name: str, given: Given) -> Record:
    if not isinstance(record, Guardian) and name in BY_FIELD:
        return with_answer(record, name, given)
    value = normalise_name(given.value) if isinstance(given.value, str) else given.value
    values: dict[str, Any] = {name: value}
    return replace(record, **values)


_ADDRESS_FIELDS = (ADDRESS, *TOGETHER[ADDRESS])


def _address(text: str) -> dict[str, Given]:
    """From one line as it is shown: „Haus Nord, Lange Straße 5, 48429 Rheine“, from the end to the front."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    values = dict.fromkeys(_ADDRESS_FIELDS, "")
    values.update(_place_of(parts))
    if parts:
        street = _STREET_AND_NUMBER.fullmatch(parts[-1])
        values["street"], values["house_number"] = street.groups() if street else (parts[-1], "")
        values["care_of"] = ", ".join(parts[:-1])
    return {name: Given(value) for name, value in values.items()}


def _place_of(parts: list[str]) -> Iterable[tuple[str, str]]:
    """The postcode and town at the end; takes them away. Without a number the last of several is the town."""
    place = _POSTCODE_AND_TOWN.fullmatch(parts[-1])
    if place is not None:
        parts.pop()
        return (("postcode", place[1]), ("town", place[2]))
    return (("town", parts.pop()),) if len(parts) > 1 else ()
