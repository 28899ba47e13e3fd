"""The register of all letters, newest first; tens of thousands are read at once, families only when they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import Letter, LetterId
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.permissions import READING, use_case
from kiberatung.services.read_models import ListQuery


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter without its family, which `families_of_letters` adds for the lines in sight."""

    letter_id: LetterId
    family_id: FamilyId
    child_id: ChildId | None
    sent_on: date
    kind: str
    language: str
    """BCP 47."""
    who: str


@dataclass(frozen=True, slots=True)
class LetterFamily:
    case_number: str
    name: str
    name_in_script: str


@use_case(allowed=READING)
def letter_register(desk: Desk) -> list[LetterLine]:
    """All that ever were given out, newest first; the person stands with the name of the account."""
    with desk.reading() as records:
        names: dict[AccountId | None, str] = {account.id: account.name for account in records.find(Account)}
        letters = records.find(Letter)
    letters.sort(key=lambda letter: (letter.created_at, letter.id), reverse=True)
    return [
        LetterLine(
            letter.id,
            letter.family_id,
            letter.child_id,
            letter.sent_on or letter.created_at.date(),
            label_of(letter.kind),
            letter.language,
            names.get(letter.account_id, ""),
        )
        for letter in letters
    ]


@use_case(allowed=READING)
def find_letters(desk: Desk, lines: Sequence[LetterLine], text: str) -> list[LetterLine]:
    """Every word must stand in kind or person, or be a case number or a name of the family."""
    found = list(lines)
    for word in text.casefold().split():
        families = frozenset(desk.lists.family_ids(ListQuery(name=word)))
        found = [
            line
            for line in found
            if line.family_id in families or word in line.kind.casefold() or word in line.who.casefold()
        ]
    return found


@use_case(allowed=READING)
def families_of_letters(desk: Desk, family_ids: Sequence[FamilyId]) -> dict[FamilyId, LetterFamily]:
    rows = desk.lists.family_rows(list(dict.fromkeys(family_ids)))
    return {row.family_id: LetterFamily(row.case_number, row.family_name, row.name_in_script) for row in rows}
