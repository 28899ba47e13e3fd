"""Every place of the program that a person can be in, and the way there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from kiberatung.app.program import Program
from kiberatung.domain.families import FamilyId
from kiberatung.ui.protocols import Question
from kiberatung.ui.store_entry.presenter import Page
from kiberatung.ui.store_entry.view import StoreEntryPage
from tests.support.form_files import form_file


@dataclass(frozen=True, slots=True)
class Families:
    """The one with the most children, and another."""

    first: FamilyId
    second: FamilyId


Go = Callable[[Program, Families], object]
TABS = ("overview", "intake", "schulpflicht", "schooling", "assessment", "recommendation", "letters", "history")
RECOVERY_KEY = "CTAR1-B38W9-VRE6V-VAV6J-WCMZE-Y3TVZ"


@dataclass(frozen=True, slots=True)
class Place:
    """`screen` is the name it has in `app.screens`, empty for the pages that cover the window."""

    name: str
    go: Go
    screen: str = ""
    then: str = ""
    """The action to do when the screen has read what it shows."""


def _screen(name: str) -> Place:
    return Place(name, lambda program, _families: program.window.navigate(name), name)


def _panel(screen: str, action: str) -> Place:
    """What an action opens on its screen."""
    return Place(action, lambda program, _families: program.window.navigate(screen), screen, action)


def _tab(name: str) -> Place:
    return Place(f"family-{name}", partial(_to_tab, name), "family")


def _to_tab(name: str, program: Program, families: Families) -> None:
    program.window.navigate("family", family_id=families.first, tab=name)


def _form(action: str) -> Place:
    return Place(action, partial(_to_tab, "overview"), "family", action)


def _about_the_first(screen: str, program: Program, families: Families) -> None:
    program.window.navigate(screen, family_id=families.first)


def _compare(program: Program, families: Families) -> None:
    program.window.navigate("compare", family_id=families.first, other_family_id=families.second)


def _filled_form(program: Program, families: Families) -> None:
    """As it came back, with what is known."""
    path = form_file(program._session.desk, families.first, program._session.path.parent)
    program.window.navigate("filled_form", family_id=families.first, path=path)


def _batch(program: Program, families: Families) -> None:
    program.window.navigate("batch", keys=(families.first, families.second))


def _question(program: Program, _families: Families) -> None:
    words = Question("Endgültig löschen?", "Das lässt sich nicht zurücknehmen.", "Löschen", "Behalten", final=True)
    program.window.ask(words, lambda: None)


def _crash(program: Program, _families: Families) -> None:
    program.window.show_fault(ValueError("nur zur Probe"))


def _lock(program: Program, _families: Families) -> None:
    program._cover_with_lock("Der Bestand ist verschlüsselt.")


def _entry(page: Page | None) -> Go:
    def go(program: Program, _families: Families) -> None:
        entry = program._cover_with_entry()
        if page is Page.NEW:
            entry.presenter.begin_new()
        elif page is Page.RESTORE:
            entry.choose_backup()
        elif page is not None:
            _show_page(entry, page)

    return go


def _show_page(entry: StoreEntryPage, page: Page) -> None:
    if page is Page.RECOVERY:
        entry.show_recovery_key(RECOVERY_KEY, [])
    entry.show_page(page)


def _new_passphrase(program: Program, _families: Families) -> None:
    program._ask_new_passphrase()


COVERS = (
    Place("lock", _lock),
    *(Place(f"entry-{page.name.lower()}", _entry(page)) for page in Page if page.name != "LOCK"),
    Place("new-passphrase", _new_passphrase),
)
FRAME = ("today", "families", "appointments", "schools", "handovers", "letters", "settings", "practice", "help")
SCREENS = (
    *map(_screen, (*FRAME, "shortcuts", "duplicates")),
    *map(_tab, TABS),
    Place("compare", _compare, "compare"),
    _screen("texts"),
    Place("texts.review", lambda program, _families: program.window.navigate("texts"), "texts", "texts.review"),
    Place("batch", _batch, "batch"),
    _screen("blank_form"),
    Place("filled_form", _filled_form, "filled_form"),
    Place("talk", partial(_about_the_first, "talk"), "talk"),
    Place("pointing_board", partial(_about_the_first, "pointing_board"), "pointing_board"),
    Place("preview", lambda program, _families: program.window.navigate("schools"), "preview", "schools.print"),
)
PANELS = (
    _panel("families", "families.new"),
    *(_panel("families", f"families.{page}") for page in ("filter", "columns", "views")),
    Place("compare.own", _compare, "compare", "compare.own"),
    _panel("appointments", "appointments.new"),
    _panel("appointments", "appointments.person"),
    _panel("schools", "schools.new"),
    _panel("handovers", "handovers.register"),
    _form("family.assign"),
    _form("family.erase"),
)
DIALOGS = (Place("question", _question), Place("crash", _crash))


def window_of(program: Program) -> QWidget:
    """The dialog in front, else the window of the program."""
    dialog: Any = program.window.messages.open_dialog()
    return dialog if dialog is not None else program.window
