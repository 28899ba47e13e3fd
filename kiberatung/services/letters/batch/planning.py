"""Letters for many families at once: what is wished, what became of each letter, and what stands in its way."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from kiberatung.domain.errors import DomainError
from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.needs import FillPlace, LackingFact
from kiberatung.services.letters.request import LetterRequest, PreparedLetter
from kiberatung.services.letters.text_warnings import texts_in
from kiberatung.services.letters.values import LetterSheet

_PLACE_LINE = re.compile(r"(\d{5}) (.+)")
_HOUSE = re.compile(r"(.*?)\s*(\d+)?\s*([a-zA-Z]*)$")
_LAST = "99999"

INVITATIONS = frozenset({LetterKind.INVITATION, LetterKind.SECOND_INVITATION})


class Trouble(StrEnum):
    """Why a letter cannot go, or what to know before it goes; the gravest first."""

    REFUSED = "refused"
    """Something it is about is not there, or not for this account."""
    UNPRINTABLE = "unprintable"
    """A sign no font of the program has."""
    NO_ADDRESS = "no_address"
    NO_APPOINTMENT = "no_appointment"
    PROTECTED = "protected"
    """Only the name stands in the window, and it is handed over (T14)."""
    NO_LANGUAGE = "no_language"
    NOT_TRANSLATED = "not_translated"
    UNREVIEWED = "unreviewed"


IMPOSSIBLE = frozenset({Trouble.REFUSED, Trouble.UNPRINTABLE})
LEFT_OUT_AT_FIRST = frozenset({Trouble.NO_ADDRESS, Trouble.NO_APPOINTMENT})
"""Goes only when somebody says so: by hand, or as an invitation to telephone."""
MENDED_BY_GERMAN = frozenset({Trouble.NOT_TRANSLATED, Trouble.UNREVIEWED})


@dataclass(frozen=True, slots=True)
class BatchWish:
    """`keys` are children where `of_children` says so, else families; of a letter about a child each family gets one
    for every child, and rows of children ask for those children alone."""

    kind: LetterKind
    keys: tuple[UUID, ...]
    of_children: bool = False
    german_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSubject:
    """One letter that is wished. `missing` names the fields of the address that are empty."""

    request: LetterRequest
    case_number: str
    name: str
    wished_language: str = GERMAN
    has_language: bool = True
    has_appointment: bool = True
    is_protected: bool = False
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLetter:
    """`is_wished` is what the person said, None before that."""

    subject: BatchSubject
    letter: PreparedLetter | None = None
    refusal: DomainError | None = None
    is_wished: bool | None = None

    @property
    def key(self) -> tuple[UUID, UUID | None]:
        return self.subject.request.family_id, self.subject.request.child_id

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        return tuple(one for one in Trouble if one in _troubles_of(self))

    @property
    def can_go(self) -> bool:
        return self.letter is not None and self.refusal is None

    @property
    def goes(self) -> bool:
        if not self.can_go:
            return False
        return not LEFT_OUT_AT_FIRST & set(self.troubles) if self.is_wished is None else self.is_wished

    @property
    def is_by_hand(self) -> bool:
        return self.letter is not None and not place_in_window(self.letter.sheet)

    @property
    def fill_place(self) -> FillPlace:
        """Where what is missing is entered."""
        if isinstance(self.refusal, LackingFact):
            return self.refusal.place
        return FillPlace.APPOINTMENTS if self.troubles[:1] == (Trouble.NO_APPOINTMENT,) else FillPlace.INTAKE


class BatchRenderer(Protocol):
    def render_letters(self, sheets: Sequence[LetterSheet], told: Callable[[int], None] | None = None) -> bytes:
        """All in one document, in this order, each from page 1 on. `told` hears how many are set, and may raise."""

    def render_each(self, sheets: Sequence[LetterSheet]) -> list[bytes]:
        """Each a file of its own, on all cores."""


def place_in_window(sheet: LetterSheet) -> tuple[str, ...]:
    """Street, postcode and town as they stand in the window; empty when the letter carries no address."""
    if sheet.annotations or len(sheet.recipient) < 2 or not _PLACE_LINE.fullmatch(sheet.recipient[-1]):
        return ()
    return sheet.recipient[-2:]


def in_postal_order(letters: Iterable[BatchLetter]) -> list[BatchLetter]:
    """By postcode, street, house number, name; what is handed over comes after, what cannot go last."""
    return sorted(letters, key=_postal_key)


def chosen(letter: BatchLetter, *, goes: bool) -> BatchLetter:
    return replace(letter, is_wished=goes)


def _postal_key(one: BatchLetter) -> tuple[bool, str, str, int, str, str]:
    sheet = one.letter.sheet if one.letter else None
    place = place_in_window(sheet) if sheet else ()
    name = (sheet.recipient[0] if sheet else one.subject.name).casefold()
    if not place:
        return sheet is None, _LAST, "", 0, "", name
    parts = _HOUSE.fullmatch(place[0])
    street, number, letter = parts.groups() if parts else (place[0], None, "")
    return False, place[1][:5], street.casefold(), int(number or 0), letter.casefold(), name


def _troubles_of(one: BatchLetter) -> set[Trouble]:
    subject, letter = one.subject, one.letter
    if letter is None:
        return {Trouble.REFUSED}
    sheet = letter.sheet
    found = {Trouble.UNPRINTABLE} if one.refusal is not None else set()
    if subject.is_protected:
        found.add(Trouble.PROTECTED)
    elif not place_in_window(sheet):
        found.add(Trouble.NO_ADDRESS)
    if subject.request.kind in INVITATIONS and not subject.has_appointment:
        found.add(Trouble.NO_APPOINTMENT)
    return found | _troubles_of_language(one, sheet)


def _troubles_of_language(one: BatchLetter, sheet: LetterSheet) -> set[Trouble]:
    if not one.subject.has_language:
        return {Trouble.NO_LANGUAGE}
    found = {Trouble.UNREVIEWED} if sheet.draft_mark is not None else set()
    if sheet.language != GERMAN and any(not text.translated for text in texts_in(sheet)):
        found.add(Trouble.NOT_TRANSLATED)
    return found
