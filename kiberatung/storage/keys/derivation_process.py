"""Deriving in a process of its own: its memory goes back at once, and no thread of the window waits for it.

    with DerivationProcess() as process:
        key = unlock(path, passphrase, process.derive)

The process may be started long before, when somebody begins to type; until it is asked it only waits. The passphrase
goes through its standard input, never through arguments or the environment.
"""

import json
import sys
from types import TracebackType
from unicodedata import normalize

from kiberatung.basics.own_process import ended, is_frozen, own_command, started
from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage.keys import derivation_child
from kiberatung.storage.keys.derivation import KEY_BYTES, DerivationCost, derive

_WORTH_A_PROCESS_KIB = 32 * 1024
_LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
"""Argon2id walks its memory at random: in pages of 2 MiB it takes a third less time. Other systems ignore it."""


class DerivationProcess:
    """Answers any number of `derive`, from one thread at a time, until `close`.

    `close` from another thread ends a derivation in progress, which then raises `EnvironmentFault`. When this program
    ends, however it ends, the process sees the end of its input and ends too.
    """

    def __init__(self) -> None:
        """Raises `EnvironmentFault` when no process can be started."""
        try:
            self._process = started(_command(), _LARGE_PAGES)
        except OSError as fault:
            raise _not_derived() from fault
        self._ask([] if is_frozen() else sys.path)

    def __enter__(self) -> "DerivationProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def derive(self, passphrase: str, salt: bytes, cost: DerivationCost) -> bytes:
        """As `derivation.derive`. Raises `EnvironmentFault` when the process was ended or found no memory."""
        self._ask(
            {
                "passphrase": normalize("NFC", passphrase).encode().hex(),
                "salt": salt.hex(),
                "memory_kib": cost.memory_kib,
                "passes": cost.passes,
                "lanes": cost.lanes,
            }
        )
        output = self._process.stdout
        try:
            key = bytes.fromhex(output.readline().decode() if output else "")
        except (OSError, ValueError) as fault:
            raise _not_derived() from fault
        if len(key) != KEY_BYTES:
            raise _not_derived()
        return key

    def close(self) -> None:
        """Ends the process and waits for its end; may be called again."""
        ended(self._process)

    def _ask(self, value: object) -> None:
        line = json.dumps(value).encode() + b"\n"
        try:
            if self._process.stdin is not None:
                self._process.stdin.write(line)
                self._process.stdin.flush()
        except (OSError, ValueError) as fault:  # the pipe is broken or closed
            raise _not_derived() from fault


def derive_apart(passphrase: str, salt: bytes, cost: DerivationCost) -> bytes:
    """In a process made for this one key, when it takes much memory; a cheap one is quicker here than a process.

    This is the one place that decides where a key is derived, unless the caller brings a process of its own.
    """
    if cost.memory_kib < _WORTH_A_PROCESS_KIB:
        return derive(passphrase, salt, cost)
    with DerivationProcess() as process:
        return process.derive(passphrase, salt, cost)


def _command() -> list[str]:
    return own_command(derivation_child.__file__, derivation_child.ARGUMENT, with_packages=False)


def _not_derived() -> EnvironmentFault:
    return EnvironmentFault(
        _("Der Schlüssel ließ sich nicht berechnen, vielleicht fehlt Arbeitsspeicher. Es wurde nichts geändert."),
        _("Schließen Sie andere Programme und versuchen Sie es noch einmal."),
    )
