"""From the settings back to a backup and on with the work, in the whole program."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.services.office import change_office, office_of
from kiberatung.storage.backups.naming import backups_in
from kiberatung.ui.store_entry.view import StoreEntryPage
from tests.support.practice_stores import PASSPHRASE
from tests.support.typing_keys import type_text


@pytest.mark.requirement("R16", "R22", figure="from the settings to the restored store: 3 clicks and the passphrase")
def test_from_the_settings_back_to_a_backup(desk_open: Program, settled: Callable[[], None], qtbot: QtBot) -> None:
    program, session = desk_open, desk_open._session
    before = office_of(session.desk).town
    made = session.backup_now()
    change_office(session.desk, replace(office_of(session.desk), town="Anderswo"))
    program._go_to_backups()
    settled()
    settled()
    page = program.window.findChild(StoreEntryPage)
    assert page is not None
    assert not session.is_open
    assert len(backups_in(session.backup_folder)) == 2
    page.restoring.table.select_key(str(made))
    type_text(page.restoring.passphrases.lines[0], PASSPHRASE)
    page.restoring.deed.click()
    settled()
    assert "1 Änderung" in page.restoring.loss.text()
    page.restoring.deed.click()
    settled()
    settled()
    assert office_of(session.desk).town == before
    kept = list(session.path.parent.glob("bestand-vor-*.kib"))
    assert len(kept) == 1
    qtbot.waitUntil(lambda: "Letzte geprüfte Sicherung" in program.window.status._backup.words(), timeout=10_000)
