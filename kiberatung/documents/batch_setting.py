"""Sets many letters on all cores: as one document, or each as a file of its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate, groupby
from operator import attrgetter

from kiberatung.documents.joining import joined
from kiberatung.documents.packing import PdfObjects, written
from kiberatung.documents.setting_processes import SettingProcesses, cores
from kiberatung.documents.typesetting import Typesetter
from kiberatung.services.letters.values import LetterSheet

_AT_ONCE = 12
"""Few enough that a thousand need little more room than one."""


class BatchTypesetter:
    """Fulfils `services.letters.batch.BatchRenderer`."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter

    def render_letters(self, sheets: Sequence[LetterSheet], told: Callable[[int], None] | None = None) -> bytes:
        """All in one document, each counted from page 1 on; title and day are those of the first.

        `told` hears how many are done; what it raises ends the work.
        """
        pieces = _pieces(sheets)
        if len(pieces) == 1:
            return written(self._typesetter.set_letters(pieces[0]))
        with SettingProcesses(self._typesetter) as processes:
            return joined(_told(processes.set_all(pieces), pieces, told))

    def render_each(self, sheets: Sequence[LetterSheet]) -> list[bytes]:
        with ThreadPoolExecutor(cores(), thread_name_prefix="batch") as pool:
            return list(pool.map(self._typesetter.render_letter, sheets))


def _told(
    files: Iterator[PdfObjects], pieces: Sequence[Sequence[LetterSheet]], told: Callable[[int], None] | None
) -> Iterator[PdfObjects]:
    for file, done in zip(files, accumulate(map(len, pieces)), strict=True):
        if told:
            told(done)
        yield file


def _pieces(sheets: Sequence[LetterSheet]) -> list[tuple[LetterSheet, ...]]:
    """A picture page among letters has a template of its own."""
    return [
        alike[begin : begin + _AT_ONCE]
        for _layout, group in groupby(sheets, attrgetter("layout"))
        for alike in [tuple(group)]
        for begin in range(0, len(alike), _AT_ONCE)
    ]
