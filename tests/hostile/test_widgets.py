"""Names that are markup stay names: on every screen, in every label, tool tip and table (T21)."""

import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.schools import LearningGroup
from kiberatung.services.notes import write_note
from kiberatung.services.ports import Record
from kiberatung.ui.widgets.plain_tip import plain_tip
from tests.hostile.outside_doors import importers, users
from tests.support import network_watch
from tests.support.practice_stores import PASSPHRASE, TODAY

HOSTILE = "<img src=//host.invalid/x.png><b>Fett</b>"
SPOKEN = {
    Family: ("family_name", "street", "town", "care_of"),
    Child: ("family_name", "given_names", "name_in_script", "place_of_birth"),
    Guardian: ("family_name", "given_names", "name_in_script", "phone"),
    LearningGroup: ("name",),
}
TABS = ("overview", "intake", "schulpflicht", "schooling", "recommendation", "letters", "history")
SCREENS = ("today", "families", "appointments", "schools", "handovers", "letters", "settings")
MOST_ROWS = 30


@pytest.fixture
def program(hostile_practice: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    for source in (hostile_practice, hostile_practice.with_name("bestand.kib.schluessel")):
        shutil.copy(source, tmp_path / source.name)
    clock = FixedClock.on(date.fromisoformat(TODAY))
    made = Program(qapp, Session(tmp_path / "bestand.kib", clock), SettingsFile(tmp_path / "settings.json"))
    made.window.resize(1440, 900)
    made.start()
    settle(made, qtbot)
    made.unlock(PASSPHRASE)
    settle(made, qtbot)
    yield made
    made.window.close()


def settle(program: Program, qtbot: QtBot) -> None:
    for _round in range(3):
        qtbot.waitUntil(program.is_at_rest, timeout=30_000)


def spoil_names(program: Program) -> Family:
    """Everything a person can type becomes markup that would fetch a picture."""
    desk = program._session.desk
    with desk.changing("Namen") as work:
        for kind, names in SPOKEN.items():
            for record in work.find(kind):
                work.put(_spoiled(record, names))
        work.commit()
    with desk.reading() as records:
        family = records.find(Family)[0]
    write_note(desk, family.id, HOSTILE)
    return family


def _spoiled(record: Any, names: tuple[str, ...]) -> Record:
    known = {field.name for field in fields(record)}
    assert set(names) <= known
    return replace(record, **dict.fromkeys(names, HOSTILE))  # type: ignore[no-any-return]


def offenders(root: QWidget) -> Iterator[str]:
    for widget in (root, *root.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and widget.text():
            yield f"{where}: a label that may read markup"
        if isinstance(widget, QTextEdit) and widget.acceptRichText():
            yield f"{where}: a field that takes markup"
        for words in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
            if _is_read_as_markup(words):
                yield f"{where}: a tool tip that is markup"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from (f"{where}: {found}" for found in _in_model(widget.model()))


def _in_model(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole)
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex()))
    for row in range(min(MOST_ROWS, model.rowCount(QModelIndex()))):
        for column in columns:
            index = model.index(row, column)
            if any(_is_read_as_markup(model.data(index, role)) for role in roles):
                yield f"cell {row}/{column} has a tool tip that is markup"
    for column in columns:
        if any(_is_read_as_markup(model.headerData(column, Qt.Orientation.Horizontal, role)) for role in roles):
            yield f"head {column} has a tool tip that is markup"


def _is_read_as_markup(words: object) -> bool:
    """Read as markup, and with the name's own marks still alive in it."""
    return isinstance(words, str) and Qt.mightBeRichText(words) and "<img" in words


def shown_texts(root: QWidget) -> str:
    labels = (part.text() for part in root.findChildren(QWidget) if isinstance(part, QLabel | QLineEdit))
    names = (part.accessibleName() for part in root.findChildren(QWidget))
    return "\n".join((*labels, *names))


@pytest.mark.requirement("R51", figure="7 Ansichten, 7 Reiter: 0 Stellen, 0 Zugriffe")
def test_no_screen_reads_a_name_as_markup(program: Program, qtbot: QtBot) -> None:
    family = spoil_names(program)
    seen = 0
    places = [(name, {}) for name in SCREENS] + [("family", {"family_id": family.id, "tab": tab}) for tab in TABS]
    for name, arguments in places:
        program.window.navigate(name, **arguments)
        settle(program, qtbot)
        assert list(offenders(program.window)) == [], (name, arguments)
        seen += HOSTILE in shown_texts(program.window)
    assert seen >= len(TABS)
    assert network_watch.taken() == []


@pytest.mark.requirement("R51")
def test_the_walk_sees_what_it_looks_for(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    QLabel(HOSTILE, root)
    QTextEdit(root)
    root.setToolTip(HOSTILE)
    assert len(list(offenders(root))) == 3


@pytest.mark.requirement("R51")
def test_a_tool_tip_shows_what_it_is_given() -> None:
    assert plain_tip("Ali <Müller> & Söhne") == "Ali <Müller> & Söhne"
    assert plain_tip(f"{HOSTILE}\nzwei") == (
        "<p>&lt;img src=//host.invalid/x.png&gt;&lt;b&gt;Fett&lt;/b&gt;<br>zwei</p>"
    )


@pytest.mark.requirement("R48", figure="1 Bildleser, für das eigene Logo, nach Prüfung von Art und Größe")
def test_no_picture_but_the_logo_is_ever_read() -> None:
    """Icons are a font, pages are set by the program itself and drawn as a raster. The office's own logo is the one
    picture that comes from a file: its kind and its size are looked at before it is unpacked (`test_logo`)."""
    readers = ("QImageReader", "QMovie", "QSvgRenderer", "QSvgWidget", "QPicture", "loadFromData", "QImageIOHandler")
    assert users(*readers) == {"kiberatung/ui/settings/logo_picture.py": {"QImageReader"}}
    assert importers("PySide6.QtSvg", "PySide6.QtSvgWidgets", "PySide6.QtPdf", "PIL") == {}
    assert set(importers("pypdfium2")) == {
        "kiberatung/ui/letters/batch/pages.py",
        "kiberatung/ui/shell/printing.py",
        "kiberatung/ui/widgets/page_preview.py",
    }


@pytest.mark.requirement("R47", figure="0 XML-Leser im Programm")
def test_no_xml_is_ever_read() -> None:
    """Spreadsheets are written, never read; a list comes in as CSV, families as JSON."""
    assert importers("xml", "lxml", "openpyxl", "odf", "defusedxml", "html.parser", "plistlib") == {}


@pytest.mark.requirement("R54", figure="0 Stellen, die eine Adresse oder einen Befehl öffnen")
def test_nothing_opens_an_address_or_runs_a_command() -> None:
    assert users("openUrl", "QDesktopServices", "QProcess", "startfile", "popen", "execv", "execvp", "spawnv") == {}
    assert importers("webbrowser", "pty", "shlex", "pickle", "marshal", "shelve", "yaml") == {}
    spoken = {name for names in users("eval", "exec").values() for name in names}
    assert spoken & {"eval", "exec"} == set()
