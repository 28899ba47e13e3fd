"""A printed letter is also information given to a family."""

from kiberatung.domain.information_given import GivenInformation, GivenInformationId, InformationTopic
from kiberatung.domain.letters import LetterId, LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.request import PreparedLetter

TOPICS_OF_LETTERS: dict[LetterKind, tuple[InformationTopic, ...]] = {
    LetterKind.PRIVACY_NOTICE: (InformationTopic.DATA_PROTECTION,),
    LetterKind.SCHULPFLICHT_INFORMATION: (InformationTopic.SCHULPFLICHT,),
    LetterKind.SCHOOL_SYSTEM: (InformationTopic.SCHOOL_SYSTEM,),
    LetterKind.RECOMMENDATION: (InformationTopic.ADMISSION,),
    LetterKind.PLACEMENT: (InformationTopic.ADMISSION,),
}
"""What asks, confirms or goes to an office does not inform the family."""


def information_of_letter(desk: Desk, prepared: PreparedLetter, letter_id: LetterId) -> GivenInformation:
    request = prepared.request
    return GivenInformation(
        id=GivenInformationId(desk.identifiers.next()),
        family_id=request.family_id,
        child_id=request.child_id,
        given_on=desk.today,
        topics=TOPICS_OF_LETTERS[request.kind],
        letter_kind=request.kind,
        sheet_language=prepared.sheet.language,
        sheet_version=prepared.wording_version,
        letter_id=letter_id,
        account_id=desk.account.id,
    )
