"""A printed letter is also information given to a family: kept with all that stood on it."""

from kiberatung.domain.information_given import GivenInformation, GivenInformationId, InformationTopic
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.kept_sheets import digest_of, pack_sheet
from kiberatung.services.letters.request import PreparedLetter

TOPICS_OF_LETTERS: dict[LetterKind, tuple[InformationTopic, ...]] = {
    LetterKind.PRIVACY_NOTICE: (InformationTopic.DATA_PROTECTION,),
    LetterKind.PRIVACY_NOTICE: (InformationTopic.DATA_PROTECTION,),
    LetterKind.SCHULPFLICHT_INFORMATION: (InformationTopic.SCHULPFLICHT,),
    LetterKind.SCHOOL_SYSTEM: (InformationTopic.SCHOOL_SYSTEM,),
    LetterKind.SCHOOL_SYSTEM: (InformationTopic.SCHOOL_SYSTEM,),
    LetterKind.RECOMMENDATION: (InformationTopic.ADMISSION,),
    LetterKind.PLACEMENT: (InformationTopic.ADMISSION,),
}
"""What asks, confirms or goes to an office does not inform the family."""


def information_of_letter(desk: Desk, prepared: PreparedLetter, pdf: bytes) -> GivenInformation:
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
        sheet=pack_sheet(prepared.sheet),
        sheet_digest=digest_of(pdf),
        account_id=desk.account.id,
    )
