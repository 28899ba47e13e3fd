"""A passport's zone from the first line typed to the answers taken over; the zone itself is kept nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.mrz.reading import MrzReading, read_zone
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.child_names import name_of_child
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.zone_answers import child_of_zone
from kiberatung.services.zone_fit import ZoneFit, fit_of_zone

LENGTHS_OF_ZONES = (72, 88, 90)
LENGTHS_OF_BEGINNINGS = (30, 36, 44, 60)
"""So many signs stand in the field when a scanner has sent some lines, but not all."""


@dataclass(frozen=True, slots=True)
class PassportShown:
    """What the bar says; with `children` it asks whose passport it is, `take_word` names what can be taken over."""

    headline: str = ""
    text: str = ""
    tone: str = "info"
    children: tuple[tuple[ChildId, str], ...] = ()
    child_id: ChildId | None = None
    take_word: str = ""
    can_undo: bool = False

    @property
    def can_take(self) -> bool:
        return bool(self.take_word)


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

    def fit(self, children: tuple[Child, ...]) -> ZoneFit | None:
        """None without a zone or a child."""
        child = next((one for one in children if one.id == self.child_id), None)
        return fit_of_zone(child, self.reading) if child is not None and self.reading is not None else None

    def offer(self, children: tuple[Child, ...]) -> PassportShown:
        """What would be filled for the chosen child, whose name the zone does not bear."""
        reading, fit = self.reading, self.fit(children)
        if reading is None:
            return PassportShown()
        if fit is None:
            return PassportShown(_("Es ist noch kein Kind eingetragen."), _("Fügen Sie zuerst ein Kind hinzu."), "warn")
        filled = [self._named(field, value) for field, value in fit.filled.items()]
        parts = [", ".join((*self._both(fit), *filled)), self._digits(reading)]
        return PassportShown(
            _("{document} gelesen").format(document=reading.document_kind),
            ". ".join(filter(None, parts)),
            "ok" if reading.all_right else "warn",
            tuple((one.id, name_of_child(one)) for one in children),
            self.child_id,
            _("Üb&ernehmen"),
        )

    def taken(self, child: str, fields: Sequence[str], fit: ZoneFit) -> PassportShown:
        """What was filled, and with both values what was not overwritten."""
        reading, words = self.reading, [_(BY_FIELD[field].text) for field in fields]
        headline = ngettext_(
            "Bei {child} {count} Feld ausgefüllt", "Bei {child} {count} Felder ausgefüllt", len(fields)
        )
        kept = self._both(fit)
        parts = [", ".join(words), _("Nicht überschrieben: {fields}").format(fields="; ".join(kept)) if kept else ""]
        parts.append(self._digits(reading) if reading else "")
        text = ". ".join(part.rstrip(".") for part in parts if part)
        return PassportShown(
            headline.format(child=child, count=len(fields)),
            _("{fields}. Die Zone und die Nummer des Dokuments sind nicht gespeichert.").format(fields=text),
            "ok" if reading is None or (reading.all_right and not kept) else "warn",
            take_word=_("Werte des Passes üb&ernehmen") if kept else "",
            can_undo=bool(fields),
        )

    def forget(self) -> None:
        self.reading = None

    def _named(self, field: str, value: object) -> str:
        return f"{_(BY_FIELD[field].text)} {self._texts.write(BY_FIELD[field], value)}"

    def _both(self, fit: ZoneFit) -> list[str]:
        text = _("{known}, im Pass {in_zone}")
        return [
            text.format(known=self._named(field, both.known), in_zone=self._texts.write(BY_FIELD[field], both.in_zone))
            for field, both in fit.differing.items()
        ]

    def _digits(self, reading: MrzReading) -> str:
        if reading.all_right:
            return _("Prüfziffern stimmen.")
        hint = _("Prüfziffern stimmen nicht. Bitte mit dem Dokument vergleichen.")
        return " ".join((hint, *reading.remarks[:1]))
