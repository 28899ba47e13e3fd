"""The sentence for a record that is not there."""

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError


def no_such_record() -> DomainError:
    return DomainError(
        _("Diesen Eintrag gibt es nicht oder nicht mehr. Es wurde nichts geändert."),
        _("Gehen Sie zurück zur Liste und öffnen Sie ihn von dort."),
    )
