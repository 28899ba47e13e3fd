"""What a package may hold when it is opened: files of plain names, few and small enough to be a handover (R46).

Packages are opened into memory and nothing in them names a place on this disk; a name that could is refused all the
same, before anybody ever writes one.
"""

import re
from collections.abc import Iterable

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError

LARGEST = 50 * 1024 * 1024
"""Bytes of all files together, unpacked. A handover of a whole year is below a tenth of that."""
MOST_FILES = 200
_LONGEST_NAME = 150
_PLAIN_NAME = re.compile(r"[^\W_][\w \-.,()]*", re.ASCII)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|clock\$|com\d|lpt\d|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)


def require_small(sizes: Iterable[int]) -> None:
    """`sizes` as the package declares them, before a byte is unpacked."""
    known = list(sizes)
    if len(known) > MOST_FILES or any(size < 0 for size in known) or sum(known) > LARGEST:
        raise DomainError(
            _("Das Paket enthält viel mehr, als eine Übergabe enthalten kann. Es wurde nichts daraus gelesen."),
            _("Öffnen Sie es nicht. Fragen Sie bei der Stelle nach, von der es kommt."),
        )


def require_plain_names(names: Iterable[str]) -> None:
    """No folders, drives, devices, hidden streams or signs that a file system reads in its own way; none twice."""
    known = list(names)
    twice = len({name.casefold() for name in known}) != len(known)
    if twice or not all(_is_plain(name) for name in known):
        raise DomainError(
            _("Das Paket enthält Dateien mit unzulässigen Namen. Es wurde nichts daraus gelesen."),
            _("Öffnen Sie es nicht. Fragen Sie bei der Stelle nach, von der es kommt."),
        )


def _is_plain(name: str) -> bool:
    if len(name) > _LONGEST_NAME or name.endswith((".", " ")) or ".." in name:
        return False
    return _PLAIN_NAME.fullmatch(name) is not None and _DEVICE.fullmatch(name) is None
