"""The keys of the open store for the settings: ring, proposals, QR codes and papers."""

# ruff: noqa: PLC0415 - wanted only when somebody does something about keys

from typing import TYPE_CHECKING

from kiberatung.app import composition
from kiberatung.app.session import Session

if TYPE_CHECKING:
    from kiberatung.services.key_ring import KeyRing, PreparedKey
    from kiberatung.ui.settings.keys_presenter import Squares


class SessionKeys:
    """A `KeyTools` around the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ring(self) -> "KeyRing":
        return self._session.key_ring

    def proposed_passphrase(self) -> str:
        return composition.passphrases().next()

    def squares(self, text: str) -> "Squares":
        from kiberatung.documents.qr_code import qr_squares

        return qr_squares(text)

    def recovery_paper(self, prepared: "PreparedKey", office: str) -> bytes:
        from kiberatung.app.recovery_paper import recovery_paper

        today = self._session.clock.today()
        return recovery_paper(self._session.path, prepared.printed, prepared.sheet, office, today)

    def passphrase_paper(self, name: str, passphrase: str, office: str) -> bytes:
        from kiberatung.app.recovery_paper import passphrase_paper

        return passphrase_paper(name, passphrase, office, self._session.clock.today())
