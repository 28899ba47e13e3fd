"""The last look before one letter leaves: it must still be what it was when its page was seen."""

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.desk import Desk
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import LetterSheet
from kiberatung.services.permissions import OFFICE, reads_file


@reads_file(OFFICE)
def require_unchanged(desk: Desk, texts: LetterTexts, request: LetterRequest, seen: LetterSheet) -> None:
    """Raises `DomainError` when it would be written otherwise now: another address, or one that is protected (T14)."""
    if prepare_letter(desk, texts, request).sheet != seen:
        raise DomainError(
            _("Seit der Vorschau hat sich etwas geändert. Das Schreiben hat das Haus nicht verlassen."),
            _("Die Vorschau ist neu. Sehen Sie es an, und geben Sie es dann noch einmal hinaus."),
        )
