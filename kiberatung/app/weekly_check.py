"""The full check of a store, once a week, when somebody locks or closes it and nobody waits."""

from kiberatung.basics.texts import N_, _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.storage import checks
from kiberatung.storage.stores import FileStore


def require_sound(store: FileStore, desk: Desk) -> None:
    """Checks when a week has passed since the last sound check, and notes it; raises `EnvironmentFault` for damage."""
    if not checks.due_for_full_check(store, desk.clock.now()):
        return
    found = checks.check_and_note(store, desk.entry(Deed.CHECKED, N_("Bestand geprüft")))
    if found:
        begin = _("Die wöchentliche Prüfung hat Schäden gefunden. Eine neue Sicherung wurde deshalb nicht gemacht.")
        raise EnvironmentFault(" ".join([begin, *found[:-1]]), found[-1])
