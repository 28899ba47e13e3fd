"""What belongs to this workplace and not to the store: the look, the lock, and the deeds of the program itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiberatung.ui.theme.tokens import Scheme

if TYPE_CHECKING:
    from kiberatung.ui.settings.keys_presenter import KeyTools

LOCK_MINUTES = (1, 2, 3, 5, 10, 15)
"""There is no „nie“: a screen nobody looks at is locked."""
LARGEST_SCALE = 2.0
LANGUAGES = {"de": "Deutsch", "en": "English"}
"""Of the screens, each by its own name."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Only sound values; whoever reads a file puts them right first."""

    scheme: Scheme = Scheme.LIGHT
    text_scale: float = 1.0
    lock_minutes: int = 5
    language: str = "de"
    """Of the screens, from the next start on; what leaves the office stays German."""
    second_place: str = ""
    """Folder to which each backup is brought too; empty for none."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys that the person has given to commands, by identifier; empty for none."""


class SettingsPort(Protocol):
    def load(self) -> Settings:
        """Never fails: what is missing or broken is as it is at the first start."""
        ...

    def save(self, settings: Settings) -> None:
        """Whole or not at all; raises `EnvironmentFault`."""
        ...


@dataclass(frozen=True, slots=True)
class Outside:
    """`backup` and `backup_words` belong on the database lane, `lock_after` (minutes) on the main thread."""

    settings: SettingsPort
    backup: Callable[[], Path]
    backup_words: Callable[[], str]
    lock_after: Callable[[int], object]
    version: str
    second_place: Callable[[Path | None], object] = lambda _place: None
    """Told at once when another folder is set; on the main thread, as `go_to_backups`."""
    go_to_backups: Callable[[], object] = lambda: None
    """Locks the store and shows the backups to go back to."""
    keys: "KeyTools | None" = None
    """None: passphrases are the server's."""
