"""Is the store as far as it was? The anchor outside the database, compared at opening and renewed at closing.

A page or a file from before passes every check of the database itself (R18). So the keyslot file, and that of each
backup, holds how far the log had come; a store that does not contain that link is older, cut or rewritten.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage.faults import DamagedStore
from kiberatung.storage.keys.anchor_section import Anchor, sealed
from kiberatung.storage.keys.keyslots import Keyslots, StoreKey
from kiberatung.storage.keys.unlocking import SUFFIX, read_keyslots, write_keyslots

BACKUPS_LOOKED_AT = 3
_BACKUPS = "Sicherung-*.kib" + SUFFIX
_MOST_PASSED_OVER = 16
_KNOWS_ANCHORS = "SELECT count(*) FROM sqlite_master WHERE name = 'erasures'"
_STATE = "SELECT store_id, changes, head FROM store_state"
_NUMBERS = "SELECT series, year, last_number FROM running_numbers ORDER BY series, year"
_ERASED = "SELECT family_id FROM erasures ORDER BY family_id"
_LINK = "SELECT hash FROM changes WHERE sequence = ?"


class OlderStore(EnvironmentFault):
    """The store does not contain the last known state; to be opened with `accept_older` alone."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what + " " + _("Es wurde nichts geändert; die Datei und die Sicherungen sind, wie sie waren."),
            _(
                "Nehmen Sie die neuere Datei oder die neueste Sicherung. Nur wenn der ältere Stand gewollt ist: Öffnen "
                "Sie ihn ausdrücklich, das wird vermerkt."
            ),
        )


def current(path: Path, raw: Any) -> Anchor | None:
    """Of the open store; None in one from before there were anchors."""
    if not raw.execute(_KNOWS_ANCHORS).fetchone()[0]:
        return None
    states = raw.execute(_STATE).fetchall()
    if len(states) != 1:
        raise DamagedStore
    store_id, changes, head = states[0]
    erased = tuple(UUID(row[0]) for row in raw.execute(_ERASED))
    return Anchor(UUID(store_id), path.name, changes, head, tuple(raw.execute(_NUMBERS)), erased)


def renew(path: Path, key: StoreKey, raw: Any) -> None:
    """Writes how far the store has come into its keyslot file, in one step; nothing when that is written already."""
    anchor = current(path, raw)
    if anchor is None:
        return
    slots = read_keyslots(path)
    known = slots.anchor.anchor.passed_over if slots.anchor else ()
    _write(path, key, slots, replace(anchor, passed_over=known))


def unexpected(path: Path, key: StoreKey, raw: Any, backups: Path) -> list[str]:
    """What does not fit the last known state, in German; empty when the store contains it."""
    own = current(path, raw)
    if own is None:
        return []
    known = read_keyslots(path).anchor
    if known is not None and not known.is_genuine(key.key):
        return [_("Der Vermerk des letzten Standes in der Schlüsseldatei ist verändert worden.")]
    found = _differences(raw, own, known.anchor) if known else []
    passed_over = known.anchor.passed_over if known else ()
    for anchor in [] if found else _of_backups(key, backups, own):
        if anchor.head not in passed_over:
            found = found or _differences(raw, own, anchor)
    return found


def pass_over(path: Path, key: StoreKey, raw: Any, backups: Path) -> None:
    """Somebody knowingly goes on from here: this state becomes the known one, later ones are remembered as left."""
    own, slots = current(path, raw), read_keyslots(path)
    if own is None:
        return
    _write(path, key, slots, replace(own, passed_over=_left_behind(key, slots, backups, own)))


def of_restored(slots: Keyslots, key: StoreKey, target: Path, backups: Path) -> Keyslots:
    """The keyslots of a backup as they go with the restored store: later backups of it are left behind."""
    if slots.anchor is None or not slots.anchor.is_genuine(key.key):
        return replace(slots, anchor=None)
    anchor = replace(slots.anchor.anchor, file=target.name)
    left = _left_behind(key, slots, backups, anchor)
    return replace(slots, anchor=sealed(replace(anchor, passed_over=left), key.key))


def is_missing(path: Path) -> bool:
    return read_keyslots(path).anchor is None


def _left_behind(key: StoreKey, slots: Keyslots, backups: Path, own: Anchor) -> tuple[str, ...]:
    known = [slots.anchor.anchor] if slots.anchor and slots.anchor.is_genuine(key.key) else []
    later = [anchor.head for anchor in (*known, *_of_backups(key, backups, own)) if anchor.head != own.head]
    before = known[0].passed_over if known else ()
    return tuple(dict.fromkeys((*later, *before)))[:_MOST_PASSED_OVER]


def _of_backups(key: StoreKey, folder: Path, own: Anchor) -> Iterator[Anchor]:
    """Of the newest backups of this very store; what was not sealed with its key says nothing."""
    for path in sorted(folder.glob(_BACKUPS), reverse=True)[:BACKUPS_LOOKED_AT]:
        try:
            section = read_keyslots(path.with_suffix("")).anchor
        except EnvironmentFault:
            continue
        if section is not None and section.is_genuine(key.key):
            anchor = section.anchor
            if (anchor.store_id, anchor.file) == (own.store_id, own.file):
                yield anchor


def _differences(raw: Any, own: Anchor, known: Anchor) -> list[str]:
    if own.store_id != known.store_id:
        return [_("Diese Datei gehört zu einem anderen Bestand als ihre Schlüsseldatei.")]
    if own.changes < known.changes:
        return [
            _(
                "Diese Datei ist älter als der letzte bekannte Stand, oder ihr Verlauf ist gekürzt: "
                "{found} von {known} Einträgen sind da."
            ).format(found=own.changes, known=known.changes)
        ]
    link = raw.execute(_LINK, (known.changes,)).fetchone() if known.changes else (known.head,)
    if link is None or link[0] != known.head:
        return [_("Der Verlauf dieser Datei ist ein anderer als der zuletzt bekannte.")]
    given_out = {(series, year): last for series, year, last in own.numbers}
    is_behind = any(given_out.get((series, year), 0) < last for series, year, last in known.numbers)
    if is_behind or not set(known.erased) <= set(own.erased):
        return [_("Ein Teil dieser Datei ist älter als der letzte bekannte Stand.")]
    return []


def _write(path: Path, key: StoreKey, slots: Keyslots, anchor: Anchor) -> None:
    fresh = replace(slots, anchor=sealed(anchor, key.key))
    if fresh == slots:
        return
    try:
        write_keyslots(path, fresh)
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Schlüsseldatei lässt sich nicht schreiben: {reason}. Der Bestand ist gespeichert.").format(
                reason=fault.strerror
            ),
            _("Prüfen Sie die Rechte am Ordner und öffnen und schließen Sie den Bestand noch einmal."),
        ) from fault
