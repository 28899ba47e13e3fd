"""Puts a paper of a family where the person wants it."""

from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault


def write_pdf(path: Path, pdf: bytes) -> None:
    """Raises `EnvironmentFault` when the place does not take it."""
    try:
        path.write_bytes(pdf)
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Datei lässt sich dort nicht sichern. Das Schreiben ist unverändert."),
            _("Wählen Sie einen anderen Ordner oder schließen Sie die Datei in anderen Programmen."),
        ) from fault
