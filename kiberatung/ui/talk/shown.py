"""What the screen of the talk shows, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiberatung.domain.answers import Source
from kiberatung.services.letters.values import Bilingual
from kiberatung.services.talk.order import StepState
from kiberatung.services.talk.speaking import Choice


class Origin(StrEnum):
    """Where an answer comes from, as the talk asks for it."""

    INTERPRETED = "interpreted"
    OWN_WORDS = "own_words"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Segment:
    """One question in the bar of progress."""

    state: StepState
    is_current: bool = False
    to_ask_again: bool = False


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A question above or below the current one, with its answer if there is one."""

    number: int
    question: Bilingual
    answer: Bilingual
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """For answers that are typed: `text` as it stands, `said` for the family, `words` to choose from."""

    text: str
    said: str
    placeholder: str
    words: Sequence[str]
    finding: str = ""


@dataclass(frozen=True, slots=True)
class CurrentQuestion:
    """`chosen` is the value of one of the choices, None for none of them."""

    number: int
    question: Bilingual
    choices: tuple[Choice, ...]
    chosen: object
    typed: TypedAnswer | None
    origin: Origin
    note: str
    to_ask_again: bool
    chosen_now: object = None
    """What was chosen in this sitting: the family's window repeats that and nothing older."""


@dataclass(frozen=True, slots=True)
class TalkShown:
    """One step of the talk, whole. `about` names the child, or says that all are meant."""

    title: Bilingual
    about: str
    count: int
    segments: tuple[Segment, ...]
    above: tuple[SaidLine, ...]
    current: CurrentQuestion
    below: SaidLine | None
    interpreter: str
    to_ask_again: str
    apart: Sequence[tuple[object, str]]
    """Children by key and name for whom the answer may be another one; empty where it cannot be."""
    can_go_back: bool


@dataclass(frozen=True, slots=True)
class OpeningShown:
    """Before the first question of the day. `missing_language` is the German name of one without questions."""

    greeting: Bilingual
    promises: tuple[Bilingual, ...]
    confidence: Bilingual
    interpreter: str
    missing_language: str


@dataclass(frozen=True, slots=True)
class EndShown:
    """After the last question; `lines` say what is left."""

    thanks: Bilingual
    lines: Sequence[str]
    can_ask_again: bool
