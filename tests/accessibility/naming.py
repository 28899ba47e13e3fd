"""Names, labels, states and equivalents, read from the accessibility tree (U13 to U21, U30)."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from kiberatung.ui.shell.status_bar import StateWords
from kiberatung.ui.widgets.choice import COMBO_AT_MOST, Combo
from kiberatung.ui.widgets.status_label import StatusLabel
from tests.accessibility.seen import controls, name_of, shown_parts, spoken, tree, where, words_of

ROWS_READ = 60
LONGER_LISTS = {"Jahrgang": 13, "An wen?": 40, "Spalte": 16, "Sortieren nach": 16, "Dann nach": 16}
"""School years in their order, found by their digit; the offices and schools of the Kreis, and the columns that stand
beside it as heads, in their order, found by typing."""
_HEADS = {QAccessible.Role.ColumnHeader, QAccessible.Role.RowHeader}


def unnamed(window: QWidget) -> Iterator[str]:
    """U13: placeholder and tool tip give no name, so they do not count."""
    yield from (where(part) for part in controls(window) if not name_of(part))


def combos_without_label(window: QWidget) -> Iterator[str]:
    """U14: a screen reader on Linux says the value of a combo box as its name, and finds the label by relation."""
    for part in controls(window):
        if isinstance(part, QComboBox):
            related = [flag for _other, flag in spoken(part).relations() if flag & QAccessible.RelationFlag.Label]
            if not related or not part.accessibleName():
                yield where(part)


def names_given_twice(window: QWidget) -> Iterator[str]:
    """U15: two controls of one kind with one name cannot be told apart by ear."""
    named = [(spoken(part).role().name, name_of(part)) for part in controls(window) if name_of(part)]
    twice = {name for name, count in Counter(named).items() if count > 1}
    seen: set[tuple[str, str]] = set()
    for part in controls(window):
        key = (spoken(part).role().name, name_of(part))
        if key in twice and key not in seen:
            seen.add(key)
            yield where(part)


def tables_without_words(window: QWidget) -> Iterator[str]:
    """U16: every column has a head, every cell a word."""
    for view in shown_parts(window):
        if isinstance(view, QAbstractItemView) and not isinstance(view, QHeaderView) and view.model() is not None:
            yield from _silent_cells(view)


def _silent_cells(view: QAbstractItemView) -> Iterator[str]:
    model, hidden = view.model(), set()
    if isinstance(view, QTableView):
        hidden = {number for number in range(model.columnCount(QModelIndex())) if view.isColumnHidden(number)}
        spoken_heads = [node for node in tree(spoken(view)) if node.role() in _HEADS]
        silent = [node for node in spoken_heads if not node.text(QAccessible.Text.Name)]
        if model.rowCount(QModelIndex()) and (silent or not spoken_heads):
            yield f"head of {where(view)}"
    columns = model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(QModelIndex()), ROWS_READ)):
        for column in set(range(columns)) - hidden:
            index = model.index(row, column)
            is_spanned = isinstance(view, QTableView) and view.columnSpan(row, 0) > 1 and column > 0
            text = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
            if not is_spanned and not text:
                yield f"cell {row}, {column} of {where(view)}"
                return


def states_not_told(window: QWidget) -> Iterator[str]:
    """U17: what the eye sees of a control, the tree says."""
    for part in shown_parts(window):
        if isinstance(part, QAbstractButton):
            state = spoken(part).state()
            if part.isCheckable() and (not state.checkable or bool(state.checked) != part.isChecked()):
                yield f"checked: {where(part)}"
        elif isinstance(part, QLineEdit | QPlainTextEdit) and _is_locked(part) != part.isReadOnly():
            yield f"read-only: {where(part)}"
        if bool(spoken(part).state().disabled) == part.isEnabled():
            yield f"enabled: {where(part)}"


def _is_locked(part: QWidget) -> bool:
    return bool(spoken(part).state().readOnly)


def icons_without_word(window: QWidget) -> Iterator[str]:
    """U20: an icon alone has a name and a tool tip with the same beginning."""
    for part in controls(window):
        is_bare = isinstance(part, QAbstractButton) and not part.text() and part.property("square")
        if is_bare and (not part.accessibleName() or not part.toolTip()):
            yield where(part)


def pictures_without_words(window: QWidget) -> Iterator[str]:
    """U21: what a part draws itself is said by its name, its description or the tree below it."""
    for part in shown_parts(window):
        draws = "paintEvent" in type(part).__dict__ and type(part).__module__.startswith("kiberatung.ui")
        if draws and not _is_ornament(part) and not words_of(part).strip() and not part.findChildren(QWidget):
            yield where(part)


def _is_ornament(part: QWidget) -> bool:
    """A picture beside words that say it, or a state that has nothing to say now."""
    beside = part.parentWidget()
    is_empty = isinstance(part, StateWords) and not part.words()
    return is_empty or type(part).__name__ in {"FocusRing", "_Divider"} or (beside is not None and _says(beside, part))


def _says(around: QWidget, picture: QWidget) -> bool:
    others = around.findChildren(QWidget)
    return any(other is not picture and other.isVisible() and words_of(other).strip() for other in others)


def told_only_on_hover(window: QWidget) -> Iterator[str]:
    """U30: a tool tip repeats what is written or said elsewhere."""
    for part in shown_parts(window):
        tip = part.toolTip()
        if tip and not _is_said(tip, words_of(part)):
            yield f"{tip!r}: {where(part)}"


def _is_said(tip: str, words: str) -> bool:
    plain = tip.split("(", maxsplit=1)[0].strip()
    return plain.casefold() in words.casefold() or all(word in words for word in plain.split())


def long_choices(window: QWidget) -> Iterator[str]:
    """U40: three words side by side, ten in a list that unfolds, more in a line that searches."""
    for part in controls(window):
        if isinstance(part, Combo) and part.count() > LONGER_LISTS.get(name_of(part), COMBO_AT_MOST):
            yield f"{part.count()}: {where(part)}"


def unsafe_defaults(window: QWidget) -> Iterator[str]:
    """U08: Enter never does what is final, and the cursor does not begin there."""
    for part in shown_parts(window):
        if isinstance(part, QPushButton) and part.property("final") and (part.isDefault() or part.autoDefault()):
            yield where(part)
    first = window.focusWidget()
    if first is not None and first.property("final"):
        yield f"first: {where(first)}"


def states_by_colour_alone(window: QWidget) -> Iterator[str]:
    """U25: a state has a word, or a shape beside words."""
    for part in shown_parts(window):
        if isinstance(part, StatusLabel) and not part.text() and not _is_ornament(part):
            yield where(part)
