"""Keeping what the office makes of a text: own words, a translation, a review; taking the shipped text again."""

from dataclasses import dataclass, replace
from datetime import date

from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.office_texts import OfficeTranslation, OfficeTranslationId, OfficeWording, OfficeWordingId
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.faults import (
    Paragraph,
    german_faults,
    require_sound,
    translation_faults,
    usable_fields,
)
from kiberatung.services.letters.editing.page import OfficeTexts, office_texts
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.office_texts import shipped_text
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.permissions import STEERING, use_case
from kiberatung.services.ports import UnitOfWork

EDITORS = STEERING | {Role.ADMINISTRATION}
"""What the office says to all families is not for each counsellor to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEdit:
    """What stands in the editor; `translation` is None when only the German text was edited.

    `reviewer` speaks the language and has read the translation; empty for a draft.
    """

    place: Paragraph
    german: str
    language: str = GERMAN
    translation: str | None = None
    reviewer: str = ""


@use_case(allowed=EDITORS)
def save_text(desk: Desk, shipped: LetterTexts, edit: TextEdit) -> None:
    """One deed for both columns; raises `DomainError` naming the first fault, and then nothing is kept."""
    edit = replace(edit, german=edit.german.strip())
    nothing = _("Berichtigen Sie die Stelle. Gespeichert ist noch nichts.")
    require_sound(german_faults(edit.german, usable_fields(shipped, edit.place)), nothing)
    if edit.translation is not None:
        require_sound(translation_faults(edit.translation.strip(), edit.german), nothing)
    with desk.changing(N_("Text eines Schreibens geändert")) as work:
        keeper = TextKeeper(desk, work, shipped)
        keeper.put_wording(edit.place, edit.german)
        if edit.translation is not None and edit.language != GERMAN:
            keeper.put_translation(edit.language, edit.german, edit.translation.strip(), edit.reviewer.strip())
        work.commit()


@use_case(allowed=EDITORS)
def take_shipped_wording(desk: Desk, place: Paragraph) -> None:
    """The own words of one paragraph go; its translation is then again that of the shipped text."""
    with desk.changing(N_("Mitgelieferten Text übernommen")) as work:
        own = office_texts(work).wording(place)
        if own is None:
            raise _unchanged()
        work.remove(own)
        work.commit()


@use_case(allowed=EDITORS)
def keep_own_wording(desk: Desk, shipped: LetterTexts, place: Paragraph) -> None:
    """After an update: the office has seen the new text of the program and stays with its own."""
    with desk.changing(N_("Eigenen Text behalten")) as work:
        own = office_texts(work).wording(place)
        text = shipped_text(shipped, place.letter, place.part, place.condition)
        if own is None or text is None:
            raise _unchanged()
        work.put(replace(own, shipped=text))
        work.commit()


@use_case(allowed=EDITORS)
def take_shipped_translation(desk: Desk, language: str, german: str) -> None:
    with desk.changing(N_("Mitgelieferte Übersetzung übernommen")) as work:
        own = office_texts(work).translation(language, german)
        if own is None:
            raise _unchanged()
        work.remove(own)
        work.commit()


class TextKeeper:
    """Writes one text within a deed; the same again writes nothing."""

    def __init__(self, desk: Desk, work: UnitOfWork, shipped: LetterTexts) -> None:
        self._desk, self._work, self._shipped = desk, work, shipped
        self._own: OfficeTexts = office_texts(work)
        self._known: dict[str, dict[str, str]] = {}

    def put_wording(self, place: Paragraph, text: str) -> None:
        shipped = shipped_text(self._shipped, place.letter, place.part, place.condition)
        if shipped is None:
            raise _unchanged()
        own = self._own.wording(place)
        if text == (own.text if own else shipped):
            return
        if own is not None and text == shipped:
            self._work.remove(own)
            return
        made = OfficeWording(
            id=own.id if own else OfficeWordingId(self._desk.identifiers.next()),
            version=own.version if own else 0,
            letter=place.letter,
            part=place.part,
            condition=place.condition,
            text=text,
            shipped=shipped,
            edited_on=self._desk.today,
            account_id=self._desk.account.id,
        )
        self._work.put(made)

    def put_translation(self, language: str, german: str, text: str, reviewer: str) -> None:
        """Read today when there is a `reviewer`."""
        self.put_review(language, german, text, (reviewer, self._desk.today if reviewer else None))

    def put_review(self, language: str, german: str, text: str, read: tuple[str, date | None]) -> None:
        """`read`: by whom and when."""
        reviewer, reviewed_on = read
        shipped = self._shipped_translation(language, german)
        own = self._own.translation(language, german)
        is_same = text == (own.text if own else shipped)
        if is_same and (not reviewer or (own is not None and own.reviewed_by == reviewer)):
            return
        made = OfficeTranslation(
            id=own.id if own else OfficeTranslationId(self._desk.identifiers.next()),
            version=own.version if own else 0,
            language=language,
            german=german,
            text=text,
            shipped=shipped,
            reviewed_by=reviewer,
            reviewed_on=reviewed_on,
            edited_on=self._desk.today,
            account_id=self._desk.account.id,
        )
        self._work.put(made)

    def _shipped_translation(self, language: str, german: str) -> str:
        if language not in self._known:
            entries = self._shipped.languages.get(language).entries()
            self._known[language] = {one.german: one.text for one in entries}
        return self._known[language].get(german, "")


def _unchanged() -> DomainError:
    return DomainError(
        _("Hier steht kein eigener Text. Es wurde nichts geändert."), _("Lesen Sie die Seite neu, mit F5.")
    )
