"""Keys of stores, derived in a process of its own that may be started before the passphrase is known."""

# ruff: noqa: PLC0415 - the window is shown without the modules of keys when nobody has typed yet

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from kiberatung.basics.clock import Clock, SystemClock

if TYPE_CHECKING:
    from kiberatung.storage.keys.derivation_process import DerivationProcess
    from kiberatung.storage.keys.keyslots import StoreKey


class Unlocker:
    """One per window. `prepare` and `unlock` belong off the main thread; `stop` ends what they do, from any thread."""

    def __init__(self, clock: Clock | None = None) -> None:
        """`clock` tells when the wait after wrong passphrases is over: the real one, whatever day the program shows."""
        self._clock = clock or SystemClock()
        self._guard = threading.Lock()
        self._waiting: DerivationProcess | None = None
        self._working: DerivationProcess | None = None
        self._is_stopped = False

    def prepare(self) -> None:
        """Somebody begins to type: the next `unlock` finds its process waiting. Again and again it is the same one."""
        with self._guard:
            if self._waiting is None and not self._is_stopped:
                self._waiting = _process()

    def unlock(self, path: Path, passphrase: str) -> "StoreKey":
        """About a second; the process ends with it, so that nothing of the passphrase stays there.

        Raises `WrongPassphrase` with the wait that follows, `EnvironmentFault` for missing or damaged keyslots, a
        process that was ended and a stopped unlocker.
        """
        from kiberatung.storage.keys.unlocking import unlock
        from kiberatung.storage.keys.wrong_entries import unlock_in_time

        with self._guard:
            process, self._waiting = self._waiting or _process(), None
            self._working = process
        try:
            if self._is_stopped:
                process.close()
            return unlock_in_time(path, self._clock, lambda: unlock(path, passphrase, process.derive))
        finally:
            process.close()

    def stop(self) -> None:
        """The program ends: no process is left, and an `unlock` in progress fails at once."""
        self._is_stopped = True
        with self._guard:
            for process in (self._waiting, self._working):
                if process is not None:
                    process.close()
            self._waiting = self._working = None


class EarlyUnlock:
    """The passphrase is given at the start: its key is derived while the window is imported, made and shown.

    `key` waits for it, and raises what it raised.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        self.unlocker = Unlocker()
        self._path, self._passphrase = path, passphrase
        self._key: StoreKey | None = None
        self._fault: Exception | None = None
        self.unlocker.prepare()  # here and not in the thread: importing both at once would only slow the other down
        self._thread = threading.Thread(target=self._derive, name="unlock", daemon=True)
        self._thread.start()

    def key(self) -> "StoreKey":
        self._thread.join()
        if self._key is None:
            raise self._fault or RuntimeError("the derivation gave neither key nor fault")
        return self._key

    def _derive(self) -> None:
        try:
            self._key = self.unlocker.unlock(self._path, self._passphrase)
        except Exception as fault:  # noqa: BLE001 - travels to whoever asks for the key
            self._fault = fault


def _process() -> "DerivationProcess":
    from kiberatung.storage.keys import wrong_entries  # noqa: F401 - here, and not when the process has its answer
    from kiberatung.storage.keys.derivation_process import DerivationProcess

    return DerivationProcess()
