"""Reads the instruments of the assessment from their folder."""

from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.instrument_text import parse_instruments
from kiberatung.domain.instruments import Instruments

WORDS = "diagnosis_words.json"


def load_instruments(folder: Path) -> Instruments:
    """Raises `DomainError` naming file and place of a wrong one, `EnvironmentFault` for what is not readable."""
    files = {path.name: _read(path) for path in sorted(folder.glob("*.json")) if path.name != WORDS}
    return parse_instruments(files, _read(folder / WORDS))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise EnvironmentFault(
            _("Das Instrument „{file}“ ist nicht lesbar. Gespeichert ist alles.").format(file=file.name),
            _("Stellen Sie die Dateien des Programms wieder her."),
        ) from fault
