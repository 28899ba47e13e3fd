"""A passport's zone from the first line typed to the answers taken over; the zone itself is kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.mrz.reading import MrzReading, read_zone
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.child_facts import name_of_child
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.zone_answers import answers_of_zone, child_of_zone

LENGTHS_OF_ZONES = (72, 88, 90)
LENGTHS_OF_BEGINNINGS = (30, 36, 44, 60)
"""So many signs stand in the field when a scanner has sent some lines, but not all."""


@dataclass(frozen=True, slots=True)
class PassportShown:
    """What the bar says; with `children` it asks whose passport it is, with `can_take` it offers to take it over."""

    headline: str = ""
    text: str = ""
    tone: str = "info"
    children: tuple[tuple[ChildId, str], ...] = ()
    child_id: ChildId | None = None
    can_take: bool = False
    can_undo: bool = False


def length_of(text: str) -> int:
    return len("".join(text.split()))


class Passport:
    """Reads what is typed, pasted or scanned, and says what it would fill for whom."""

    def __init__(self, texts: AnswerTexts, nationality_keys: Mapping[str, str]) -> None:
        self._texts, self._keys = texts, nationality_keys
        self.reading: MrzReading | None = None
        self.child_id: ChildId | None = None

    def read(self, text: str, today: date, *, finished: bool = False) -> PassportShown | None:
        """None while more lines are to come; `finished` by the Enter key asks for an answer at once."""
        self.reading, self.child_id = None, None
        length = length_of(text)
        if length == 0 or (length not in LENGTHS_OF_ZONES and (not finished or length in LENGTHS_OF_BEGINNINGS)):
            return None
        try:
            self.reading = read_zone(text, today, self._keys)
        except DomainError as refusal:
            return PassportShown(refusal.message, refusal.next_step, "danger")
        return PassportShown()

    def choose_child(self, children: tuple[Child, ...], at_hand: Child | None) -> None:
        """Whose passport it seems to be; the person may choose another."""
        child = child_of_zone(children, self.reading, at_hand) if self.reading else None
        self.child_id = child.id if child else None

    def offer(self, children: tuple[Child, ...]) -> PassportShown:
        """What would be filled for the chosen child."""
        reading, child = self.reading, next((one for one in children if one.id == self.child_id), None)
        if reading is None:
            return PassportShown()
        if child is None:
            return PassportShown(_("Es ist noch kein Kind eingetragen."), _("Fügen Sie zuerst ein Kind hinzu."), "warn")
        answers = answers_of_zone(child, reading)
        filled = [
            f"{_(BY_FIELD[field].text)} {self._texts.write(BY_FIELD[field], value)}" for field, value in answers.items()
        ]
        digits = (
            _("Prüfziffern stimmen.")
            if reading.all_right
            else "{} {}".format(
                _("Prüfziffern stimmen nicht. Bitte mit dem Dokument vergleichen."), " ".join(reading.remarks[:1])
            )
        )
        return PassportShown(
            _("{document} gelesen").format(document=reading.document_kind),
            f"{', '.join(filled)}. {digits}",
            "ok" if reading.all_right else "warn",
            tuple((one.id, name_of_child(one)) for one in children),
            child.id,
            can_take=True,
        )

    def taken(self, child: str, fields: tuple[str, ...]) -> PassportShown:
        self.reading = None
        words = ", ".join(_(BY_FIELD[field].text) for field in fields)
        headline = _("Bei {child} {count} Felder ausgefüllt").format(child=child, count=len(fields))
        return PassportShown(
            headline, _("{fields}. Die Zone ist nicht gespeichert.").format(fields=words), can_undo=True, tone="ok"
        )
