"""Which of two answers is the better one, and why: a proposal that the person sees and may turn."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.children import DateCertainty
from kiberatung.services.answer_texts import BirthDate

DOCUMENTS = frozenset({Source.PASSPORT, Source.CERTIFICATE, Source.NOTICE, Source.SEEN})
EARLIER_COUNTS = frozenset({"reported_on"})
"""Who was reported twice waits since the first report."""
DEFAULTS = {"letter_language": "de"}
PROTECTION = frozenset({"address_protected"})
"""Never lost by a merge: taken back only by whoever asks the family."""


class Side(Enum):
    LEFT = auto()
    RIGHT = auto()
    BOTH = auto()
    """Of lists, as nationalities: first those of the left, then what only the right one has."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One side of a row; `changed_at` is when it was last written, None where the log does not tell."""

    value: object
    text: str
    no_value: NoValue | None = None
    source: Source | None = None
    changed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.value in (None, "", ()) and self.no_value is None

    @property
    def is_value(self) -> bool:
        return self.value not in (None, "", ())

    def says_same(self, other: "Answer") -> bool:
        return (self.value, self.no_value) == (other.value, other.no_value)


@dataclass(frozen=True, slots=True)
class Proposal:
    """`is_fixed`: not to be turned, as the protection of an address."""

    side: Side
    reason: str
    is_fixed: bool = False


def propose(field: str, left: Answer, right: Answer) -> Proposal:
    """From a document before told, filled before empty, exact before guessed, newer before older; else the left."""
    if field in PROTECTION:
        protected = Side.LEFT if left.value or not right.value else Side.RIGHT
        return Proposal(protected, _("Der Schutz bleibt bestehen"), is_fixed=True)
    return (
        _by_default(field, left, right)
        or _by_filling(left, right)
        or _by_document(left, right)
        or _by_exactness(left, right)
        or _by_fullness(field, left, right)
        or _by_parts(left, right)
        or _by_time(field, left, right)
        or Proposal(Side.LEFT, _("Beide gleich gut belegt"))
    )


def _by_filling(left: Answer, right: Answer) -> Proposal | None:
    if left.is_open is not right.is_open:
        return Proposal(Side.RIGHT if left.is_open else Side.LEFT, _("Nur hier beantwortet"))
    if left.is_value is not right.is_value:
        return Proposal(Side.LEFT if left.is_value else Side.RIGHT, _("Nur hier mit einer Angabe"))
    return None


def _by_default(field: str, left: Answer, right: Answer) -> Proposal | None:
    """What stands in every new family was answered by nobody."""
    default = DEFAULTS.get(field)
    if default is None or (left.value == default) is (right.value == default):
        return None
    return Proposal(Side.RIGHT if left.value == default else Side.LEFT, _("Nur hier beantwortet"))


def _by_document(left: Answer, right: Answer) -> Proposal | None:
    known = (left.source in DOCUMENTS, right.source in DOCUMENTS)
    if known[0] is not known[1]:
        return Proposal(Side.LEFT if known[0] else Side.RIGHT, _("Aus einem Dokument"))
    own = (left.source is Source.OWN_WORDS, right.source is Source.OWN_WORDS)
    if Source.INTERPRETED in (left.source, right.source) and own[0] is not own[1]:
        return Proposal(Side.LEFT if own[0] else Side.RIGHT, _("In eigenen Worten gesagt"))
    return None


def _by_exactness(left: Answer, right: Answer) -> Proposal | None:
    if not isinstance(left.value, BirthDate) or not isinstance(right.value, BirthDate):
        return None
    doubts = (_doubt(left.value), _doubt(right.value))
    if doubts[0] == doubts[1]:
        return None
    return Proposal(Side.LEFT if doubts[0] < doubts[1] else Side.RIGHT, _("Genauer bekannt"))


def _doubt(birth: BirthDate) -> int:
    order = (DateCertainty.EXACT, DateCertainty.MONTH, DateCertainty.YEAR, DateCertainty.FICTIVE)
    return 3 if birth.may_be_estimated else order.index(birth.certainty)


def _by_fullness(field: str, left: Answer, right: Answer) -> Proposal | None:
    """Of two addresses the one that has more than a town."""
    if field != "street":
        return None
    lines = [str(answer.value).count(",") for answer in (left, right)]
    if lines[0] == lines[1]:
        return None
    return Proposal(Side.LEFT if lines[0] > lines[1] else Side.RIGHT, _("Vollständiger"))


def _by_parts(left: Answer, right: Answer) -> Proposal | None:
    if not isinstance(left.value, tuple) or not isinstance(right.value, tuple):
        return None
    ours, theirs = set(left.value), set(right.value)
    if ours > theirs or ours < theirs:
        return Proposal(Side.LEFT if ours > theirs else Side.RIGHT, _("Enthält auch die andere Angabe"))
    return Proposal(Side.BOTH, _("Beide zusammen")) if ours != theirs else None


def _by_time(field: str, left: Answer, right: Answer) -> Proposal | None:
    if field in EARLIER_COUNTS and isinstance(left.value, date) and isinstance(right.value, date):
        side = Side.LEFT if left.value <= right.value else Side.RIGHT
        return Proposal(side, _("Früher gemeldet: so lange wartet das Kind"))
    if left.changed_at is None or right.changed_at is None or left.changed_at == right.changed_at:
        return None
    side, newest = (Side.LEFT, left) if left.changed_at > right.changed_at else (Side.RIGHT, right)
    assert newest.changed_at is not None  # noqa: S101 - looked at above
    return Proposal(side, _("Neuer: vom {day}").format(day=write_date(german_time(newest.changed_at).date())))
