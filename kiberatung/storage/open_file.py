"""What the modules beside a store need of its open file."""

from pathlib import Path
from typing import Any, Protocol

from kiberatung.basics.clock import Clock
from kiberatung.domain.clock_judgement import LogMoment
from kiberatung.storage.keys.keyslots import StoreKey


class Place(Protocol):
    @property
    def path(self) -> Path: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def backup_folder(self) -> Path: ...


class Lists(Protocol):
    def log_moments(self) -> list[LogMoment]: ...


class OpenFile(Protocol):
    @property
    def place(self) -> Place: ...
    @property
    def key(self) -> StoreKey: ...
    @property
    def raw(self) -> Any:
        """The connection of the driver."""


class CopiedFile(OpenFile, Protocol):
    """One that a backup is made of."""

    @property
    def lists(self) -> Lists: ...
    def renew_anchor(self) -> None: ...
    def content_descriptor(self) -> int:
        """For reading the bytes of the file while the store is open."""
