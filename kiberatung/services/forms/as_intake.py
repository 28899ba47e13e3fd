"""A filled form as the JSON that the command `intake` takes in: what nobody could read stays out and is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiberatung.basics.texts import _
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.forms.fields import CHILD, FAMILY, GUARDIAN
from kiberatung.services.forms.understanding import GUARDIAN_WORDS, ToldAnswer, UnderstoodForm
from kiberatung.services.questions import BY_FIELD

_ADDRESS = ("street", "house_number", "postcode", "town", "care_of")
_WISHES = {"wished_schools": "schools", "wished_schulform": "schulform", "with_sibling": "with_sibling"}


def family_as_intake(form: UnderstoodForm) -> dict[str, Any]:
    """One family; keys are those of the questions, as `services.intake_import.shape` reads them."""
    return {
        "family": _family(_values(form.of(FAMILY))),
        "guardians": [_values(form.of(person)) for person in form.people(GUARDIAN)],
        "children": [_child(form.of(person)) for person in form.people(CHILD)],
    }


def unreadable_sentences(form: UnderstoodForm) -> list[str]:
    """Of each answer that is not in the JSON: who, which question, why."""
    return [
        _("{person}, {question}: {fault}").format(person=person_word(one.person), question=_word(one), fault=one.fault)
        for one in form.answers
        if one.fault
    ]


def person_word(person: str) -> str:
    """As „Kind 2“."""
    if person == FAMILY:
        return _("Familie")
    if person.startswith(CHILD):
        return _("Kind {number}").format(number=person.removeprefix(CHILD))
    return _("Erziehungsberechtigte {number}").format(number=person.removeprefix(GUARDIAN))


def _word(told: ToldAnswer) -> str:
    if told.person.startswith(GUARDIAN):
        return _(GUARDIAN_WORDS[told.field])
    return _(BY_FIELD[told.field].text)


def _family(values: dict[str, Any]) -> dict[str, Any]:
    address = {field: values.pop(field) for field in _ADDRESS if field in values}
    return {**({"address": address} if address else {}), **values}


def _child(told: Mapping[str, ToldAnswer]) -> dict[str, Any]:
    values = _values(told)
    languages = [{"iso639_3": key} for key in values.pop("home_languages", ())]
    wishes = {name: values.pop(field) for field, name in _WISHES.items() if field in values}
    birth = told["date_of_birth"].value if "date_of_birth" in told else None
    if isinstance(birth, BirthDate):
        values["date_of_birth"] = birth.day.isoformat()
        values["date_of_birth_certainty"] = birth.certainty.value
    return {**values, **({"languages": languages} if languages else {}), **({"wishes": wishes} if wishes else {})}


def _values(told: Mapping[str, ToldAnswer]) -> dict[str, Any]:
    return {field: _plain(one.value) for field, one in told.items() if not one.fault}


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value
