"""The walk forgets no screen: what the program has, the list of places has."""

from datetime import date
from pathlib import Path
from typing import Any

from kiberatung.app import screens
from kiberatung.app.family_tabs import PARTS
from kiberatung.app.session import Session
from kiberatung.basics.clock import FixedClock
from kiberatung.ui.shell.main_window import _own_screens
from kiberatung.ui.store_entry.presenter import Page
from tests.accessibility.places import COVERS, PANELS, SCREENS, TABS


def a_session(folder: Path) -> Session:
    return Session(folder / "bestand.kib", FixedClock.on(date(2026, 11, 23)))


def nothing(*_arguments: Any) -> Any:
    return None


def test_every_screen_is_walked(tmp_path: Path) -> None:
    made = {spec.name for spec in (*screens.screen_specs(a_session(tmp_path), nothing), *_own_screens(nothing(), None))}
    assert made == {place.screen for place in (*SCREENS, *PANELS) if place.screen}


def test_every_page_of_the_way_in_is_walked() -> None:
    walked = {place.name for place in COVERS}
    assert {f"entry-{page.name.lower()}" for page in Page if page is not Page.LOCK} <= walked


def test_every_tab_of_the_family_is_walked() -> None:
    assert sorted(TABS) == sorted(PARTS)
