"""Somebody else was faster: both versions, so that the person can choose."""

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError


class ChangedMeanwhile(DomainError):
    """`mine` is what was to be written, `theirs` what stands in the store."""

    def __init__(self, mine: object, theirs: object) -> None:
        super().__init__(
            _("Diese Angabe wurde inzwischen an anderer Stelle geändert. Ihre Eingabe ist nicht gespeichert."),
            _("Sehen Sie sich den neuen Stand an und tragen Sie Ihre Änderung noch einmal ein."),
        )
        self.mine = mine
        self.theirs = theirs
