"""A printed letter is also information given to a family."""

from kiberatung.domain.information_given import GivenInformation, GivenInformationId, InformationTopic
from kiberatung.domain.letters import Letter, LetterKind
from kiberatung.services.desk import Desk

TOPICS_OF_LETTERS: dict[LetterKind, tuple[InformationTopic, ...]] = {
    LetterKind.PRIVACY_NOTICE: (InformationTopic.DATA_PROTECTION,),
    LetterKind.SCHULPFLICHT_INFORMATION: (InformationTopic.SCHULPFLICHT,),
    LetterKind.SCHOOL_SYSTEM: (InformationTopic.SCHOOL_SYSTEM,),
    LetterKind.RECOMMENDATION: (InformationTopic.ADMISSION,),
    LetterKind.PLACEMENT: (InformationTopic.ADMISSION,),
}
"""What asks, confirms or goes to an office does not inform the family."""


def information_of_letter(desk: Desk, letter: Letter, wording_version: str) -> GivenInformation:
    return GivenInformation(
        id=GivenInformationId(desk.identifiers.next()),
        family_id=letter.family_id,
        child_id=letter.child_id,
        given_on=desk.today,
        topics=TOPICS_OF_LETTERS[letter.kind],
        letter_kind=letter.kind,
        sheet_language=letter.language,
        sheet_version=wording_version,
        letter_id=letter.id,
        account_id=desk.account.id,
    )
