"""From when until when an official key may be used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Valid:
    """First and last school year of an entry, both inclusive, each by its first calendar year (2023 = 2023/24).

    None is open. States carry calendar years instead, as the official list of states does.
    """

    valid_from: int | None = None
    valid_until: int | None = None

    def is_valid_in(self, year: int) -> bool:
        begun = self.valid_from is None or self.valid_from <= year
        return begun and (self.valid_until is None or year <= self.valid_until)

    def overlaps(self, other: "Valid") -> bool:
        """Whether there is a year in which both are valid."""
        return _starts_in_time(self, other) and _starts_in_time(other, self)


def _starts_in_time(one: Valid, other: Valid) -> bool:
    return one.valid_from is None or other.valid_until is None or one.valid_from <= other.valid_until
