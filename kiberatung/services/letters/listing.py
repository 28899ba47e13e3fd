"""The register of all letters, newest first, with whom each went to; tens of thousands are read at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.german_time import german_time
from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import Letter, LetterId, LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.permissions import READING, use_case
from kiberatung.services.read_models import ListQuery


@dataclass(frozen=True, slots=True)
class LetterFamily:
    """To whom it went, as the family is called today; `children` counts the persons of a list that leaves."""

    family_id: FamilyId
    case_number: str = ""
    name: str = ""
    name_in_script: str = ""
    children: int = 0


@dataclass(frozen=True, slots=True)
class LetterLine:
    letter_id: LetterId
    family: LetterFamily
    child_id: ChildId | None
    sent_on: date
    kind: LetterKind
    language: str
    """BCP 47."""
    who: str
    has_left: bool = True
    """False for one that is only kept; `sent_on` is then the day on which it was written."""


@use_case(allowed=READING)
def letter_register(desk: Desk) -> list[LetterLine]:
    """All that ever were given out, newest first; the person stands with the name of the account."""
    with desk.reading() as records:
        names: dict[AccountId | None, str] = {account.id: account.name for account in records.find(Account)}
        letters = records.find(Letter)
    letters.sort(key=lambda letter: (letter.created_at, letter.id), reverse=True)
    families = _families(desk, (letter.family_id for letter in letters))
    return [
        LetterLine(
            letter.id,
            families.get(letter.family_id) or LetterFamily(letter.family_id),
            letter.child_id,
            letter.sent_on or german_time(letter.created_at).date(),
            letter.kind,
            letter.language,
            names.get(letter.account_id, ""),
            letter.sent_on is not None,
        )
        for letter in letters
    ]


@use_case(allowed=READING)
def find_letters(desk: Desk, lines: Sequence[LetterLine], text: str) -> list[LetterLine]:
    """Every word must stand in kind or person, or be a case number or a name of the family."""
    found = list(lines)
    for word in text.casefold().split():
        families = frozenset(desk.lists.family_ids(ListQuery(name=word)))
        kinds = {kind for kind in LetterKind if word in label_of(kind).casefold()}
        found = [
            line
            for line in found
            if line.family.family_id in families or line.kind in kinds or word in line.who.casefold()
        ]
    return found


def _families(desk: Desk, family_ids: Iterable[FamilyId]) -> dict[FamilyId, LetterFamily]:
    rows = desk.lists.family_rows(list(dict.fromkeys(family_ids)))
    return {
        row.family_id: LetterFamily(row.family_id, row.case_number, row.family_name, row.name_in_script, row.children)
        for row in rows
    }
