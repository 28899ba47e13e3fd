"""What a family reads about a child's Schulpflicht: the sentences of the letter, shown beside the answer too."""

from dataclasses import dataclass

from kiberatung.basics.texts import in_german
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import Family
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.facts import LetterFacts, gather_facts
from kiberatung.services.letters.field_values import conditions, field_values
from kiberatung.services.letters.filling import Filler
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.office_texts import texts_at_work
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import Bilingual, Direction
from kiberatung.services.permissions import reads_file

KIND = LetterKind.SCHULPFLICHT_INFORMATION
SAID = ("Antwort", "Dauer", "Bedeutung", "Nächste Schritte")
"""The paragraphs of the letter that answer what the family asks; the others are about the paper itself."""


@dataclass(frozen=True, slots=True)
class FamilySentences:
    """In German and in the language of the family's letters (BCP 47); German alone where that is German."""

    language: str
    direction: Direction
    texts: tuple[Bilingual, ...]


@reads_file()
@in_german
def family_sentences(desk: Desk, texts: LetterTexts, child_id: ChildId) -> FamilySentences:
    """Raises `DomainError` while the office has no name to write under."""
    with desk.reading() as records:
        child = records.get(Child, child_id)
        family = records.get(Family, child.family_id)
        facts = gather_facts(desk, records, LetterRequest(kind=KIND, family_id=family.id, child_id=child.id))
        texts = texts_at_work(records, texts)
    tag = family.letter_language if family.letter_language in texts.languages.tags() else GERMAN
    return FamilySentences(tag, texts.languages.get(tag).direction, tuple(said_to_family(texts, facts, tag)))


def said_to_family(texts: LetterTexts, facts: LetterFacts, language: str) -> list[Bilingual]:
    """The same variants of the same wording that the letter prints."""
    filler = Filler(texts.languages.get(GERMAN), texts.languages.get(language), field_values(facts))
    return [filler.fill(line) for line in lines_to_say(texts, facts)]


def lines_to_say(texts: LetterTexts, facts: LetterFacts) -> list[str]:
    """As they stand in the wording, before names and days are put in."""
    holding = conditions(facts, KIND)
    parts = [part for part in texts.wordings[KIND].paragraphs if part.title in SAID]
    return [line for part in parts if (line := part.text_for(holding)) is not None]
