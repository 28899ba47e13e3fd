"""What the eye sees happen is told to a screen reader: once, with its field, never with every key."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.ui.shell.status_bar import StatusBar
from kiberatung.ui.widgets.form import LabeledField, text_field
from kiberatung.ui.widgets.notice_bar import Notice, NoticeBar
from tests.accessibility.seen import spoken
from tests.support.typing_keys import type_text


@pytest.fixture
def told(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The announcements in their order; Qt still gets each of them."""
    heard: list[str] = []
    tell = QAccessible.updateAccessibility

    def listen(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            assert event.politeness() == QAccessible.AnnouncementPoliteness.Polite
            heard.append(event.message())
        tell(event)  # type: ignore[arg-type]

    QAccessible.setActive(True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    yield heard
    QAccessible.setActive(False)


def shown(qtbot: QtBot, part: QWidget) -> QWidget:
    qtbot.addWidget(part)
    part.show()
    return part


@pytest.mark.requirement("U18", figure="the finding is the field's description, and announced once")
def test_an_error_stands_with_its_field_and_is_told(qtbot: QtBot, told: list[str]) -> None:
    field = text_field("Geburtsdatum")
    shown(qtbot, field)
    field.set_finding("Den 31. Februar gibt es nicht.")
    assert spoken(field.field).text(QAccessible.Text.Description) == "Den 31. Februar gibt es nicht."
    assert told == ["Den 31. Februar gibt es nicht."]
    field.set_finding("")
    assert spoken(field.field).text(QAccessible.Text.Description) == ""
    assert len(told) == 1


@pytest.mark.requirement("U19", figure="each state of saving and backup once, politely; 40 keys: 1 announcement")
def test_saving_is_told_once_and_not_with_every_key(qtbot: QtBot, told: list[str]) -> None:
    bar, line = StatusBar(), QLineEdit()
    for part in (bar, line):
        shown(qtbot, part)
    line.textEdited.connect(lambda _text: bar.set_saved("Noch nicht gespeichert", "warn"))
    type_text(line, "Die Mutter spricht auch etwas Englisch..")
    bar.set_saved("Alles gespeichert")
    bar.set_saved("Alles gespeichert")
    bar.set_backup("Gesichert um 14:03 Uhr")
    bar.set_backup("Gesichert um 14:03 Uhr")
    assert told == ["Noch nicht gespeichert", "Alles gespeichert", "Gesichert um 14:03 Uhr"]


@pytest.mark.requirement("U19")
def test_a_notice_is_told_whole(qtbot: QtBot, told: list[str]) -> None:
    bar = NoticeBar("Hinweis schließen", "Abbrechen")
    shown(qtbot, bar)
    bar.show_notice(Notice("Gesperrt", "Alles ist gespeichert.", "ok"))
    assert told == ["Gesperrt Alles ist gespeichert."]


def test_label_leads_to_its_field(qtbot: QtBot) -> None:
    line = QLineEdit()
    field = LabeledField("&Vorname", line)
    shown(qtbot, field)
    assert [flag for _label, flag in spoken(line).relations() if flag & QAccessible.RelationFlag.Label]
    assert spoken(line).text(QAccessible.Text.Name) == "Vorname"
