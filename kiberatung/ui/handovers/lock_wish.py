"""How a handover is to be locked, and the sheet of paper from which the words are read out on the phone."""

from dataclasses import dataclass, field
from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.handovers.forms import SHORTEST_PLAIN_REASON, Lock, Protection, usual_protection
from kiberatung.services.letters.values import RowGroup, TableColumn, TableSheet


@dataclass(frozen=True, slots=True)
class LockWish:
    """The answer to „Wie verschlüsselt?“."""

    passphrase: str = field(default="", repr=False)
    plain: bool = False
    plain_reason: str = ""

    @property
    def finding(self) -> str:
        """What is still missing, for the place beside the field."""
        if self.plain and len(self.plain_reason.strip()) < SHORTEST_PLAIN_REASON:
            return _("Schreiben Sie in einem Satz, warum es ohne Verschlüsselung sein muss.")
        return ""

    def lock_for(self, kind: RecipientKind) -> Lock:
        if self.plain:
            return Lock(protection=Protection.PLAIN, plain_reason=self.plain_reason)
        return Lock(protection=usual_protection(kind), passphrase=self.passphrase)


def passphrase_sheet(today: date, number: str, passphrase: str) -> TableSheet:
    """To read out on the phone; it names neither the recipient nor a child."""
    rows = tuple((f"{place}.", word) for place, word in enumerate(passphrase.split(), 1))
    return TableSheet(
        title=_("Passphrase"),
        subtitle=number,
        dated_on=today,
        columns=(TableColumn(_("Nr."), 0.2), TableColumn(_("Wort"))),
        groups=(RowGroup("", rows),),
        notes=(
            _("Nur am Telefon sagen, nie zusammen mit der Datei verschicken."),
            _("Wörter klein geschrieben, mit je einem Leerzeichen dazwischen."),
            _("Vernichten Sie das Blatt, sobald die Stelle die Datei geöffnet hat."),
        ),
    )
