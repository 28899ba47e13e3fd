"""What the way into a store asks of the program; each call but `practice_is_made` belongs on the database lane."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiberatung.domain.catalogues.places import Kreis
from kiberatung.services.desk import Desk


@dataclass(frozen=True, slots=True)
class StoreWish:
    """What a person says of a new store; `kreis` is its five-digit key."""

    kreis: str
    office: str
    account: str


class StoreEntryPort(Protocol):
    """All but the two questions raise `DomainError` or `EnvironmentFault` and then leave nothing half-made."""

    def kreise(self) -> Sequence[Kreis]: ...

    def free_place(self) -> Path:
        """Where a new store would lie: no file is there yet."""

    def practice_is_made(self) -> bool:
        """Whether the practice town opens at once."""

    def check_passphrase(self, passphrase: str) -> None: ...

    def make(self, place: Path, passphrase: str, wish: StoreWish) -> str:
        """A new store, closed again with a first backup; gives the recovery key."""

    def recovery_paper(self, place: Path, recovery_key: str, office: str) -> bytes:
        """The recovery key as a page to print."""

    def open(self, place: Path, passphrase: str) -> Desk: ...

    def open_practice_town(self) -> Desk: ...

    def restore(self, backup: Path, place: Path, passphrase: str) -> Desk: ...
