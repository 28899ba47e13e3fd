"""Deeds at random on the texts of letters: the office's own words, translations and reviews."""

from collections.abc import Callable
from functools import cache

from kiberatung.documents.letter_texts import read_letter_texts
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office_texts import OfficeTranslation, OfficeWording
from kiberatung.services.letters.editing import reviewing, saving
from kiberatung.services.letters.editing.faults import Paragraph
from kiberatung.services.letters.texts import LetterTexts
from tests.support.desks import RESOURCES
from tests.support.dice import Dice


@cache
def letter_texts() -> LetterTexts:
    return read_letter_texts(RESOURCES, RESOURCES.parent / "translations")


def own_text(dice: Dice) -> None:
    german = f"{dice.word()}. Es geht um: {{children}}."
    translation = dice.any((None, f"{dice.word()}: {{children}}."))
    place = Paragraph(LetterKind.INVITATION.value, "Anlass")
    saving.save_text(
        dice.desk, letter_texts(), saving.TextEdit(place=place, german=german, language="tr", translation=translation)
    )


def own_wording(dice: Dice) -> Paragraph:
    own = dice.one(OfficeWording)
    return Paragraph(own.letter, own.part, own.condition)


def shipped_translation(dice: Dice) -> None:
    own = dice.one(OfficeTranslation)
    saving.take_shipped_translation(dice.desk, own.language, own.german)


def review(dice: Dice) -> None:
    line = dice.any(letter_texts().languages.get("tr").entries()[:9])
    change = reviewing.ReviewChange(line.german, line.text, line.text, dice.name(), dice.desk.today)
    reviewing.take_in_review(dice.desk, letter_texts(), reviewing.ReviewPreview("tr", (change,), 0, ()))


TEXT_DEEDS: dict[str, Callable[[Dice], object]] = {
    "letters.editing.reviewing.take_in_review": review,
    "letters.editing.saving.keep_own_wording": lambda dice: saving.keep_own_wording(
        dice.desk, letter_texts(), own_wording(dice)
    ),
    "letters.editing.saving.save_text": own_text,
    "letters.editing.saving.take_shipped_translation": shipped_translation,
    "letters.editing.saving.take_shipped_wording": lambda dice: saving.take_shipped_wording(
        dice.desk, own_wording(dice)
    ),
}
