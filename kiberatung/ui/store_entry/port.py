"""What the way into a store asks of the program; each call but `practice_is_made` belongs on the database lane."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiberatung.domain.catalogues.places import Kreis
from kiberatung.services.desk import Desk
from kiberatung.ui.store_entry.restore_presenter import RestorePort

Squares = tuple[tuple[bool, ...], ...]
"""Rows from above, True is dark."""


@dataclass(frozen=True, slots=True)
class StoreWish:
    """What a person says of a new store; `kreis` is its five-digit key."""

    kreis: str
    office: str
    account: str


class StoreEntryPort(RestorePort, Protocol):
    """All but the two questions raise `DomainError` or `EnvironmentFault` and then leave nothing half-made."""

    def kreise(self) -> Sequence[Kreis]: ...

    def towns(self) -> Sequence[tuple[str, str]]:
        """Each Gemeinde by name, with the key of its Kreis: people know their town before their Kreis."""

    def free_place(self) -> Path:
        """Where a new store would lie: no file is there yet."""

    def check_place(self, place: Path) -> None:
        """Refuses network drives, sync folders and sticks before anybody types a passphrase."""

    def practice_is_made(self) -> bool:
        """Whether the practice town opens at once."""

    def check_passphrase(self, passphrase: str) -> None: ...

    def proposed_passphrase(self) -> str:
        """Six German words by chance; in any thread."""

    def make(self, place: Path, passphrase: str, wish: StoreWish) -> str:
        """A new store, closed again with a first backup; gives the recovery key."""

    def recovery_paper(self, place: Path, recovery_key: str, office: str) -> bytes:
        """The recovery key as a page to print."""

    def squares(self, text: str) -> Squares:
        """The QR code of a text."""

    def open_made(self, place: Path, passphrase: str) -> Desk:
        """For the first time: the recovery key was typed from its paper."""

    def open(self, place: Path, passphrase: str, check: Callable[[], object]) -> Desk:
        """`check` raises when nobody wants it any more; asked while an older store is being upgraded."""

    def open_practice_town(self) -> Desk: ...
