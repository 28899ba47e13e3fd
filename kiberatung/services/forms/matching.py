"""Who on a form is whom in the family: by name and birthday, until a person says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kiberatung.domain.children import Child
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.names.characters import normalise_name
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.families import FamilyFile
from kiberatung.services.forms.fields import CHILD, GUARDIAN
from kiberatung.services.forms.understanding import ToldAnswer, UnderstoodForm


class Target(StrEnum):
    """Somebody of the form who is nobody of the family."""

    NEW = "new"
    SKIPPED = "skipped"


Match = UUID | Target
Matches = Mapping[str, Match]


@dataclass(frozen=True, slots=True)
class FormPerson:
    """`person` as on the form; `match` is the record whose answers are compared."""

    person: str
    name: str
    match: Match

    @property
    def is_child(self) -> bool:
        return self.person.startswith(CHILD)


def people_of(form: UnderstoodForm, file: FamilyFile, wished: Matches) -> tuple[FormPerson, ...]:
    """Nobody of the family is matched twice; a wish goes before what the names say."""
    found: list[FormPerson] = []
    for person in (*form.people(GUARDIAN), *form.people(CHILD)):
        told = form.of(person)
        taken = {one.match for one in found}
        records: Sequence[Child | Guardian] = file.children if person.startswith(CHILD) else file.guardians
        free = [record for record in records if record.id not in taken]
        match = wished.get(person)
        if match is None or (isinstance(match, UUID) and match not in {record.id for record in free}):
            match = _by_name(told, [record for record in free if record.id not in wished.values()])
        found.append(FormPerson(person, _name(told), match))
    return tuple(found)


def _by_name(told: Mapping[str, ToldAnswer], records: Sequence[Child | Guardian]) -> Match:
    """The same name, at best with the same birthday; else the one whose birthday is the same."""
    named = sorted((one for one in records if _is_named(told, one)), key=lambda one: _born_otherwise(told, one))
    born = [one for one in records if isinstance(one, Child) and one.date_of_birth and _born(told) == one.date_of_birth]
    best = named or (born if len(born) == 1 else [])
    return best[0].id if best else Target.NEW


def _is_named(told: Mapping[str, ToldAnswer], record: Child | Guardian) -> bool:
    given = told.get("given_names")
    if given is None:
        return "family_name" in told and not record.given_names and _same(told["family_name"].text, record.family_name)
    return _same(given.text, record.given_names)


def _same(told: str, known: str) -> bool:
    return normalise_name(told).casefold() == known.casefold()


def _born(told: Mapping[str, ToldAnswer]) -> object:
    birth = told["date_of_birth"].value if "date_of_birth" in told else None
    return birth.day if isinstance(birth, BirthDate) else None


def _born_otherwise(told: Mapping[str, ToldAnswer], record: Child | Guardian) -> bool:
    if not isinstance(record, Child) or record.date_of_birth is None:
        return False
    return _born(told) not in {None, record.date_of_birth}


def _name(told: Mapping[str, ToldAnswer]) -> str:
    return " ".join(told[field].text for field in ("given_names", "family_name") if field in told)
