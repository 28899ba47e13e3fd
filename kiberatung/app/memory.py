"""After the lock: what held records goes, and freed memory is written over before it can be read (R32).

Python and the C library leave the contents of freed memory as they are. Small objects of Python lie in blocks of its
own, by size; they are written over by asking for as many blocks of each size as may be free, filled with zeros.
"""

import contextlib
import ctypes
import gc
import sys

_FILL_FREED = -6
"""M_PERTURB of glibc: whatever is freed is filled with a byte."""
_FILLING = 0x5A
_MOST_HEAPS = -8
"""M_ARENA_MAX of glibc."""
_BLOCK, _LARGEST_BLOCK = 16, 512
_SMALLEST_BLOCK = 48
"""Texts and bytes are never smaller."""
_OF_BYTES = sys.getsizeof(b"")
_EACH_SIZE = 6 << 20
"""Bytes asked for of each size: more than is free of it after a day's work."""
_LAYERS = ("kiberatung.domain.", "kiberatung.services.", "kiberatung.storage.", "kiberatung.ui.")


def set_up_memory() -> None:
    """From the start: most of what is freed is freed before the lock. Another C library than glibc does without.

    One heap serves all threads: each of its own would keep what its greatest task needed, some 20 MB together.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            library = ctypes.CDLL(None)
            library.mallopt(_FILL_FREED, _FILLING)
            library.mallopt(_MOST_HEAPS, 1)


def let_go_of_records() -> None:
    """On the thread of the window: among what is collected are parts of it, and another thread must not free them.

    What was there soon after the start is not looked through otherwise, and the store that was opened is among it.
    """
    forget_answers()
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def give_back_memory() -> None:
    """After `let_go_of_records`; a quarter of a second, on another thread than that of the window."""
    for block in range(_SMALLEST_BLOCK, _LARGEST_BLOCK + 1, _BLOCK):
        _write_over(block)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def forget_answers() -> None:
    """Functions that remember what they were asked may have been asked about names."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_LAYERS):
            for held in list(vars(module).values()):
                if hasattr(held, "cache_clear") and getattr(held, "__module__", "") == name:
                    held.cache_clear()


def _write_over(block: int) -> None:
    zeros = [bytes(block - _OF_BYTES) for _number in range(_EACH_SIZE // block)]
    zeros.clear()
