"""The three lists of schools: possible, possible with a remark, excluded; ↑ and ↓ move, Leertaste chooses."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.matching.values import Exclusion, PlaceProposal
from kiberatung.services.recommendations import RecommendationView
from kiberatung.ui.family.recommendation import place_words
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line, set_property

SHOWN_AT_FIRST = 8
"""Schools of each list; the rest is one button away."""
EXCLUDED_AT_FIRST = 3
"""Few look for the reason why not; each row costs time when the tab opens."""


class SchoolRow(QFrame):
    """One school that can be chosen; the whole row can be clicked."""

    chosen = Signal(str)

    def __init__(self, number: str, name: str, right: str, lines: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.number = number
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.radio = QRadioButton()
        self.radio.setAutoExclusive(False)
        self.radio.setAccessibleName(name)
        self.radio.setProperty("help", _("Vorgeschlagene Schule"))
        self.radio.setAccessibleDescription(", ".join([right, *(text for _icon, text, _tone in lines)]).strip(", "))
        self.radio.clicked.connect(lambda _checked: self.chosen.emit(self.number))
        self.setFocusProxy(self.radio)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(_words(name, lines), 1)
        row.addWidget(label(right), 0, Qt.AlignmentFlag.AlignTop)

    def set_chosen(self, *, chosen: bool) -> None:
        self.radio.setChecked(chosen)
        set_property(self, "chip", chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.radio.setFocus()
            self.chosen.emit(self.number)


class SchoolLists(QWidget):
    """All rows with one choice among them; the first row is „ohne Schule“."""

    school_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[SchoolRow] = []
        self._chosen = ""
        self._open: set[str] = set()
        self._view: RecommendationView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def rows(self) -> list[SchoolRow]:
        return list(self._rows)

    def name_of(self, number: str) -> str:
        """Empty for no school and for one that is not in the lists."""
        return next((row.radio.accessibleName() for row in self._rows if number and row.number == number), "")

    def show_places(self, view: RecommendationView, chosen: str) -> None:
        """The row that had the keyboard keeps it."""
        focused = next((row.number for row in self._rows if row.radio.hasFocus()), None)
        self._view, self._chosen, self._rows = view, chosen, []
        clear(self._column)
        places = view.places
        self._add_list("circle-check", _("Möglich"), "ok", places.allowed)
        self._add_list("triangle-alert", _("Möglich mit Hinweis"), "warn", places.with_remark)
        self._add_list("circle-slash", _("Ausgeschlossen"), "muted", places.excluded)
        self._add(SchoolRow("", _("Ohne Schule: nur Jahrgang und Form empfehlen"), "", ()))
        self.mark(chosen)
        for row in self._rows:
            if focused is not None and row.number == focused:
                row.radio.setFocus()

    def mark(self, chosen: str) -> None:
        self._chosen = chosen
        for row in self._rows:
            row.set_chosen(chosen=row.number == chosen)

    def _add_list(self, icon: str, word: str, tone: str, rows: Sequence[PlaceProposal] | Sequence[Exclusion]) -> None:
        """Rows are made for what is shown alone: there are a hundred schools around a town."""
        head = QHBoxLayout()
        head.setContentsMargins(0, 10, 0, 6)
        head.addWidget(StatusLabel(icon, f"{word}  {len(rows)}", tone, role="h3"))
        head.addStretch(1)
        self._column.addLayout(head)
        self._column.addWidget(line())
        if not rows:
            self._column.addWidget(label(_("keine Schule"), tone="muted"))
        at_most = EXCLUDED_AT_FIRST if tone == "muted" else SHOWN_AT_FIRST
        shown = rows if word in self._open else rows[:at_most]
        chosen_hidden = [row for row in rows[len(shown) :] if row.school_number == self._chosen]
        for row in (*shown, *chosen_hidden):
            self._add(_row_of(row))
        if len(rows) > len(shown):
            more = button(_("Alle {count} zeigen").format(count=len(rows)), self._opening(word), kind="quiet")
            more.setAccessibleName(_("{list}: alle {count} zeigen").format(list=word, count=len(rows)))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _opening(self, word: str) -> Callable[[], None]:
        def open_list() -> None:
            self._open.add(word)
            if self._view is not None:
                self.show_places(self._view, self._chosen)

        return open_list

    def _add(self, row: SchoolRow) -> None:
        row.chosen.connect(self._choose)
        self._rows.append(row)
        self._column.addWidget(row)
        self._column.addWidget(line())

    def _choose(self, number: str) -> None:
        self.mark(number)
        self.school_chosen.emit(number)


def _words(name: str, lines: Sequence[tuple[str, str, str]]) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(name, "strong", wrap=True))
    for icon, text, tone in lines:
        line_of = QHBoxLayout()
        line_of.setSpacing(6)
        if icon:
            line_of.addWidget(StatusLabel(icon, "", tone), 0, Qt.AlignmentFlag.AlignTop)
        line_of.addWidget(label(text, "small", "text" if icon else "muted", wrap=True), 1)
        words.addLayout(line_of)
    return words


def _row_of(school: PlaceProposal | Exclusion) -> SchoolRow:
    return _place_row(school) if isinstance(school, PlaceProposal) else _excluded_row(school)


def _place_row(place: PlaceProposal) -> SchoolRow:
    return SchoolRow(place.school_number, place.name, place_words.distance(place), list(_lines(place)))


def _lines(place: PlaceProposal) -> Iterator[tuple[str, str, str]]:
    yield "", place_words.figures(place), "muted"
    for reason in place_words.reasons(place):
        yield "check", reason, "ok"
    for remark in place.remarks:
        yield place_words.REMARK_ICONS.get(remark.rule, "info"), remark.text, "warn"


def _excluded_row(found: Exclusion) -> SchoolRow:
    return SchoolRow(found.school_number, found.name, "", [("x", found.reason, "muted")])
