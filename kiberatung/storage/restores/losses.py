"""What was done in the present store after a backup was made, and would be lost by going back to it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.services.changes import Deed
from kiberatung.services.kept_backups import Loss
from kiberatung.storage import database_file
from kiberatung.storage.backups.verifying import reading
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.restores.restoring import erased_since
from kiberatung.storage.stores import StorePlace

_LATER_QUERY = """
    SELECT count(*), count(DISTINCT family_id), max(changed_at) FROM changes WHERE sequence > ? AND deed = ?
"""
_STATE_QUERY = "SELECT store_id, changes FROM store_state"


def loss_since(made: Path, place: StorePlace, key: StoreKey) -> Loss:
    """Not known when there is no present store, it cannot be read, or it is another one. Changes nothing."""
    with reading(made, key) as backup:
        store_id, changes = backup.execute(_STATE_QUERY).fetchone()
        families = {UUID(row[0]) for row in backup.execute("SELECT id FROM families")}
    known = erased_since(place, key, {place.backup_folder, made.parent})
    erased = len(families & known)
    if not place.path.exists():
        return Loss(is_known=False, erased_again=erased)
    try:
        with database_file.looking(place.path, key.key) as present:
            return _counted(present, store_id, changes, erased)
    except EnvironmentFault:
        return Loss(is_known=False, erased_again=erased)


def _counted(present: Any, store_id: str, changes: int, erased: int) -> Loss:
    if present.execute(_STATE_QUERY).fetchone()[0] != store_id:
        return Loss(is_known=False, erased_again=erased)
    count, families, last = present.execute(_LATER_QUERY, (changes, Deed.CHANGE.value)).fetchone()
    last_at = datetime.fromisoformat(last).replace(tzinfo=UTC) if last else None
    return Loss(is_known=True, changes=count, families=families, last_at=last_at, erased_again=erased)
