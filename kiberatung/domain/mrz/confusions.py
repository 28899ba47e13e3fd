"""Letters and digits that eyes and scanners confuse: only suggested, never exchanged."""

from collections.abc import Iterator

from kiberatung.basics.texts import _
from kiberatung.domain.mrz.fields import Lines, checked_fields
from kiberatung.domain.mrz.layouts import Layout

_ALIKE = {"O": "0DQ", "0": "ODQ", "I": "1L", "1": "IL7", "S": "5", "5": "S", "B": "8", "8": "B", "Z": "2", "2": "Z",
          "G": "6", "6": "G", "D": "0O", "Q": "0O", "L": "1", "7": "1", "T": "7"}  # fmt: skip
_MOST_SUGGESTIONS = 3


def replacement_remarks(layout: Layout, lines: Lines) -> list[str]:
    """Which single look-alike would make all check digits right; nothing is said when they are, or when none would."""
    if _all_right(layout, lines):
        return []
    remarks = [
        _("Mit „{new}“ statt „{old}“ an Stelle {column} von Zeile {line} stimmen alle Prüfziffern.").format(
            new=new, old=lines[line][column], column=column + 1, line=line + 1
        )
        for line, column, new in _candidates(layout, lines)
        if _all_right(layout, _replaced(lines, line, column, new))
    ]
    return remarks[:_MOST_SUGGESTIONS]


def _all_right(layout: Layout, lines: Lines) -> bool:
    dates = layout.birth.of(lines) + layout.expiry.of(lines)
    numeric = not any(char.isalpha() for char in dates)
    return numeric and all(field.check(lines).right for field in checked_fields(layout, lines))


def _candidates(layout: Layout, lines: Lines) -> Iterator[tuple[int, int, str]]:
    places = {
        (span.line, column)
        for field in checked_fields(layout, lines)
        for span in (*field.covered, field.digit)
        for column in range(span.start, span.end)
    }
    for line, column in sorted(places):
        for new in _ALIKE.get(lines[line][column], ""):
            yield line, column, new


def _replaced(lines: Lines, line: int, column: int, new: str) -> Lines:
    changed = lines[line][:column] + new + lines[line][column + 1 :]
    return (*lines[:line], changed, *lines[line + 1 :])
