"""A field with its label above and its error below."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.text import label, set_property

# Names of every script begin at the left edge of a German form; Qt would move Arabic to the right.
LEFT_EDGE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


class LabeledField(QWidget):
    """Label, field, and a sentence in the tone of the finding; the field keeps its value whatever is wrong."""

    left = Signal()  # the field has been left: the time to check it

    def __init__(self, title: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self._title = label(title, "small_strong", "muted")
        self._title.setBuddy(field)
        if title.strip() and not field.accessibleName():
            field.setAccessibleName(title.replace("&", ""))
        self._finding = label(hint, "small", "muted", wrap=True)
        self.setFocusProxy(field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(field)
        layout.addWidget(self._finding)
        self._finding.setVisible(bool(hint))  # only now: shown without a parent it would be a window
        if isinstance(field, QLineEdit):
            field.editingFinished.connect(self.left)

    def set_finding(self, text: str, tone: Literal["danger", "warn"] = "danger") -> None:
        """Say what is wrong or doubtful beside the field; an empty text takes it back."""
        self._finding.setText(text or self._hint)
        set_property(self._finding, "tone", tone if text else "muted")
        self._finding.setVisible(bool(text or self._hint))
        set_property(self.field, "state", tone if text else "")
        self.field.setAccessibleDescription(text or self._hint)
        if text:
            announce(self.field, text)

    def set_hint(self, hint: str) -> None:
        """Another one from now on; what was found wrong goes."""
        self._hint = hint
        self.set_finding("")

    def set_text(self, text: str) -> None:
        """For fields that hold text."""
        if isinstance(self.field, QPlainTextEdit):
            self.field.setPlainText(text)
        elif isinstance(self.field, QLineEdit):
            self.field.setText(text)

    def finding(self) -> str:
        return "" if self._finding.text() == self._hint else self._finding.text()

    def title(self) -> str:
        return self._title.text().replace("&", "")


def text_field(
    title: str, text: str = "", *, placeholder: str = "", hint: str = "", changed: Callable[[str], object] | None = None
) -> LabeledField:
    """A labelled line of text."""
    line = QLineEdit(text)
    line.setPlaceholderText(placeholder)
    line.setAlignment(LEFT_EDGE)
    if changed is not None:
        line.textEdited.connect(changed)
    return LabeledField(title, line, hint)


def long_text_field(title: str, text: str = "", *, hint: str = "", lines: int = 4) -> LabeledField:
    """A labelled text of several lines; Tab leaves it."""
    edit = QPlainTextEdit(text)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * lines + 20)
    return LabeledField(title, edit, hint)


def value_of(field: LabeledField) -> str:
    """The text a field holds, whichever kind it is."""
    widget = field.field
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""
