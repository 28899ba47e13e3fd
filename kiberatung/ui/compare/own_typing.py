"""A third answer, typed where neither side is right: read by the rules of the intake, without the toolkit."""

from dataclasses import dataclass

from kiberatung.domain.errors import DomainError
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.desk import Desk
from kiberatung.services.merging.comparison import FieldRow
from kiberatung.services.merging.own_answers import OwnReader
from kiberatung.services.merging.proposals import Side
from kiberatung.services.place_words import Offer
from kiberatung.ui.compare.decisions import Key, Typed


@dataclass(frozen=True, slots=True)
class TypingShown:
    """The field for a third answer: for which row, whose it is, what stands in it, and the words it offers."""

    key: Key
    hint: str
    text: str
    offers: tuple[Offer, ...] = ()


class OwnTyping:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._texts = AnswerTexts(desk.words)

    def offers(self, row: FieldRow) -> tuple[Offer, ...]:
        return tuple(self._reader().offers(row.question))

    def read(self, row: FieldRow, text: str) -> Typed:
        """Raises `DomainError` for what is no such answer."""
        reader = self._reader()
        own = reader.read(row.field, row.question, text)
        return Typed(text, own, reader.write(row.field, row.question, own))

    def understood(self, row: FieldRow, text: str) -> Typed | None:
        """None for what cannot be read any more, as a word of another language of the screen."""
        try:
            return self.read(row, text)
        except DomainError:
            return None

    def _reader(self) -> OwnReader:
        return OwnReader(self._texts, self._desk.today)


def side_that_says(row: FieldRow, typed: Typed) -> Side | None:
    """What was typed may stand there already; then it is that answer, with its source."""
    if typed.shown == row.left.text:
        return Side.LEFT
    return Side.RIGHT if typed.shown == row.right.text else None
