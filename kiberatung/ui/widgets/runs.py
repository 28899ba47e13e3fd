"""A line of plain text in pieces of different weight and tone: what bold words in a sentence are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

ISOLATE, POP = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Run:
    """`weight` is 400, 500 or 600; `tone` a colour role of the theme; `own_direction` keeps a name in one piece."""

    text: str
    weight: int = 400
    tone: str = "text"
    own_direction: bool = False


def bold(text: str) -> Run:
    return Run(text, 600, own_direction=True)


def original(text: str) -> Run:
    """A name in its own script, after the Latin one."""
    return Run(text, 400, "muted", own_direction=True)


def shown(run: Run) -> str:
    """The text as it is laid out: isolated where its direction must not disturb the neighbours."""
    return f"{ISOLATE}{run.text}{POP}" if run.own_direction and run.text else run.text


def plain(runs: Sequence[Run]) -> str:
    """The same for a screen reader, a tool tip or the clipboard."""
    return "".join(run.text for run in runs)


def sentence(template: str, **named: Run | str) -> tuple[Run, ...]:
    """Cut a translated sentence with `{name}` places into runs, so that word order stays the translator's."""
    pieces: list[Run] = []
    rest = template
    while rest:
        before, mark, after = rest.partition("{")
        if before:
            pieces.append(Run(before))
        if not mark:
            break
        name, _, rest = after.partition("}")
        value = named[name]
        pieces.append(value if isinstance(value, Run) else Run(value))
    return tuple(pieces)
