"""The backup at lock, exit and every half hour: begun with the store, finished without it, then thinned out."""

from dataclasses import dataclass
from pathlib import Path

from kiberatung.storage.backups import kept_stores, making, thinning
from kiberatung.storage.backups.making import Taken
from kiberatung.storage.backups.thinning import Rule
from kiberatung.storage.open_file import CopiedFile


@dataclass(frozen=True, slots=True)
class Begun:
    """To be given to `finish`, in any thread, once."""

    taken: Taken
    rule: Rule | None
    store: Path


def begin(store: CopiedFile, folder: Path) -> Begun:
    """The quick part, on the database lane; raises `EnvironmentFault`."""
    rule = thinning.rule_of(store)
    return Begun(making.take(store, folder), rule, store.place.path)


def begin_if_changed(store: CopiedFile, folder: Path) -> Begun | None:
    """None when the newest backup holds all that the store holds."""
    store.renew_anchor()
    return None if making.is_current(store, folder) else begin(store, folder)


def finish(begun: Begun) -> Path:
    """Verifies, counts, and removes what is not kept any more; raises `EnvironmentFault`."""
    made = making.count_in(begun.taken)
    thinning.thin_out(made.parent, begun.rule)
    kept_stores.remove_outdated(begun.store, begun.rule)
    return made
