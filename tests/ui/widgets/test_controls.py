"""The small controls: what they show, say and emit."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiberatung.basics.date_words import TypedDate
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.tokens import Scheme
from kiberatung.ui.widgets.chips import ChipRow, ChipValue
from kiberatung.ui.widgets.choice import Combo, Option, SearchingField, Segments, choice
from kiberatung.ui.widgets.context_bar import ContextBar
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.form import LabeledField, long_text_field, text_field, value_of
from kiberatung.ui.widgets.grid_values import AnswerKey
from kiberatung.ui.widgets.notice_bar import Notice, NoticeBar
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import bold
from kiberatung.ui.widgets.search_line import SearchLine
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.span_line import Span, SpanLine, Tick
from kiberatung.ui.widgets.status_label import StatusLabel, tag
from kiberatung.ui.widgets.step_list import Step, StepList, StepState
from kiberatung.ui.widgets.text import icon_button, label
from kiberatung.ui.widgets.view_head import Tab, TabRow, ViewHead
from tests.support.typing_keys import press, type_text

TODAY = date(2026, 11, 24)


def options(count: int) -> list[Option]:
    return [Option(number, f"Wahl {number:02d}") for number in range(count)]


# fields


def test_label_is_the_buddy_and_names_the_field(qtbot: QtBot) -> None:
    field = text_field("Familien&name", "Öl")
    qtbot.addWidget(field)
    title = field.findChild(QLabel)
    assert title is not None
    assert (title.buddy(), field.field.accessibleName(), value_of(field)) == (field.field, "Familienname", "Öl")


def test_finding_stands_below_and_is_described(qtbot: QtBot) -> None:
    field = text_field("Ort", "Rheine", hint="Wie im Bescheid.")
    qtbot.addWidget(field)
    field.set_finding("Den Ort gibt es nicht.")
    assert (field.finding(), field.field.accessibleDescription()) == ("Den Ort gibt es nicht.",) * 2
    assert (field.field.property("state"), value_of(field)) == ("danger", "Rheine")
    field.set_finding("")
    assert (field.finding(), field.field.accessibleDescription()) == ("", "Wie im Bescheid.")


def test_tab_leaves_a_long_text(qtbot: QtBot) -> None:
    field = long_text_field("Vermerk", "a")
    qtbot.addWidget(field)
    assert field.field.tabChangesFocus()  # type: ignore[attr-defined]


def test_labels_never_read_markup(qtbot: QtBot) -> None:
    made = label("<b>fett</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_date_is_read_on_leaving(qtbot: QtBot) -> None:
    edit = DateEdit(lambda: TODAY, years_ahead=0)
    qtbot.addWidget(edit)
    edit.show()
    type_text(edit, "9.3.14")
    assert edit.value() is None
    with qtbot.waitSignal(edit.date_changed):
        press(edit, Qt.Key.Key_Return)
    assert (edit.value(), edit.text()) == (TypedDate(2014, 3, 9), "09.03.2014")


def test_unreadable_date_stays_and_says_why(qtbot: QtBot) -> None:
    field = date_field("Geburtsdatum", lambda: TODAY)
    qtbot.addWidget(field)
    type_text(field.field, "31.2.2014\n")
    assert value_of(field) == "31.2.2014"
    assert "gibt es nicht" in field.finding()
    assert isinstance(field.field, DateEdit)
    field.field.clear()
    type_text(field.field, "28.2.2014\n")
    assert field.finding() == ""


def test_setting_a_date_is_silent(qtbot: QtBot) -> None:
    edit = DateEdit(lambda: TODAY)
    qtbot.addWidget(edit)
    with qtbot.assertNotEmitted(edit.date_changed):
        edit.set_value(TODAY)
    assert edit.text() == "24.11.2026"


# choices


@pytest.mark.parametrize(
    ("count", "kind"), [(2, Segments), (3, Segments), (4, Combo), (10, Combo), (11, SearchingField)]
)
def test_number_of_options_decides(qtbot: QtBot, count: int, kind: type[QWidget]) -> None:
    made = choice("Schule", options(count), 1)
    qtbot.addWidget(made)
    assert isinstance(made, kind)
    assert made.value() == 1


def test_segments_choose_by_click_and_mark(qtbot: QtBot) -> None:
    made = Segments("Zeugnis", options(3))
    qtbot.addWidget(made)
    buttons = made.findChildren(QAbstractButton)
    with qtbot.waitSignal(made.chosen) as chosen:
        buttons[1].click()
    assert (chosen.args, made.value()) == ([1], 1)
    assert [button.icon().isNull() for button in buttons] == [True, False, True]
    assert buttons[1].accessibleName() == "Zeugnis: Wahl 01"


def test_combo_keeps_its_value_when_options_change(qtbot: QtBot) -> None:
    made = Combo("Gruppe", options(3), 2)
    qtbot.addWidget(made)
    made.set_options(options(5))
    assert (made.value(), made.accessibleName()) == (2, "Gruppe")


def test_combo_in_a_form_has_buddy_and_name(qtbot: QtBot) -> None:
    field = LabeledField("&Schule", Combo("Schule", options(4)))
    qtbot.addWidget(field)
    title = field.findChild(QLabel)
    assert title is not None
    assert isinstance(title.buddy(), QComboBox)


def test_searching_field_takes_a_unique_part(qtbot: QtBot) -> None:
    made = SearchingField("Land", [Option("sy", "Syrien", "Syria"), Option("tr", "Türkei"), *options(20)], "Unbekannt.")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.chosen):
        type_text(made, "türk\n")
    assert (made.value(), made.text()) == ("tr", "Türkei")


def test_searching_field_says_what_it_does_not_know(qtbot: QtBot) -> None:
    made = SearchingField("Land", options(20), "Dieses Land steht nicht in der Liste.")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.finding_changed) as said:
        type_text(made, "Atlantis\n")
    assert said.args == ["Dieses Land steht nicht in der Liste."]
    assert made.text() == "Atlantis"


# search, chips, tabs


def test_search_begins_at_once_and_answers_fast_keys_together(qtbot: QtBot) -> None:
    line = SearchLine("Suchen", "Name", "Leeren")
    qtbot.addWidget(line)
    found: list[str] = []
    line.sought.connect(found.append)
    type_text(line, "müßig")
    qtbot.waitUntil(lambda: found == ["m", "müßig"])


def test_search_keys(qtbot: QtBot) -> None:
    line = SearchLine("Suchen", "Name", "Leeren")
    qtbot.addWidget(line)
    line.take_typed("ab")
    with qtbot.waitSignal(line.left_down):
        press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Escape)
    assert line.text() == ""


def test_chips_go_by_cross_and_key(qtbot: QtBot) -> None:
    row = ChipRow("Verstanden als", "Filter entfernen", "Filter")
    qtbot.addWidget(row)
    row.set_chips([ChipValue("place", "Ort", "Rheine"), ChipValue("state", "Stand", "wartet")])
    cross = next(b for b in row.findChildren(QAbstractButton) if b.accessibleName() == "Filter entfernen: Ort Rheine")
    with qtbot.waitSignal(row.removed) as removed:
        cross.click()
    assert removed.args == ["place"]
    with qtbot.waitSignal(row.removed):
        press(cross, Qt.Key.Key_Delete)


def test_tabs_step_and_stop_at_the_end(qtbot: QtBot) -> None:
    row = TabRow("Ansichten", [Tab("a", "Überblick"), Tab("b", "Aufnahme", "83/96")])
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.chosen) as chosen:
        row.step(1)
    assert chosen.args == ["b"]
    row.step(1)
    assert row.current() == "b"
    row.set_tabs([Tab("b", "Aufnahme"), Tab("c", "Verlauf")])
    assert row.current() == "b"


def test_head_hides_an_empty_note(qtbot: QtBot) -> None:
    head = ViewHead("Heute")
    qtbot.addWidget(head)
    head.add_beside_title(tag("pen-line", "Entwurf", "warn"))
    head.set_title("Familien", "18 von 2.914")
    assert [made.text() for made in head.findChildren(QLabel)] == ["Familien", "18 von 2.914"]


# notices and sentences


def test_notice_offers_one_deed_and_goes_when_done(qtbot: QtBot) -> None:
    bar = NoticeBar("Schließen", "Abbrechen")
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.show_notice(
        Notice("5 Felder ausgefüllt", "Prüfziffern stimmen.", "ok", "Zurücknehmen", lambda: done.append("x"))
    )
    assert bar.words() == "5 Felder ausgefüllt Prüfziffern stimmen."
    next(button for button in bar.findChildren(QAbstractButton) if button.text() == "Zurücknehmen").click()
    assert done == ["x"]
    assert bar.isHidden()


def test_progress_can_be_cancelled(qtbot: QtBot) -> None:
    bar = NoticeBar("Schließen", "Abbrechen")
    qtbot.addWidget(bar)
    bar.show_progress("Liste wird gelesen", 3, 10, can_cancel=True)
    with qtbot.waitSignal(bar.cancel_wanted):
        next(button for button in bar.findChildren(QAbstractButton) if button.text() == "Abbrechen").click()


def test_row_buttons_share_their_width(qtbot: QtBot) -> None:
    rows = SentenceList()
    qtbot.addWidget(rows)
    rows.set_rows([SentenceRow("Eins.", None, "Öffnen"), SentenceRow("Zwei.", None, "Schulamt informieren")])
    widths = {row.deed.width() for row in rows.rows() if row.deed is not None}
    assert len(widths) == 1
    assert rows.rows()[0].deed.accessibleName() == "Öffnen: Eins."  # type: ignore[union-attr]


def test_sentence_wraps_and_grows(qtbot: QtBot) -> None:
    made = RunLabel([bold("Wolfeschlegelsteinhausenbergerdorff ") for _ in range(6)])
    qtbot.addWidget(made)
    assert made.heightForWidth(200) > made.heightForWidth(1200)
    assert made.minimumSizeHint().height() <= made.heightForWidth(1200)


@pytest.mark.requirement("U49", figure="what belongs here, and one first step")
def test_empty_state_has_one_primary_way(qtbot: QtBot) -> None:
    ways = [
        Way("user-plus", "Anlegen", "Fünf Angaben.", "Familie anlegen", lambda: None),
        Way("inbox", "x", "y", "z", lambda: None),
    ]
    state = EmptyState("Noch keine Familie", "Womit möchten Sie beginnen?", ways)
    qtbot.addWidget(state)
    assert [bool(deed.property("primary")) for deed in state.deeds] == [True, False]


# painted widgets have an equal in words


def test_steps_as_list(qtbot: QtBot) -> None:
    steps = StepList("Weg")
    qtbot.addWidget(steps)
    steps.set_steps(
        [Step("Gemeldet", StepState.DONE, "06.10.2026", spoken_state="erledigt"), Step("Termin", StepState.NOW)]
    )
    assert steps.as_list() == ["Gemeldet, erledigt, 06.10.2026", "Termin"]
    assert steps.accessibleDescription() == "Gemeldet, erledigt, 06.10.2026; Termin"
    steps.grab()


def span_line(qtbot: QtBot) -> SpanLine:
    made = SpanLine("Schulweg")
    qtbot.addWidget(made)
    made.resize(800, 146)
    ticks = [Tick(date(year, 8, 1), f"{year}", str(year - 2019), "full") for year in range(2020, 2024)]
    spans = [
        Span("sy", date(2020, 9, 1), date(2021, 6, 30), "Syrien"),
        Span("gap", date(2021, 7, 1), date(2022, 6, 30), "keine Schule", tone="gap"),
        Span("tr", date(2022, 7, 1), date(2023, 7, 31), "Türkei", "Klasse 4", "accent"),
    ]
    made.set_content(ticks, date(2024, 8, 1), spans, (date(2023, 11, 24), "Heute"))
    return made


def test_spans_by_keyboard(qtbot: QtBot) -> None:
    spans = span_line(qtbot)
    moved: list[tuple[object, str, int]] = []
    spans.edge_moved.connect(lambda *what: moved.append(what))
    press(spans, Qt.Key.Key_Down)
    press(spans, Qt.Key.Key_Down)
    press(spans, Qt.Key.Key_Left)
    press(spans, Qt.Key.Key_Home)
    press(spans, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert moved == [("tr", "end", -1), ("tr", "start", 12)]
    with qtbot.waitSignal(spans.remove_wanted):
        press(spans, Qt.Key.Key_Delete)
    with qtbot.waitSignal(spans.add_wanted):
        press(spans, Qt.Key.Key_Insert)
    spans.grab()


def test_spans_by_mouse(qtbot: QtBot) -> None:
    spans = span_line(qtbot)
    edge = round(799 * 333 / 1461)
    with qtbot.waitSignal(spans.edge_moved) as moved:
        qtbot.mousePress(spans, Qt.MouseButton.LeftButton, pos=QPoint(edge, 60))
        qtbot.mouseRelease(spans, Qt.MouseButton.LeftButton, pos=QPoint(edge + 50, 60))
    assert moved.args == ["sy", "end", 3]


def test_a_line_without_years_stays_empty(qtbot: QtBot) -> None:
    made = SpanLine("Schulweg")
    qtbot.addWidget(made)
    assert not made.grab().isNull()
    qtbot.mousePress(made, Qt.MouseButton.LeftButton, pos=QPoint(10, 60))
    assert made.as_list() == []


def test_spans_as_list(qtbot: QtBot) -> None:
    assert span_line(qtbot).as_list()[2] == "Türkei, Klasse 4: 07.2022–07.2023"


@pytest.mark.parametrize("tone", ["danger", "warn", "ok", "info", "muted"])
def test_status_is_always_a_word(qtbot: QtBot, tone: str) -> None:
    for made in (StatusLabel("clock", "Heute", tone), tag("clock", "Heute", tone)):
        qtbot.addWidget(made)
        assert made.accessibleName() == "Heute"
        assert not made.grab().isNull()


def test_context_bar_gives_answers(qtbot: QtBot) -> None:
    bar = ContextBar("Antwort ohne Angabe:", [AnswerKey("unknown", "unbekannt", "circle-question-mark", "U")])
    qtbot.addWidget(bar)
    bar.set_field("Lina: Kindergarten", "In Monaten.")
    with qtbot.waitSignal(bar.answer_given) as given:
        bar.findChildren(QAbstractButton)[0].click()
    assert given.args == ["unknown"]


def test_icon_alone_has_name_and_tip(qtbot: QtBot) -> None:
    made = icon_button("chevron-left", "Vorige Seite")
    qtbot.addWidget(made)
    made.show()
    assert (made.accessibleName(), made.toolTip()) == ("Vorige Seite", "Vorige Seite")
    assert min(made.width(), made.height()) >= 24


def test_line_keeps_the_search_property_after_a_style_change(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setProperty("search", True)
    line.show()
    assert line.height() == 40
    assert line.event(QEvent(QEvent.Type.StyleChange)) is not None


def test_rolling_past_a_combo_does_not_change_it(qtbot: QtBot) -> None:
    made = Combo("Gruppe", options(5), 2)
    qtbot.addWidget(made)
    made.show()
    made.clearFocus()
    middle = QPointF(5, 5)
    down = QPoint(0, -120)
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    roll = QWheelEvent(middle, middle, QPoint(), down, no_button, no_key, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(made, roll)
    assert made.value() == 2


def test_arabic_stays_at_the_left_edge(qtbot: QtBot) -> None:
    field = text_field("Name in eigener Schrift", "الخطيب")
    qtbot.addWidget(field)
    field.resize(400, 60)
    field.show()
    image = field.field.grab().toImage()
    ink = {x for x in range(12, 390) for y in range(8, 24) if image.pixelColor(x, y).lightness() < 100}
    assert ink
    assert max(ink) < 120


@pytest.mark.parametrize("scale", [1.0, 2.0, 2.25])
def test_the_chosen_word_of_segments_has_room_for_its_weight(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    made = Segments("Sicht", [Option(word, word) for word in ("Familien", "Zusammenführungen", "bleiben")])
    qtbot.addWidget(made)
    made.show()
    for part in made.findChildren(QPushButton):
        made.set_value(part.text())
        made.adjustSize()
        option = QStyleOptionButton()
        part.initStyleOption(option)
        room = part.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, part).width()
        bold = QFont(part.font())
        bold.setWeight(QFont.Weight.DemiBold)
        assert room >= QFontMetrics(bold).horizontalAdvance(part.text()) + part.iconSize().width() + 4, part.text()


def test_long_words_take_room_from_short_ones_before_steps_go_on_in_the_next_line(qtbot: QtBot) -> None:
    made = StepList("Weg")
    qtbot.addWidget(made)
    made.set_steps([Step(word, StepState.DONE) for word in ("A", "B", "Recommended", "C", "D")])
    one_line = made.heightForWidth(2_000)
    assert made.heightForWidth(sum(made._least())) == one_line
    assert max(made._least()) * 5 > sum(made._least())
    assert made.heightForWidth(sum(made._least()) - 1) == 2 * one_line
