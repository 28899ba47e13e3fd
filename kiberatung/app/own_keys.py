"""The keys a person has given to commands: kept with the settings, printed as a list."""

# ruff: noqa: PLC0415 - nothing is set in type before somebody prints

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kiberatung.app import composition
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.clock import Clock
from kiberatung.basics.texts import _
from kiberatung.ui.shell.own_keys import KeyGroup


class OwnKeys:
    """Fulfils `ui.shell.own_keys.KeysPort`."""

    def __init__(self, settings: SettingsFile, clock: Clock) -> None:
        self._settings, self._clock = settings, clock

    def load(self) -> Mapping[str, str]:
        return self._settings.load().keys

    def save(self, keys: Mapping[str, str]) -> None:
        self._settings.save(replace(self._settings.load(), keys=keys))

    def printed(self, groups: Sequence[KeyGroup]) -> bytes:
        return _printed(groups, self._clock.today())


def _printed(groups: Sequence[KeyGroup], today: date) -> bytes:
    from kiberatung.services.letters.values import RowGroup, TableColumn, TableSheet

    with_keys = [(group.title, [line for line in group.lines if line.keys]) for group in groups]
    rows = [RowGroup(title, tuple((line.words, line.keys) for line in lines)) for title, lines in with_keys if lines]
    columns = TableColumn(_("Befehl"), 2.4), TableColumn(_("Taste"), 1.6)
    sheet = TableSheet(title=_("Befehle und Tasten"), dated_on=today, columns=columns, groups=tuple(rows))
    return composition.printed_table(sheet)
