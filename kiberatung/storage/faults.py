"""The sentences for a store that cannot be opened or used, and which error of the database means which of them."""

from collections.abc import Callable

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage.holder import Holder

_FULL, _READ_ONLY, _INPUT_OUTPUT, _CORRUPT, _NOT_A_DATABASE, _BUSY, _LOCKED, _CANNOT_OPEN = 13, 8, 10, 11, 26, 5, 6, 14


class DamagedStore(EnvironmentFault):
    """The file is not what was written: the key is right, the content is not."""

    def __init__(self, finding: str = "", backup: str = "") -> None:
        self.finding = finding
        super().__init__(
            f"{_('Die Datei des Bestands ist beschädigt. Sie wurde nicht verändert.')} {finding}".strip(),
            _(
                "Lassen Sie die Datei liegen und holen Sie die geprüfte Sicherung „{name}“ an einen neuen Ort zurück."
            ).format(name=backup)
            if backup
            else _(
                "Lassen Sie die Datei liegen und holen Sie die letzte geprüfte Sicherung an einen neuen Ort zurück."
            ),
        )


class NewerStore(EnvironmentFault):
    def __init__(self, found: str, known: str) -> None:
        super().__init__(
            _(
                "Der Bestand wurde mit einer neueren Fassung des Programms geschrieben (Stand {found}, bekannt bis "
                "{known}). Er wurde nicht geöffnet und nicht verändert."
            ).format(found=found, known=known),
            _("Öffnen Sie ihn mit der neueren Fassung."),
        )


class OpenElsewhere(EnvironmentFault):
    """`holder` names who has it open, when that could be read."""

    def __init__(self, holder: Holder | None = None) -> None:
        super().__init__(
            _held_by(holder)
            if holder
            else _(
                "Der Bestand ist schon geöffnet, in einem anderen Fenster oder von jemand anderem. "
                "Es wurde nichts geändert."
            ),
            _("Schließen Sie ihn dort und öffnen Sie ihn hier noch einmal."),
        )


def _held_by(holder: Holder) -> str:
    since = german_time(holder.since)
    words = {"sign": holder.sign, "date": write_date(since.date()), "time": f"{since:%H:%M}"}
    if not holder.sign:
        text = _("Der Bestand ist schon geöffnet, seit {date}, {time} Uhr. Es wurde nichts geändert.")
    else:
        text = _("Der Bestand ist schon geöffnet: von {sign} seit {date}, {time} Uhr. Es wurde nichts geändert.")
    return text.format(**words)


def foreign_database() -> EnvironmentFault:
    return EnvironmentFault(
        _("Diese Datei ist eine unverschlüsselte Datenbank und kein Bestand. Sie wurde nicht verändert."),
        _("Wählen Sie die Datei des Bestands."),
    )


def already_there(name: str) -> EnvironmentFault:
    return EnvironmentFault(
        _("„{name}“ gibt es schon. Es wurde nichts überschrieben.").format(name=name),
        _("Wählen Sie einen anderen Namen oder öffnen Sie, was da ist."),
    )


def not_made(fault: OSError) -> EnvironmentFault:
    return EnvironmentFault(
        _("Hier lässt sich kein Bestand anlegen: {reason}. Es wurde nichts angelegt.").format(
            reason=fault.strerror or ""
        ),
        _("Wählen Sie einen anderen Ort."),
    )


def fault_of(error: BaseException) -> EnvironmentFault | None:
    """What a driver's error means to a person; None when it is a bug and should be told as one."""
    code = getattr(error, "sqlite_errorcode", None)
    text = str(error)
    if code is None:
        code = next((known for part, known in _BY_TEXT.items() if part in text), None)
    if code is None:
        return _server_fault(error)
    makers: dict[int, Callable[[], EnvironmentFault]] = {
        _CORRUPT: DamagedStore,
        _NOT_A_DATABASE: DamagedStore,
        _BUSY: OpenElsewhere,
        _LOCKED: OpenElsewhere,
        _FULL: disk_full,
        _READ_ONLY: _read_only,
        _INPUT_OUTPUT: _input_output,
        _CANNOT_OPEN: _read_only,
    }
    maker = makers.get(code & 0xFF)
    return maker() if maker else None


_BY_TEXT = {
    "file is not a database": _NOT_A_DATABASE,
    "disk image is malformed": _CORRUPT,
    "malformed database schema": _CORRUPT,
    "database is locked": _BUSY,
    "database or disk is full": _FULL,
    "readonly database": _READ_ONLY,
    "disk I/O error": _INPUT_OUTPUT,
    "unable to open database file": _CANNOT_OPEN,
}


def _server_fault(error: BaseException) -> EnvironmentFault | None:
    names = {kind.__name__ for kind in type(error).__mro__}
    if type(error).__module__.startswith("psycopg") and "OperationalError" in names:
        return EnvironmentFault(
            _("Der Server mit dem Bestand antwortet nicht. Was bestätigt wurde, ist gespeichert."),
            _("Prüfen Sie die Verbindung zum Server und versuchen Sie es noch einmal."),
        )
    return None


def disk_full() -> EnvironmentFault:
    return EnvironmentFault(
        _("Der Datenträger ist voll. Ihre letzte Eingabe ist noch nicht gespeichert, alles davor ist sicher."),
        _("Schaffen Sie Platz und speichern Sie noch einmal."),
    )


def _read_only() -> EnvironmentFault:
    return EnvironmentFault(
        _("Der Bestand lässt sich an diesem Ort nicht beschreiben. Es wurde nichts geändert."),
        _("Prüfen Sie die Rechte an Datei und Ordner oder wählen Sie einen anderen Ort."),
    )


def _input_output() -> EnvironmentFault:
    return EnvironmentFault(
        _("Der Datenträger meldet einen Fehler. Ihre letzte Eingabe ist nicht gespeichert, alles davor ist sicher."),
        _("Versuchen Sie es noch einmal. Bleibt der Fehler, sichern Sie den Bestand auf einen anderen Datenträger."),
    )


def outcome_unknown() -> EnvironmentFault:
    """The commit failed and the store cannot be read again to see how it ended."""
    return EnvironmentFault(
        _(
            "Der Datenträger antwortet nicht. Ob die letzte Eingabe gespeichert ist, steht nicht fest; "
            "alles davor ist sicher."
        ),
        _("Prüfen Sie das Laufwerk und speichern Sie noch einmal. Doppelt gespeichert wird dabei nichts."),
    )


def saved_after_all() -> EnvironmentFault:
    """The next save found that the one before, whose end was unknown, is in the store."""
    return EnvironmentFault(
        _("Ihre vorige Eingabe ist doch gespeichert. Es wurde nichts doppelt geschrieben."),
        _("Sehen Sie nach, bevor Sie die Eingabe wiederholen."),
    )
