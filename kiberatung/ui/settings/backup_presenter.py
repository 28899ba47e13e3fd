"""Backups in the settings: the second place, how long they are kept, and the way back to one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.office import Office
from kiberatung.services.desk import Desk
from kiberatung.services.office import change_office
from kiberatung.services.settings_page import read_settings
from kiberatung.ui.protocols import Lane, Shell, TaskOptions
from kiberatung.ui.settings.port import Outside, Settings

KEPT_DAYS = (30, 60, 90, 180, 365)


class BackupView(Protocol):
    def show_second_place(self, folder: str) -> None: ...

    def show_kept_days(self, days: int) -> None: ...


class BackupPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: BackupView, outside: Outside) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._outside = outside
        self._office: Office | None = None

    def reload(self) -> None:
        self._shell.run_task(
            lambda: (read_settings(self._desk).office, self._outside.settings.load()),
            self._show,
            options=TaskOptions(key="settings of backups"),
        )

    def ask_second_place(self) -> None:
        self._shell.ask_folder(_("Zweiten Ort für Sicherungen wählen"), lambda folder: self._set_place(str(folder)))

    def drop_second_place(self) -> None:
        self._set_place("")

    def keep_days(self, days: object) -> None:
        office = self._office
        if office is not None and isinstance(days, int) and days in KEPT_DAYS and days != office.backup_days:
            changed = replace(office, backup_days=days)
            self._shell.run_task(lambda: change_office(self._desk, changed), self._kept, self._not_kept)

    def go_back(self) -> None:
        """The store is closed and locked first."""
        self._outside.go_to_backups()

    def _show(self, answer: tuple[Office, Settings]) -> None:
        self._office, settings = answer
        self._view.show_second_place(settings.second_place)
        self._view.show_kept_days(self._office.backup_days)

    def _set_place(self, folder: str) -> None:
        in_pool = TaskOptions(lane=Lane.POOL)
        self._shell.run_task(self._saving(folder), lambda _none: self._placed(folder), options=in_pool)

    def _saving(self, folder: str) -> Callable[[], None]:
        settings = self._outside.settings
        return lambda: settings.save(replace(settings.load(), second_place=folder))

    def _placed(self, folder: str) -> None:
        self._outside.second_place(Path(folder) if folder else None)
        self._view.show_second_place(folder)

    def _kept(self, office: Office) -> None:
        self._office = office
        self._shell.show_notice(_("Aufbewahrung geändert"), _("Sie gilt ab der nächsten Sicherung."))

    def _not_kept(self, fault: Exception) -> None:
        if self._office is not None:
            self._view.show_kept_days(self._office.backup_days)
        self._shell.show_fault(fault)
