"""Drafts of forms: kept while typing, offered at the next opening, put away when saved (R07)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.ui.widgets import draft_keeper
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.date_edit import date_field
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, Found
from kiberatung.ui.widgets.form import long_text_field, text_field, value_of
from tests.support.desks import TODAY
from tests.support.typing_keys import type_text

pytestmark = pytest.mark.requirement("R07")
FAMILY = UUID(int=7)


class Kept:
    """Fulfils `DraftPort` in memory."""

    def __init__(self) -> None:
        self.drafts: dict[str, dict[str, str]] = {}
        self.about: dict[str, UUID | None] = {}
        self.writes = 0

    def look(self, place: str, found: Found) -> None:
        if place in self.drafts:
            found("Nicht gespeicherter Text von 10:42", self.drafts[place])

    def keep(self, place: str, values: Mapping[str, str], about: UUID | None) -> None:
        self.drafts[place], self.about[place] = dict(values), about
        self.writes += 1

    def drop(self, place: str) -> None:
        self.drafts.pop(place, None)


class Form(QWidget):
    def __init__(self, port: Kept) -> None:
        super().__init__()
        self.text = long_text_field("Vermerk")
        self.name = text_field("Name")
        self.day = date_field("Tag", lambda: TODAY)
        self.kind = Combo("Art", [Option(1, "eins"), Option(2, "zwei")], 1)
        self.box = QCheckBox("ja")
        fields = {"text": self.text, "name": self.name, "day": self.day, "kind": self.kind, "box": self.box}
        self.drafts = DraftKeeper(port, fields)
        column = QVBoxLayout(self)
        for part in (self.drafts, self.text, self.name, self.day, self.kind, self.box):
            column.addWidget(part)


@pytest.fixture
def port() -> Kept:
    return Kept()


def opened(qtbot: QtBot, port: Kept, place: str = "note:1") -> Form:
    form = Form(port)
    qtbot.addWidget(form)
    form.show()
    form.drafts.open_place(place, FAMILY)
    return form


def fill(form: Form) -> None:
    type_text(form.text.field, "Die Mutter ruft zurück")
    type_text(form.day.field, "01.12.2026")
    form.kind.setCurrentIndex(1)
    form.box.setChecked(True)


@pytest.mark.requirement("U47", figure="kept within 2 s of every key, while one types on")
def test_typing_on_and_on_is_kept_within_two_seconds_of_every_key(qtbot: QtBot, port: Kept) -> None:
    assert draft_keeper.KEPT_AFTER_MS <= 1500  # the rest of the two seconds is for writing
    form = opened(qtbot, port)
    type_text(form.text.field, "a")
    left = form.drafts._timer.remainingTime()
    type_text(form.text.field, "b")
    assert 0 <= form.drafts._timer.remainingTime() <= left  # no key puts it off
    form.drafts._timer.setInterval(0)
    qtbot.waitUntil(lambda: port.writes == 1)
    assert port.drafts["note:1"]["text"] == "ab"
    assert port.about["note:1"] == FAMILY


def test_what_was_typed_is_offered_and_taken_over_into_every_kind_of_field(qtbot: QtBot, port: Kept) -> None:
    form = opened(qtbot, port)
    fill(form)
    form.drafts.keep_now()
    again = opened(qtbot, port)
    assert again.drafts.is_offering()
    assert again.drafts.isVisible()
    assert again.drafts.words() == "Nicht gespeicherter Text von 10:42"
    assert value_of(again.text) == ""
    again.drafts.take_over()
    assert again.drafts.values() == form.drafts.values()
    assert again.day.field.value().first_day() == date(2026, 12, 1)
    assert again.kind.value() == 2
    assert not again.drafts.isVisible()
    assert "note:1" in port.drafts  # until it is saved
    again.drafts.settle()
    assert port.drafts == {}


def test_a_discarded_draft_does_not_come_back(qtbot: QtBot, port: Kept) -> None:
    port.drafts["note:1"] = {"text": "alt"}
    form = opened(qtbot, port)
    form.drafts.drop()
    assert port.drafts == {}
    assert not opened(qtbot, port).drafts.is_offering()


def test_filling_the_form_is_no_typing(qtbot: QtBot, port: Kept) -> None:
    form = Form(port)
    qtbot.addWidget(form)
    form.name.set_text("gespeichert")
    form.drafts.open_place("note:1")
    form.drafts.keep_now()
    assert port.writes == 0


def test_taking_it_all_back_leaves_no_draft(qtbot: QtBot, port: Kept) -> None:
    form = opened(qtbot, port)
    type_text(form.name.field, "a")
    form.drafts.keep_now()
    form.name.set_text("")
    form.drafts.keep_now()
    assert port.drafts == {}


def test_an_unanswered_offer_survives_what_is_typed_over_it(qtbot: QtBot, port: Kept) -> None:
    port.drafts["note:1"] = {"text": "alt"}
    form = opened(qtbot, port)
    type_text(form.text.field, "neu")
    form.drafts.keep_now()
    assert port.drafts["note:1"]["text"] == "neu"
    form.text.set_text("")
    form.drafts.settle()
    assert port.drafts["note:1"] == {"text": "alt"}
    assert form.drafts.is_offering()


def test_another_form_begins_where_this_one_keeps_what_it_has(qtbot: QtBot, port: Kept) -> None:
    form = opened(qtbot, port)
    type_text(form.name.field, "erste")
    form.drafts.leave_place()
    form.name.set_text("")
    form.drafts.open_place("note:2")
    assert port.drafts == {"note:1": {**form.drafts.values(), "name": "erste"}}
    assert not form.drafts.is_offering()
