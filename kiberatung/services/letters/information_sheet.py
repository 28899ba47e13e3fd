"""Sets a sheet that was given to a family once more, exactly as it was given."""

from dataclasses import dataclass

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.information_given import GivenInformation, GivenInformationId
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.letters.kept_sheets import digest_of, unpack_sheet
from kiberatung.services.letters.values import LetterSheet
from kiberatung.services.permissions import OFFICE, Audited, use_case


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """`given` tells when and in which version; the sheet carries the date of that day."""

    given: GivenInformation
    sheet: LetterSheet
    title: str


@use_case(OFFICE, Audited(Deed.PRINT, N_("Schreiben noch einmal ausgegeben")))
def sheet_as_given(desk: Desk, family_id: FamilyId, information_id: GivenInformationId) -> KeptSheet:
    """Raises `DomainError` when only words were given, or when the paper shows an address that is protected now."""
    with desk.reading() as records:
        given = records.get(GivenInformation, information_id)
        family = records.get(Family, family_id)
    if not given.sheet or given.family_id != family_id or given.letter_kind is None:
        raise DomainError(
            _("Von dieser Information ist kein Blatt aufbewahrt. Es wurde nichts gedruckt."),
            _("Geben Sie unter Schreiben ein neues Blatt aus."),
        )
    sheet = unpack_sheet(given.sheet)
    if family.address_protected and not sheet.annotations:
        raise DomainError(
            _("Die Anschrift ist jetzt geschützt, und das Blatt von damals trägt sie. Es wurde nichts gedruckt."),
            _("Geben Sie unter Schreiben ein neues Blatt aus; darauf steht nur der Name."),
        )
    title = _("{letter} vom {date}").format(letter=label_of(given.letter_kind), date=write_date(given.given_on))
    return KeptSheet(given, sheet, title)


def is_same_page(kept: KeptSheet, pdf: bytes) -> bool:
    """Byte by byte as it was printed; otherwise a newer version of the program has set the same words anew."""
    return digest_of(pdf) == kept.given.sheet_digest
