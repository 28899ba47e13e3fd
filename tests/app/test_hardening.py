"""What a crash leaves, who may attach, and what an error text says (R33)."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiberatung.app import hardening

pytestmark = pytest.mark.requirement("R33")
CANARIES = [f"Kanari{number:02}" for number in range(50)]
_CRASH = """
import ctypes, resource
from kiberatung.app.hardening import harden
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3), flush=True)
ctypes.string_at(0)
"""
_SPY = """
import ctypes, os, resource, signal
from kiberatung.app.hardening import harden
if os.getuid() == 0:  # root may read everything: both become a user without rights
    os.setgid(65534)
    os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # changing the user alone makes a process unreadable
ready, told = os.pipe()
victim = os.fork()
if victim == 0:
    {victim}
    os.write(told, b"x")
    signal.pause()
os.read(ready, 1)
try:
    with open(f"/proc/{{victim}}/mem", "rb"):
        print("read", flush=True)
except OSError:
    print("refused", flush=True)
os.kill(victim, signal.SIGKILL)
"""
_BUGS = """
import gc, sys, threading
from kiberatung.app.hardening import speak_without_values
shown = []
speak_without_values(shown.append)
canaries = sys.stdin.read().split()

def fail(names):
    held = {name: name for name in names}
    raise ValueError(f"could not read {held}")

class Fails:
    def __del__(self):
        fail(canaries)

threads = threading.Thread(target=fail, args=(canaries,))
threads.start()
threads.join()
Fails()
fail(canaries)
"""


def run(script: str, folder: Path, told: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        input=told,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


@pytest.mark.requirement("R33", figure="SIGSEGV: 0 dump files; core limit 0, not dumpable")
def test_a_crash_leaves_no_memory_image(tmp_path: Path) -> None:
    done = run(_CRASH, tmp_path)
    assert done.returncode == -signal.SIGSEGV
    assert done.stdout == "(0, 0) 0\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.requirement("R33", figure="bugs in window, thread and destructor: 0 of 50 canaries told")
def test_a_bug_is_told_by_its_place_and_not_by_its_values(tmp_path: Path) -> None:
    done = run(_BUGS, tmp_path, "\n".join(CANARIES))
    told = done.stdout + done.stderr
    assert [name for name in CANARIES if name in told] == []
    assert told.count("ValueError < <string>") == 3


def test_places_are_told_from_the_bug_outwards() -> None:
    with pytest.raises(KeyError) as caught:
        {}["Öztürk"]
    assert hardening.places_of(caught.value).startswith("KeyError < test_hardening.py:")
    assert "Öztürk" not in hardening.places_of(caught.value)


@pytest.mark.requirement("R33", figure="another process of the same user reads nothing; without hardening it does")
@pytest.mark.skipif(sys.platform != "linux", reason="the memory of other processes is a file on Linux alone")
def test_another_process_of_the_same_user_cannot_read_the_memory(tmp_path: Path) -> None:
    assert run(_SPY.format(victim="pass"), tmp_path).stdout == "read\n"
    assert run(_SPY.format(victim="harden()"), tmp_path).stdout == "refused\n"


def test_hardening_twice_is_no_fault(tmp_path: Path) -> None:
    script = "from kiberatung.app.hardening import *; harden(); harden(); print('x')"
    done = run(script, tmp_path)
    assert (done.stdout, done.stderr) == ("x\n", "")
