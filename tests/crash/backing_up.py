"""Child processes that make backups, or put one back, until they are killed."""

from multiprocessing.connection import Connection
from pathlib import Path

from kiberatung.storage.backups import making
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.restores import restoring
from kiberatung.storage.stores import StorePlace
from tests.crash.stage import bare, saves, small_reserve


def back_up_on(place: StorePlace, key: StoreKey, folder: Path, told: Connection) -> None:
    """A change, a backup, and so on; tells how many backups count."""
    with small_reserve(), bare(place, key) as store:
        told.send(0)
        for number, save in enumerate(saves(200), 1):
            save.run(store)
            making.backup(store, folder)
            told.send(number)


def put_back_on(place: StorePlace, key: StoreKey, made: Path, told: Connection) -> None:
    with small_reserve():
        told.send(0)
        restoring.restore_unlocked(made, place, key, in_place=True)
        told.send(1)
