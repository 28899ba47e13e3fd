"""Whether another program has a store open, asked of the kernel's lock alone: also of a file nobody can read."""

import os
from pathlib import Path

from kiberatung.storage.faults import OpenElsewhere

_PENDING_BYTE = 0x40000000
_LOCK_BYTES = 2 + 510
"""Where SQLite keeps its locks: the pending, the reserved and the shared bytes (documented in os.h)."""


def require_closed(store: Path) -> None:
    """Raises `OpenElsewhere`. Not to be asked of a store that this program has open: asking would let its lock go.

    Windows needs no question: there an open file cannot be replaced.
    """
    if os.name != "posix":
        return
    import fcntl  # noqa: PLC0415 - only there

    try:
        descriptor = os.open(store, os.O_RDWR)
    except OSError:
        return
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _PENDING_BYTE)
    except OSError as fault:
        raise OpenElsewhere from fault
    finally:
        os.close(descriptor)
