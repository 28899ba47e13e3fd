"""Text blocks in a field: a short word and Tab, or the list with Strg+Leertaste; Tab then goes from gap to gap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

from kiberatung.basics.texts import _

GAP = "____"
Field = QLineEdit | QPlainTextEdit


@dataclass(frozen=True, slots=True)
class OfferedBlock:
    """`text` is filled already, but for its gaps."""

    word: str
    title: str
    text: str


class BlockPort(Protocol):
    def look(self, family_id: UUID, found: Callable[[Sequence[OfferedBlock]], object]) -> None:
        """Read now, told later on the main thread."""


class TextBlocks(QObject):
    """Belongs to its field; what is offered is read when the cursor comes."""

    def __init__(self, field: Field, port: BlockPort) -> None:
        super().__init__(field)
        self._field, self._port = field, port
        self._family_id: UUID | None = None
        self._blocks: Sequence[OfferedBlock] = ()
        self.menu: QMenu | None = None
        field.installEventFilter(self)

    def turn_to(self, family_id: UUID) -> None:
        self._family_id, self._blocks = family_id, ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._read(self._take)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _read(self, found: Callable[[Sequence[OfferedBlock]], object]) -> None:
        if self._family_id is not None:
            self._port.look(self._family_id, found)

    def _take(self, blocks: Sequence[OfferedBlock]) -> None:
        self._blocks = blocks

    def _pressed(self, event: QKeyEvent) -> bool:
        held = event.modifiers()
        if event.key() == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ControlModifier:
            self._read(self._open_list)
            return True
        is_tab = event.key() == Qt.Key.Key_Tab and held == Qt.KeyboardModifier.NoModifier
        return is_tab and (self._put_word() or self._to_next_gap())

    def _put_word(self) -> bool:
        before = _before_cursor(self._field)
        word = _last_word(before)
        block = next((one for one in self._blocks if one.word.casefold() == word.casefold()), None)
        if block is None:
            return False
        self.put(block, instead_of=len(word))
        return True

    def put(self, block: OfferedBlock, instead_of: int = 0) -> None:
        """At the cursor, in place of the letters before it; the first gap is chosen, ready to be typed over."""
        start = len(_before_cursor(self._field)) - instead_of
        _replace(self._field, start, instead_of, block.text)
        gap = block.text.find(GAP)
        if gap >= 0:
            _select(self._field, start + gap, len(GAP))

    def _to_next_gap(self) -> bool:
        place = _text(self._field).find(GAP, len(_before_cursor(self._field)))
        if place < 0:
            return False
        _select(self._field, place, len(GAP))
        return True

    def _open_list(self, blocks: Sequence[OfferedBlock]) -> None:
        self._take(blocks)
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._field)
        self.menu.setAccessibleName(_("Textbausteine"))
        for block in blocks:
            action = self.menu.addAction(f"{block.title}\t{block.word}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, block=block: self.put(block))
        self.menu.popup(self._field.mapToGlobal(_below_cursor(self._field)))


def _last_word(text: str) -> str:
    start = len(text)
    while start and text[start - 1].isalnum():
        start -= 1
    return text[start:]


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _before_cursor(field: Field) -> str:
    place = field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()
    return _text(field).encode("utf-16-le")[: 2 * place].decode("utf-16-le")


def _units(text: str) -> int:
    """Qt counts halves of the letters beyond the first plane."""
    return len(text.encode("utf-16-le")) // 2


def _replace(field: Field, start: int, length: int, text: str) -> None:
    _select(field, start, length)
    if isinstance(field, QLineEdit):
        field.insert(text.replace("\n", " "))
    else:
        field.textCursor().insertText(text)


def _select(field: Field, start: int, length: int) -> None:
    text = _text(field)
    begin, end = _units(text[:start]), _units(text[: start + length])
    if isinstance(field, QLineEdit):
        field.setCursorPosition(begin)
        field.cursorForward(True, end - begin)
        return
    cursor = field.textCursor()
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def _below_cursor(field: Field) -> QPoint:
    return (field.cursorRect() if isinstance(field, QPlainTextEdit) else field.rect()).bottomLeft()
