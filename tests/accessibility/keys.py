"""The way of the Tab key through a window: order, traps, sight, ring (U02 to U06), letters and targets (U09, U29)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenuBar,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from kiberatung.ui.shell.navigation import Navigation
from kiberatung.ui.theme.style import FocusRing
from kiberatung.ui.widgets.alt_letters import letter_of, lettered_parts
from kiberatung.ui.widgets.keyed_button import KeyedButton
from kiberatung.ui.widgets.question_grid import QuestionGrid
from tests.accessibility.seen import controls, is_control, rect_in_window, scrolls_around, shown_parts, where
from tests.support.contrast import contrast

LEAST_TARGET, LEAST_MAIN = 24, 32
RING_ROOM = 6
LEAST_RING = 3.0
_ROW = 12


@dataclass
class TabWalk:
    """What was met on the way, and what was wrong with it."""

    met: list[QWidget] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    no_ring: list[str] = field(default_factory=list)
    comes_back: bool = False


def walk_by_tab(window: QWidget) -> TabWalk:
    """Tab from the first control until it has the focus again, at most five steps more than there are controls."""
    walk, first = TabWalk(), QApplication.focusWidget()
    if first is None:
        return walk
    for _step in range(len(controls(window)) + 5):
        here = QApplication.focusWidget()
        if here is None:
            return walk
        walk.met.append(here)
        if not is_in_sight(here):
            walk.hidden.append(where(here))
        elif not _shows_where_it_is(here):
            walk.no_ring.append(where(here))
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is here:
            QTest.keyClick(here, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)  # where Tab moves inside
        if QApplication.focusWidget() is here:
            return walk
        if QApplication.focusWidget() is first:
            walk.comes_back = True
            return walk
    return walk


def is_in_sight(part: QWidget) -> bool:
    """Its cursor line is in every scrolled area around it, and nothing lies over its middle."""
    rect = rect_in_window(part)
    middle = QRect(rect.center(), rect.center())
    for area in scrolls_around(part):
        room = rect_in_window(area.viewport()).adjusted(-1, -1, 1, 1)
        if not room.intersects(rect) or (rect.height() < room.height() and not room.contains(middle)):
            return False
    on_top = part.window().childAt(rect.center())
    return on_top is None or on_top is part or part.isAncestorOf(on_top) or on_top.isAncestorOf(part)


def _shows_where_it_is(here: QWidget) -> bool:
    """One picture with the focus and one without; the keyboard is not moved for it."""
    with_ring = _grabbed(here)
    ring = here.window().findChild(FocusRing)
    if ring is not None and ring.isVisible() and ring.widget() is here:
        ring.hide()
        plain = _grabbed(here)
        ring.show()
    else:
        current = here.currentIndex() if isinstance(here, QuestionGrid) else None
        here.clearFocus()
        if isinstance(here, QuestionGrid):  # its cell stays marked while a button below is pressed
            here.setCurrentIndex(QModelIndex())
        plain = _grabbed(here)
        if isinstance(here, QuestionGrid) and current is not None:
            here.setCurrentIndex(current)
        here.setFocus(Qt.FocusReason.OtherFocusReason)
    return shows_ring(with_ring, plain, here)


def _grabbed(part: QWidget) -> QImage:
    window = part.window()
    return window.grab(rect_in_window(part).adjusted(-RING_ROOM, -RING_ROOM, RING_ROOM, RING_ROOM)).toImage()


def shows_ring(focused: QImage, plain: QImage, part: QWidget) -> bool:
    """Pixels that change by 3:1 when the focus comes are at least two for each pixel of the shorter outline."""
    if focused.size() != plain.size():
        return False
    changed = Counter(zip(_pixels(focused), _pixels(plain), strict=True))
    seen = sum(count for (ring, ground), count in changed.items() if ring != ground and _is_seen(ring, ground))
    if isinstance(part, QAbstractItemView) or part.property("own_ring"):
        return seen >= 2 * 2 * LEAST_TARGET
    return seen >= 2 * (min(part.width(), 400) + part.height())


def _pixels(image: QImage) -> memoryview:
    return memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")


@cache
def _is_seen(ring: int, ground: int) -> bool:
    return contrast(f"#{ring & 0xFFFFFF:06x}", f"#{ground & 0xFFFFFF:06x}") >= LEAST_RING


def jumps_back(met: list[QWidget]) -> Iterator[str]:
    """U03: inside one part of the window the next control is to the right or below, never a row up."""
    for before, after in pairwise(met):
        column = _column_of(before, after)
        if column is None or _is_topmost(after, met):  # the way round, from the last to the first
            continue
        first, second = _rect_beside(before, after), rect_in_window(after)
        if second.bottom() < first.top() - _ROW and second.left() <= first.right():
            yield f"{where(before)} → {where(after)}"


def _rect_beside(part: QWidget, other: QWidget) -> QRect:
    """Where it was seen: a part that has scrolled stands inside its own room, above a foot that stays."""
    rect, around = rect_in_window(part), part.parentWidget()
    while around is not None and not around.isAncestorOf(other):
        if isinstance(around, QScrollArea):
            room = rect_in_window(around)
            rect.moveBottom(min(rect.bottom(), room.bottom()))
        around = around.parentWidget()
    return rect


def _is_topmost(part: QWidget, met: list[QWidget]) -> bool:
    return rect_in_window(part).top() <= min(rect_in_window(other).top() for other in met)


def _column_of(before: QWidget, after: QWidget) -> QWidget | None:
    """The nearest part that holds both, if it is not the frame: its parts stand side by side."""
    parent = before.parentWidget()
    while parent is not None and not parent.isAncestorOf(after):
        parent = parent.parentWidget()
    is_frame = parent is None or parent.isWindow() or bool(parent.findChildren(Navigation))
    return None if is_frame else parent


def unreached(window: QWidget, walk: TabWalk) -> Iterator[str]:
    """U02: Tab meets it, an arrow leads to it inside its group, or it shows the key that does the same."""
    met = set(map(id, walk.met))
    for part in controls(window):
        if id(part) not in met and not _is_reached_by_arrows(part, met) and not isinstance(part, QMenuBar):
            yield where(part)
    for part in shown_parts(window):
        is_mouse_only = is_button(part) and part.isEnabled() and not is_control(part)
        if (
            is_mouse_only
            and not letter_of(part.text())
            and part.focusPolicy() == Qt.FocusPolicy.NoFocus
            and not isinstance(part, KeyedButton)
        ):
            yield f"without Tab: {where(part)}"


def _is_reached_by_arrows(part: QWidget, met: set[int]) -> bool:
    if isinstance(part, QRadioButton):
        return True
    group = part.group() if isinstance(part, QAbstractButton) else None
    return group is not None and group.exclusive() and any(id(other) in met for other in group.buttons())


def letters_given_twice(window: QWidget) -> Iterator[str]:
    """U09: an Alt letter that two controls share does nothing at the first press."""
    given = Counter(letter for letter, _part in alt_letters(window))
    for letter, part in alt_letters(window):
        if given[letter] > 1:
            yield f"Alt+{letter}: {where(part)}"


def without_letter(window: QWidget) -> Iterator[str]:
    """U09: a labelled field or a button has an Alt letter, unless all letters of its words are taken."""
    taken = {letter for letter, _part in alt_letters(window)}
    for part in lettered_parts(window):
        if isinstance(part, KeyedButton) or isinstance(part.parentWidget(), QLineEdit):
            continue
        words = part.text()
        free = {sign for sign in words.lower() if sign.isalpha() and sign.isascii()} - taken
        if "&" not in words.replace("&&", "") and free:
            yield where(part)


def alt_letters(window: QWidget) -> list[tuple[str, QWidget]]:
    found = [(letter, part) for part in lettered_parts(window) if (letter := letter_of(part.text()))]
    for bar in window.findChildren(QMenuBar):
        if bar.isVisible():
            found += [(letter, bar) for action in bar.actions() if (letter := letter_of(action.text()))]
    for made in window.findChildren(KeyedButton):
        if made.isVisible() and made.keys().startswith("Alt+"):
            found.append((made.keys()[-1].lower(), made))
    return found


def is_button(part: QWidget) -> bool:
    """Not the pictures inside a line of text: what they do, Esc and Enter do in the line."""
    return isinstance(part, QAbstractButton) and not isinstance(part.parentWidget(), QLineEdit)


def small_targets(window: QWidget) -> Iterator[str]:
    """U29: 24 by 24 at least, 32 high for the main deed."""
    for part in shown_parts(window):
        if is_button(part) and part.isEnabled():
            least = LEAST_MAIN if part.property("primary") and not part.property("small") else LEAST_TARGET
            if part.height() < least or part.width() < LEAST_TARGET:
                yield f"{part.width()} x {part.height()}: {where(part)}"
