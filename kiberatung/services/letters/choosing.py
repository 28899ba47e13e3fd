"""What a family's page of letters begins with: the children, the languages, and the letter that is due."""

from dataclasses import dataclass

from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office import Office
from kiberatung.services.desk import Desk
from kiberatung.services.families import read_family
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.sent import SentLetter, sent_letters
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.permissions import OFFICE, reads_file

_DUE = {
    CaseState.COUNSELLED: LetterKind.SCHULPFLICHT_INFORMATION,
    CaseState.RECOMMENDED: LetterKind.RECOMMENDATION,
    CaseState.HANDED_OVER: LetterKind.RECOMMENDATION,
    CaseState.STARTED: LetterKind.FOLLOW_UP,
}


@dataclass(frozen=True, slots=True)
class LetterPage:
    """`kinds` says for each child which letter its case is waiting for."""

    family_id: FamilyId
    case_number: str
    children: tuple[Child, ...]
    kinds: tuple[LetterKind, ...]
    languages: tuple[str, ...]
    language: str
    has_office: bool
    sent: tuple[SentLetter, ...] = ()

    def kind_for(self, child_id: ChildId | None) -> LetterKind:
        """An invitation while there is no child."""
        pairs = zip(self.children, self.kinds, strict=True)
        return next((kind for child, kind in pairs if child.id == child_id), LetterKind.INVITATION)

    def child_or_first(self, child_id: ChildId | None) -> ChildId | None:
        known = [child.id for child in self.children]
        return child_id if child_id in known else known[0] if known else None


@reads_file(OFFICE)
def letter_page(desk: Desk, texts: LetterTexts, family_id: FamilyId) -> LetterPage:
    """Changes nothing. A letter language without a catalogue falls back to German."""
    with desk.reading() as records:
        file = read_family(records, family_id)
        has_office = bool(records.find(Office))
        sent = sent_letters(records, family_id)
    languages = texts.languages.tags()
    wished = file.family.letter_language
    return LetterPage(
        family_id=family_id,
        case_number=file.family.case_number,
        children=file.children,
        kinds=tuple(due_letter(file.case_of(child.id)) for child in file.children),
        languages=languages,
        language=wished if wished in languages else GERMAN,
        has_office=has_office,
        sent=sent,
    )


def due_letter(case: Case) -> LetterKind:
    """Before the talk the invitation, after it what the talk was about."""
    if case.state.order < CaseState.COUNSELLED.order:
        return LetterKind.INVITATION
    return _DUE.get(case.state, LetterKind.PLACEMENT)
