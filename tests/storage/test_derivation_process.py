"""The process that derives keys: the same key as here, nothing to be seen of the passphrase, no hang and no remains."""

import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.storage.keys import derivation_child, derivation_process
from kiberatung.storage.keys.derivation import DerivationCost, derive
from kiberatung.storage.keys.derivation_process import DerivationProcess, derive_apart
from kiberatung.storage.keys.keyslots import Keyslots, new_store_key, unwrap, with_slot
from tests.support.builders import IDENTIFIERS
from tests.support.fakes import CHEAP

PASSPHRASE = "müßig ampel birke"
SALT = bytes(range(16))
QUICK = CHEAP.cost
SLOW = DerivationCost(memory_kib=64 * 1024, passes=32, lanes=1)
"""Some seconds: long enough that the process is still at it when the test looks."""


def test_the_key_is_that_of_this_process_for_every_question():
    with DerivationProcess() as process:
        for secret in (PASSPHRASE, "mu\u0308ßig ampel birke", "x" * 1000):
            assert process.derive(secret, SALT, QUICK) == derive(secret, SALT, QUICK)


def test_a_slot_opens_with_its_passphrase_only():
    key = new_store_key(IDENTIFIERS.next())
    slots = with_slot(Keyslots(key.store_id), key, PASSPHRASE, CHEAP)
    with DerivationProcess() as process:
        assert unwrap(slots, PASSPHRASE, process.derive).key == key.key
        with pytest.raises(DomainError, match="stimmt nicht"):
            unwrap(slots, "falsch", process.derive)


@pytest.mark.parametrize("memory_kib", [64, 32 * 1024])
def test_only_what_takes_much_memory_is_derived_apart(monkeypatch, memory_kib):
    started = []

    class Counted(DerivationProcess):
        def __init__(self) -> None:
            started.append(memory_kib)
            super().__init__()

    monkeypatch.setattr(derivation_process, "DerivationProcess", Counted)
    cost = DerivationCost(memory_kib, 1, 1)
    assert derive_apart(PASSPHRASE, SALT, cost) == derive(PASSPHRASE, SALT, cost)
    assert started == ([memory_kib] if memory_kib > 64 else [])


def test_a_process_that_is_killed_while_it_derives_is_told_and_not_waited_for():
    with DerivationProcess() as process:
        process.derive(PASSPHRASE, SALT, QUICK)
        threading.Timer(0.1, lambda: os.kill(process.pid, signal.SIGKILL)).start()
        with pytest.raises(EnvironmentFault, match="nicht berechnen"):
            process.derive(PASSPHRASE, SALT, SLOW)
        with pytest.raises(EnvironmentFault, match="nicht berechnen"):
            process.derive(PASSPHRASE, SALT, QUICK)


def test_a_process_without_memory_is_told():
    with DerivationProcess() as process, pytest.raises(EnvironmentFault, match="nicht berechnen"):
        process.derive(PASSPHRASE, SALT, DerivationCost(memory_kib=2**31, passes=1, lanes=1))


def test_closing_ends_a_derivation_of_another_thread_and_leaves_no_process():
    process = DerivationProcess()
    process.derive(PASSPHRASE, SALT, QUICK)
    threading.Timer(0.1, process.close).start()
    with pytest.raises(EnvironmentFault):
        process.derive(PASSPHRASE, SALT, SLOW)
    process.close()
    assert not Path(f"/proc/{process.pid}").exists()


def test_neither_arguments_nor_environment_show_the_passphrase():
    with DerivationProcess() as process:
        process.derive(PASSPHRASE, SALT, QUICK)
        place = Path(f"/proc/{process.pid}")
        seen = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
    assert b"derivation_child" in seen
    for shown in (PASSPHRASE.encode(), PASSPHRASE.encode().hex().encode()):
        assert shown not in seen


def test_the_program_itself_derives_where_it_is_its_own_interpreter(monkeypatch):
    command = [sys.executable, "-m", "kiberatung", derivation_child.ARGUMENT]
    monkeypatch.setattr(derivation_process, "_command", lambda: command)
    monkeypatch.setattr(derivation_process, "is_frozen", lambda: True)
    with DerivationProcess() as process:
        assert process.derive(PASSPHRASE, SALT, QUICK) == derive(PASSPHRASE, SALT, QUICK)


def test_it_ends_when_the_program_is_killed():
    program = (
        "import time\n"
        "from kiberatung.storage.keys.derivation_process import DerivationProcess\n"
        "process = DerivationProcess()\n"
        "print(process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    with parent:
        child = int(parent.stdout.readline())
        follower = os.pidfd_open(child)
        parent.kill()
    try:
        assert _ends(follower)
    finally:
        os.close(follower)


def _ends(follower: int) -> bool:
    return bool(select.select([follower], [], [], 20)[0])
