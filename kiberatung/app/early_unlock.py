"""Deriving the store's key while the window is still being imported, when the passphrase is given at the start."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiberatung.storage.keys.keyslots import StoreKey


class EarlyUnlock:
    """Starts at once in a thread of its own; `key` waits for it, and raises what it raised."""

    def __init__(self, path: Path, passphrase: str) -> None:
        self._path, self._passphrase = path, passphrase
        self._key: StoreKey | None = None
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._derive, name="unlock", daemon=True)
        self._thread.start()

    def key(self) -> "StoreKey":
        self._thread.join()
        if self._key is None:
            raise self._fault or RuntimeError("the derivation gave neither key nor fault")
        return self._key

    def _derive(self) -> None:
        from kiberatung.storage.keys.unlocking import unlock  # noqa: PLC0415 - in the thread, beside the window

        try:
            self._key = unlock(self._path, self._passphrase)
        except Exception as fault:  # noqa: BLE001 - travels to whoever asks for the key
            self._fault = fault
