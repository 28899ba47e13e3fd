"""Wrong passphrases are counted beside the store, so that the growing wait survives a restart (R26).

`bestand.kib.fehlversuche` holds a number and a moment, nothing personal; it is gone after the next right passphrase.
The wait is for whoever sits at the keyboard: who can copy the files is held up by the cost of the derivation alone.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path

from kiberatung.basics.clock import Clock
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.passphrases import TooSoon, WrongPassphrase, seconds_to_wait
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.keys.unlocking import Unlock

SUFFIX = ".fehlversuche"
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class WrongEntries:
    count: int = 0
    last_at: datetime | None = None


def entries_path(store: Path) -> Path:
    return store.with_name(store.name + SUFFIX)


def unlock_in_time(store: Path, clock: Clock, unlock: Unlock) -> StoreKey:
    """What `unlock` gives, or its fault with the wait that follows; `TooSoon` while an earlier wait lasts.

    Only a wrong passphrase is counted: neither a damaged file nor a slip in the recovery key is an attempt.
    """
    _require_time_passed(store, clock)
    try:
        return unlock()
    except WrongPassphrase as wrong:
        count = read_wrong_entries(store).count + 1
        _write(store, WrongEntries(count, clock.now()))
        raise WrongPassphrase(wrong.message, wrong.next_step, seconds_to_wait(count)) from None


def read_wrong_entries(store: Path) -> WrongEntries:
    """What is missing or broken counts as none: the file locks nobody out."""
    try:
        values = json.loads(entries_path(store).read_text("utf-8"))
        count, last_at = values["count"], datetime.fromisoformat(values["last_at"])
        if type(count) is not int or not 0 <= count <= _MOST or last_at.tzinfo is None:
            return WrongEntries()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return WrongEntries()
    return WrongEntries(count, last_at)


def forget_wrong_entries(store: Path) -> None:
    """After they were noted in the log of the store."""
    with suppress(OSError):
        entries_path(store).unlink(missing_ok=True)


def _require_time_passed(store: Path, clock: Clock) -> None:
    entries, now = read_wrong_entries(store), clock.now()
    if entries.last_at is None:
        return
    if now < entries.last_at:  # the clock was set back: the wait begins anew, and only once
        _write(store, WrongEntries(entries.count, now))
        entries = WrongEntries(entries.count, now)
    left = timedelta(seconds=seconds_to_wait(entries.count)) - (now - (entries.last_at or now))
    if left > timedelta():
        raise _too_soon(ceil(left.total_seconds()))


def _too_soon(seconds: int) -> TooSoon:
    text = ngettext_(
        "Nach mehreren falschen Passphrasen ist der nächste Versuch in {count} Sekunde möglich.",
        "Nach mehreren falschen Passphrasen ist der nächste Versuch in {count} Sekunden möglich.",
        seconds,
    )
    return TooSoon(text.format(count=seconds), _("Der Bestand ist unversehrt. Warten Sie so lange."), seconds)


def _write(store: Path, entries: WrongEntries) -> None:
    """A folder that cannot be written to holds no open store either; the passphrase stays wrong."""
    last_at = entries.last_at.isoformat() if entries.last_at else ""
    with suppress(OSError):
        entries_path(store).write_text(json.dumps({"count": entries.count, "last_at": last_at}) + "\n", "utf-8")
