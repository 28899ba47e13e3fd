"""Sets many letters: as one document, or each as a file of its own on all cores."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from kiberatung.documents.typesetting import Typesetter
from kiberatung.services.letters.values import LetterSheet

_MOST_CORES = 4
"""Each holds a compiler of its own."""


class BatchTypesetter:
    """Fulfils `services.letters.batch.BatchRenderer`."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter

    def render_letters(self, sheets: Sequence[LetterSheet], told: Callable[[int], None] | None = None) -> bytes:
        return self._typesetter.render_letters(sheets, told)

    def render_each(self, sheets: Sequence[LetterSheet]) -> list[bytes]:
        with ThreadPoolExecutor(_cores(), thread_name_prefix="batch") as pool:
            return list(pool.map(self._typesetter.render_letter, sheets))


def _cores() -> int:
    """Those this process may use."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(count or 1, _MOST_CORES)
