"""The two kinds of failure a person is told about; everything else is a bug."""


class TellableError(Exception):
    """Carries one German sentence saying what happened and what is safe, and one saying what to do now."""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class DomainError(TellableError):
    """A rule says no, or a value is wrong: the person can put it right."""


class EnvironmentFault(TellableError):
    """Disk, lock, printer, a newer file: nobody's mistake, and nothing the rules know of."""
