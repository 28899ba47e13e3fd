"""One way through all places of the program, noting at each what is wrong with it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import copy
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiberatung.app.program import Program
from kiberatung.app.session import PRACTICE_FOLDER, Session
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family, FamilyId
from kiberatung.ui.settings.port import Settings
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.tokens import Scheme
from tests.accessibility.places import COVERS, DIALOGS, PANELS, SCREENS, Families, Place, window_of
from tests.support.practice_stores import PASSPHRASE, TODAY

Look = Callable[[QWidget], Iterator[tuple[str, str]]]
NOBODY = Families(FamilyId(UUID(int=0)), FamilyId(UUID(int=0)))
LONGEST_MS, RESTING_MS = 20_000, 20


@dataclass
class Survey:
    """`findings` by the name of the check; `titles` of the window by place."""

    findings: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def of(self, check: str) -> list[str]:
        return self.findings[check]


@dataclass
class Setting:
    """How the program is shown on the way."""

    text_scale: float = 1.0
    size: tuple[int, int] = (1440, 900)
    places: tuple[Place, ...] = (*SCREENS, *PANELS, *DIALOGS)


class Surveyor:
    """The program on a copy of the practice town; `survey` visits every place once."""

    def __init__(self, app: QApplication, store: Path, folder: Path, setting: Setting) -> None:
        self._setting = setting
        town = folder / PRACTICE_FOLDER / f"{PRACTICE_FOLDER}.kib"  # where it is the practice town, with its page
        self._town = town
        town.parent.mkdir()
        for ending in ("", ".schluessel"):
            copy(store.with_name(store.name + ending), town.with_name(town.name + ending))
        kept = SettingsFile(folder / "settings.json")
        kept.save(Settings(text_scale=setting.text_scale))
        apply_theme(app, Scheme.LIGHT, setting.text_scale)
        clock = FixedClock.on(date.fromisoformat(TODAY))
        self.program = Program(app, Session(town, clock), kept)
        self.program.window.resize(*setting.size)
        self.program.start()
        self.program.window.activateWindow()
        self.settle()

    def survey(self, look: Look) -> Survey:
        made = Survey()
        covers = [place for place in COVERS if place.name != "new-passphrase"]
        for place in covers:
            self._visit(place, NOBODY, look, made)
        self.program._session.path = self._town  # going back to a backup leads away from the practice town
        self.program._cover_with_lock("")
        self.program.unlock(PASSPHRASE)
        self._wait_for(lambda: self.program.window.content.current_name() == "today")
        families = self._largest_families()
        for place in self._setting.places:
            self._visit(place, families, look, made)
        self._visit(COVERS[-1], families, look, made)
        return made

    def close(self) -> None:
        window = self.program.window
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _wait_for(self, holds: Callable[[], bool]) -> None:
        waited = 0
        while not holds() and waited < LONGEST_MS:
            QTest.qWait(5)
            waited += 5
        self.settle()

    def settle(self) -> None:
        """Until nothing is read or written for a moment, and what was read has found its place on the page."""
        resting = waited = 0
        while resting < RESTING_MS and waited < LONGEST_MS:
            QTest.qWait(5)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            waited += 5
            resting = resting + 5 if self.program.tasks.is_idle() else 0

    def _visit(self, place: Place, families: Families, look: Look, made: Survey) -> None:
        place.go(self.program, families)
        self.settle()
        if place.then:
            self.program.window.actions_shown.trigger(place.then)
            self.settle()
        window = window_of(self.program)
        if isinstance(window, MainWindow):
            window._give_letters()  # as the Alt key does, without leading into the menus
        made.titles[place.name] = window.windowTitle()
        for check, finding in look(window):
            if check.startswith("="):
                made.counts[check] += int(finding)
            else:
                made.findings[check].append(f"{place.name}: {finding}")
        self.program.window.messages.close_all()
        self.program.window.notice_bar.close_notice()
        self.program.window.activateWindow()
        self.settle()

    def _largest_families(self) -> Families:
        found: list[Families] = []

        def read(_control: object) -> Families:
            with self.program._session.desk.store.reading() as records:
                children = records.find(Child)
                families = [family.id for family in records.find(Family)]
            families.sort(key=lambda key: sum(child.family_id == key for child in children))
            return Families(families[-1], families[-2])

        self.program.tasks.run(read, found.append, self.program.window.show_fault)
        self.settle()
        return found[0]
