"""The page „Schlüsseldatei vom Blatt abtippen“ on the whole window: one field for each line of the sheet."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.protocols import Shell
from kiberatung.ui.store_entry.pages import PageColumn
from kiberatung.ui.store_entry.sheet_presenter import SheetPort, SheetPresenter
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.scrolling import card_of, in_the_middle
from kiberatung.ui.widgets.text import button, label

_LINE_WIDTH = 300


class SheetPage(QWidget):
    """A `SheetView`; `done` gets whether the file is back."""

    def __init__(self, shell: Shell, port: SheetPort, done: Callable[[bool], object]) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = SheetPresenter(shell, port, self, done)
        self.fields = [_field(place) for place in range(port.lines)]
        self.fault = label("", "small_strong", "danger", wrap=True)
        self.deed = button(_("Schlüsseldatei &herstellen"), self._put, kind="primary", icon="key-round")
        for place, line in enumerate(self.lines()):
            line.textEdited.connect(partial(self.presenter.type_line, place))
            line.returnPressed.connect(self.deed.click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(in_the_middle(card_of(self._page())))
        self.setFocusProxy(self.fields[0])

    def _page(self) -> PageColumn:
        page = PageColumn(
            _("Schlüsseldatei vom Blatt abtippen"),
            _(
                "Die Zeilen stehen auf dem Blatt mit dem Wiederherstellungsschlüssel. Groß und klein, Striche und "
                "Leerzeichen sind gleich. Sie können auch alles auf einmal einfügen oder den QR-Code einlesen."
            ),
        )
        grid = QFrame()
        rows = QGridLayout(grid)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(24)
        half = -(-len(self.fields) // 2)
        for place, field in enumerate(self.fields):
            rows.addWidget(field, place % half, place // half, Qt.AlignmentFlag.AlignTop)
        page.column.addWidget(grid)
        page.column.addWidget(self.fault)
        page.add_deeds(button(_("&Zurück"), self.presenter.leave), self.deed)
        return page

    def lines(self) -> list[QLineEdit]:
        return [field.field for field in self.fields if isinstance(field.field, QLineEdit)]

    # the presenter shows

    def show_lines(self, lines: Sequence[str]) -> None:
        for line, text in zip(self.lines(), lines, strict=False):
            if text:
                line.setText(_grouped(text))

    def show_finding(self, place: int, text: str) -> None:
        self.fields[place].set_finding(text)

    def show_right(self, place: int) -> None:
        field = self.fields[place]
        field.set_finding("")
        following = self.lines()[place + 1 : place + 2]
        if field.field.hasFocus():
            (following[0] if following else self.deed).setFocus()

    def show_fault(self, text: str) -> None:
        self.fault.setText(text)
        announce(self, text)

    def _put(self) -> None:
        self.fault.setText("")
        self.presenter.put([line.text() for line in self.lines()])


def _field(place: int) -> LabeledField:
    line = QLineEdit()
    line.setMinimumWidth(px(_LINE_WIDTH))
    line.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhPreferUppercase)
    line.setProperty("help", _("Zeile"))
    return LabeledField(_("Zeile {number}").format(number=f"&{place + 1}"), line)


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + 5] for start in range(0, len(signs), 5))
