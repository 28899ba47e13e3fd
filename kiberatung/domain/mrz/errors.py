"""What is said when a text is no machine-readable zone."""

from kiberatung.domain.errors import DomainError


class ZoneError(DomainError):
    """`line` and `column` count from 1; `field` is the German word of the field, empty when a whole line is meant."""

    def __init__(self, message: str, next_step: str, line: int = 0, column: int = 0, field: str = "") -> None:
        super().__init__(message, next_step)
        self.line = line
        self.column = column
        self.field = field
