"""What is offered when a store is damaged: the newest backup that can be read back whole."""

from pathlib import Path

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage.backups.naming import backups_in
from kiberatung.storage.backups.verifying import verify
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.keys.unlocking import keyslot_path


def newest_verified(folder: Path, key: StoreKey) -> Path | None:
    """Read whole, newest first, until one is sound; a backup without its keyslots does not count."""
    for made in backups_in(folder):
        if keyslot_path(made).exists() and _is_sound(made, key):
            return made
    return None


def _is_sound(made: Path, key: StoreKey) -> bool:
    try:
        verify(made, key, None)
    except (EnvironmentFault, OSError):
        return False
    return True
