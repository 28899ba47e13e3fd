"""All German lines that families read: what each of their catalogues must hold."""

from kiberatung.exchange.instrument_files import load_instruments
from kiberatung.services.data_sheets import ANSWER, GUARDIAN_QUESTIONS, GUARDIANS_TITLE, NOTE, SIGNATURES, TITLE
from kiberatung.services.letters.field_values import FAMILY_WORDS
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.questions import QUESTIONS, SECTION_TITLES
from kiberatung.services.talk.wording import NAMELESS_CHILD, all_spoken
from kiberatung.services.talk.words import all_words
from tests.services.letters.paper_desk import RESOURCES, TEXTS

_FOR_FAMILIES = [TEXTS.shared, *(TEXTS.wordings[kind] for kind in RULES if not RULES[kind].german_only)]
_BLANK = {"residence_status"}
"""Never printed; the talk asks for it in words of its own."""
LETTERS_OF_A_SUM = 2


def letter_lines() -> list[str]:
    wordings = dict.fromkeys(text for wording in _FOR_FAMILIES for text in wording.texts)
    return list(dict.fromkeys((*wordings, *FAMILY_WORDS)))


def sheet_lines() -> list[str]:
    guardians = (label for label, _read in GUARDIAN_QUESTIONS)
    asked = (question.text for question in QUESTIONS if question.field not in _BLANK)
    return [ANSWER, TITLE, NOTE, *SIGNATURES, GUARDIANS_TITLE, *SECTION_TITLES.values(), *guardians, *asked]


def task_lines() -> list[str]:
    """Sentences and titles; sums are the same in every language."""
    instruments = load_instruments(RESOURCES / "instruments")
    printed = [one for one in instruments.printable() if one.tasks]
    said = (text for one in printed for text in (one.title, *(task.content for task in one.tasks)))
    return [text for text in said if sum(sign.isalpha() for sign in text) > LETTERS_OF_A_SUM]


FAMILY_LINES = tuple(
    dict.fromkeys(
        (
            *letter_lines(),
            *sheet_lines(),
            *all_spoken(),
            *all_words(),
            NAMELESS_CHILD,
            *task_lines(),
        )
    )
)
