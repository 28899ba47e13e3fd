"""The whole store as plain lines, to compare it with another: of the head alone, and never without an entry (R40)."""

from kiberatung.basics.texts import N_
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import STEERING, Audited, use_case

DUMPED = Audited(Deed.EXPORT, N_("Ganzen Bestand zum Vergleichen ausgegeben"))


@use_case(allowed=STEERING, audited=DUMPED)
def release_dump(desk: Desk) -> None:
    """Says that it leaves, before it does; raises `Refused` for everybody else."""
