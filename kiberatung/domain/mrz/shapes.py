"""The shape in which the command line prints a reading: names as in the code, dates as ISO text."""

from dataclasses import asdict
from datetime import date

from kiberatung.domain.errors import DomainError
from kiberatung.domain.mrz.errors import ZoneError
from kiberatung.domain.mrz.reading import MrzReading


def reading_to_json(answer: MrzReading | DomainError) -> dict[str, object]:
    """A reading with all its fields, or the sentence of an error with line, column and field where they are known."""
    if isinstance(answer, DomainError):
        return _error_to_json(answer)
    shape = {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(answer).items()}
    shape["name_is_hint"] = True
    shape["checks"] = [asdict(check) for check in answer.checks]
    shape["remarks"] = list(answer.remarks)
    return shape


def _error_to_json(error: DomainError) -> dict[str, object]:
    shape: dict[str, object] = {"error": error.message, "next_step": error.next_step}
    if isinstance(error, ZoneError):
        places = {"line": error.line, "column": error.column, "field": error.field}
        shape |= {key: value for key, value in places.items() if value}
    return shape
