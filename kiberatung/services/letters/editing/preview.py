"""The page with a text that is still being edited: of an invented family, or of one that was chosen."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kiberatung.basics.texts import in_german
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office_texts import OfficeTranslation, OfficeTranslationId, OfficeWording, OfficeWordingId
from kiberatung.services.desk import Desk
from kiberatung.services.letters.composing import compose_letter
from kiberatung.services.letters.editing.example_letter import example_letter
from kiberatung.services.letters.editing.faults import german_faults, require_sound, translation_faults, usable_fields
from kiberatung.services.letters.editing.page import OfficeTexts, office_texts
from kiberatung.services.letters.editing.saving import TextEdit
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.office_texts import SHARED, shipped_text, with_office_texts
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import LetterSheet
from kiberatung.services.permissions import OFFICE, reads_file, use_case

_NOBODY, _LONG_AGO = UUID(int=0), date.min
"""Of texts that are never kept."""


@use_case(allowed=OFFICE)
@in_german
def preview_example(desk: Desk, shipped: LetterTexts, edit: TextEdit) -> LetterSheet:
    """Raises `DomainError` for a text that could not be kept."""
    with desk.reading() as records:
        texts = _texts_with(shipped, office_texts(records), _sound(shipped, edit))
        return example_letter(desk, records, texts, edit.place, edit.language)


@reads_file(OFFICE)
@in_german
def preview_of_family(
    desk: Desk, family_id: FamilyId, child_id: ChildId | None, shipped: LetterTexts, edit: TextEdit
) -> LetterSheet:
    """Raises `DomainError` too when this letter cannot be written to this family yet."""
    with desk.reading() as records:
        texts = _texts_with(shipped, office_texts(records), _sound(shipped, edit))
    kind = LetterKind.INVITATION if edit.place.letter == SHARED else LetterKind(edit.place.letter)
    request = LetterRequest(kind=kind, family_id=family_id, child_id=child_id, language=edit.language)
    return compose_letter(desk, texts, request).sheet


def _sound(shipped: LetterTexts, edit: TextEdit) -> TextEdit:
    require_sound(german_faults(edit.german, usable_fields(shipped, edit.place)), "")
    if edit.translation is not None:
        require_sound(translation_faults(edit.translation, edit.german), "")
    return edit


def _texts_with(shipped: LetterTexts, own: OfficeTexts, edit: TextEdit) -> LetterTexts:
    place = edit.place
    kept = own.wording(place)
    text = OfficeWording(
        id=kept.id if kept else OfficeWordingId(_NOBODY),
        letter=place.letter,
        part=place.part,
        condition=place.condition,
        text=edit.german.strip(),
        shipped=shipped_text(shipped, place.letter, place.part, place.condition) or "",
        edited_on=_LONG_AGO,
    )
    wordings = [*(one for one in own.wordings if one != kept), text]
    return with_office_texts(shipped, wordings, _translations_with(own, edit))


def _translations_with(own: OfficeTexts, edit: TextEdit) -> list[OfficeTranslation]:
    if edit.translation is None or edit.language == GERMAN:
        return list(own.translations)
    kept = own.translation(edit.language, edit.german.strip())
    made = kept or OfficeTranslation(
        id=OfficeTranslationId(_NOBODY),
        language=edit.language,
        german=edit.german.strip(),
        text="",
        edited_on=_LONG_AGO,
    )
    same = kept is not None and kept.text == edit.translation
    reviewed_by = edit.reviewer or (made.reviewed_by if same else "")
    shown = replace(made, text=edit.translation.strip(), reviewed_by=reviewed_by)
    return [*(one for one in own.translations if one != kept), shown]
