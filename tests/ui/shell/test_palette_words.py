"""A hundred ways in which counsellors ask for a command: everyday words, half words, typing errors, ue for ü."""

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiberatung.app.action_rights import NEEDED, may_do
from kiberatung.app.desk_actions import DeskActions
from kiberatung.app.screens import screen_specs
from kiberatung.app.session import Session
from kiberatung.domain.accounts import Role
from kiberatung.services.permissions import DECLARED
from kiberatung.ui.shell.far_actions import far_actions
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.tasks import Tasks

QUERIES = """
neue familie = new_family families.new
familie anlegen = new_family families.new
famile anlegen = new_family families.new
neues kind = new_family families.new
kind hinzufügen = new_family families.new
neuaufnahme = new_family families.new
akte anlegen = new_family families.new
anmeldung erfassen = new_family families.new
meldung = today.report
meldung aufnehmen = today.report
meldug aufnehmen = today.report
neue meldung von der ausländerbehörde = today.report
zuzug eintragen = today.report new_family
tagesblatt = today.print
tagesblat drucken = today.print
tagesplan drucken = today.print
heute ausdrucken = today.print
heute = go_today
startseite = go_today
was ist fällig = go_today
faellig = go_today
aufgaben = go_today go_practice
familien = go_families
fälle = go_families
faelle = go_families
warteliste = go_families
alle kinder = go_families
akten = go_families
kalender = go_appointments appointments.today
termine = go_appointments
termien = go_appointments
wochenplan = go_appointments appointments.today
termin machen = appointments.new
neuer termin = appointments.new
termin vereinbaren = appointments.new
termin ausmachen = appointments.new
gespräch planen = appointments.new
gespraech planen = appointments.new
familie einladen = appointments.new
erstgespräch = appointments.new
dolmetscher = go_appointments appointments.person
dolmetscherin anlegen = appointments.person
neuer sprachmittler = appointments.person
sprachmitler aufnehmen = appointments.person
übersetzer hinzufügen = appointments.person
diese woche = appointments.today
kalenderwoche = appointments.today
schulplätze = go_schools
schulplaetze = go_schools
freie plätze = schools.figures go_schools
plätze ändern = schools.figures
platzzahl = schools.figures
kapazität = schools.figures go_schools
schulen = go_schools
neue klasse = schools.new
lerngruppe anlegen = schools.new
lerngrupe = schools.new go_schools schools.import
willkommensklasse = schools.new
plätze importieren = schools.import
csv einlesen = schools.import
schulliste drucken = schools.print
schulplätze kopieren = schools.copy
übergabe = handovers.new go_handovers
uebergabe = handovers.new go_handovers
ubergabe = handovers.new go_handovers
ans schulamt schicken = handovers.new go_handovers
schild export = handovers.new go_handovers
exportieren = handovers.new families.save
abgeben = handovers.new family.assign
register = handovers.register go_handovers
wer hat was bekommen = handovers.register
briefe = go_letters letters.search
brief suchen = letters.search
schreiben = go_letters
einladungen = go_letters
excel = families.save families.copy schools.copy
als excel speichern = families.save
tabelle kopieren = families.copy
liste drucken = families.print schools.print
familienliste ausdrucken = families.print
passwort ändern = go_settings
kennwort = go_settings
passphrase = go_settings
konten = go_settings
vertretung = go_settings
briefkopf = go_settings settings.save
einstelungen = go_settings
textbausteine = go_settings
backup = settings.backup
datensicherung = settings.backup
sicherung machen = settings.backup
jetzt sichern = settings.backup
rückgängig = undo
rueckgaengig = undo
letzten schritt zurück = undo
verklickt = undo
wiederherstellen = redo
dunkel = look_dark
darkmode = look_dark
kontrast = look_high_contrast
schrift größer = text_larger
schrift groesser = text_larger
zoom = text_larger text_smaller text_normal
größere buchstaben = text_larger
sichtschutz = privacy
namen verbergen = privacy
bildschirm sperren = lock
abmelden = lock
mittagspause = lock
beenden = quit
feierabend = quit
tastenkürzel = shortcuts
tastenkuerzel = shortcuts
shortcuts = shortcuts
tasten ändern = shortcuts
hilfe = help go_help
anleitung = go_help help
handbuch = go_help help
suche = search
"""


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    session = Session(tmp_path / "bestand.kib")
    made = MainWindow(Tasks())
    qtbot.addWidget(made)

    def outside() -> object:
        raise AssertionError("settings are not opened here")

    made.furnish(screen_specs(session, outside), lambda _shell: DeskActions(session, made).actions())  # type: ignore[arg-type]
    return made


def queries() -> list[tuple[str, set[str]]]:
    pairs = [line.split(" = ") for line in QUERIES.strip().splitlines()]
    return [(text, set(wanted.split())) for text, wanted in pairs]


def missed(window: MainWindow) -> list[str]:
    def first(text: str) -> set[str]:
        return {found.spec.identifier for found in window.table.found_anywhere(text, 3)}

    return [f"{text}: {sorted(first(text))}" for text, wanted in queries() if not first(text) & wanted]


@pytest.mark.requirement("U11", figure="at least 95 of 100 German queries hit in the top 3")
def test_german_words_find_their_command_among_the_first_three(window: MainWindow) -> None:
    assert len(queries()) >= 100
    found = missed(window)
    assert len(found) <= len(queries()) * 0.05, "\n".join(found)


@pytest.mark.requirement("U11", figure="0 forbidden commands shown to any role")
@pytest.mark.parametrize("role", list(Role))
def test_forbidden_commands_are_not_shown_and_all_others_are_found_by_their_name(
    window: MainWindow, role: Role
) -> None:
    window.table.may = lambda identifier: may_do(role, identifier)
    for spec in (*window.table.permanent, *(far.spec for far in window.table.elsewhere)):
        words = {found.spec.words() for found in window.table.found_anywhere(spec.words(), 3)}
        is_twin = any(spec.words() == other.words() and may_do(role, other.identifier) for other in _all(window))
        assert (spec.words() in words) == (is_twin and spec.is_enabled()), spec.identifier


def _all(window: MainWindow) -> list[object]:
    return [*window.table.permanent, *(far.spec for far in window.table.elsewhere)]  # type: ignore[list-item]


def test_the_rights_of_commands_are_those_of_their_use_cases() -> None:
    for use_case, allowed in NEEDED.values():
        importlib.import_module(f"kiberatung.services.{use_case.rpartition('.')[0]}")
        assert DECLARED[use_case].allowed == allowed, use_case


@pytest.mark.requirement("U11", figure="0 deeds only in the palette")
def test_no_deed_is_only_in_the_palette(window: MainWindow) -> None:
    in_menus = {
        action.text().replace("&", "") for menu in window.actions_shown._menus.values() for action in menu.actions()
    }
    assert [spec.words() for spec in window.table.permanent if spec.words() not in in_menus] == []


def test_words_of_nothing_find_nothing(window: MainWindow) -> None:
    nonsense: Callable[[str], list[object]] = lambda text: list(window.table.found_anywhere(text))  # noqa: E731
    assert [nonsense(text) for text in ("xyzq", "blorp", "123456")] == [[], [], []]


def test_far_actions_name_screens_that_there_are(window: MainWindow) -> None:
    assert {far.screen for far in far_actions()} <= set(window.content._specs)
