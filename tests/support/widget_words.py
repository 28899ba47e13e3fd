"""Everything that widgets could still say: for the test that after the lock they say nothing of any record."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

_ASKED = (
    "text", "toPlainText", "title", "placeholderText", "currentText", "windowTitle", "toolTip", "statusTip",
    "whatsThis", "accessibleName", "accessibleDescription", "objectName", "words",
)  # fmt: skip
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def all_words() -> str:
    """Of all widgets, shown or not: texts, titles, tips, names for screen readers, models, actions; the clipboard."""
    parts = [word for widget in QApplication.allWidgets() for word in _words_of(widget)]
    return "\n".join([*parts, QGuiApplication.clipboard().text()])


def _words_of(widget: QWidget) -> Iterator[str]:
    yield from _answers(widget)
    yield from (value for value in vars(widget).values() if isinstance(value, str))
    for action in widget.actions():
        yield from _answers(action)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))


def _answers(thing: QObject | QAction) -> Iterator[str]:
    for name in _ASKED:
        ask = getattr(thing, name, None)
        if callable(ask):
            try:
                answer = ask()
            except TypeError:  # something else of that name, which wants to be told more
                continue
            if isinstance(answer, str):
                yield answer


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            for role in _ROLES:
                value = model.index(row, column).data(role)
                if isinstance(value, str):
                    yield value
