"""The one table of actions: menus, shortcuts, command palette and the page of keys are built from it."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing a person can do. `text` carries its Alt letter (`&`), `enabled_when` asks rights and state."""

    identifier: str
    text: str
    call: Callable[[], object]
    menu: str = ""
    shortcut: str = ""
    icon: str = ""
    enabled_when: Callable[[], bool] | None = None
    synonyms: tuple[str, ...] = ()
    more_shortcuts: tuple[str, ...] = ()
    group: int = 0  # menu entries of different groups are parted by a line
    checked_when: Callable[[], bool] | None = None

    def is_enabled(self) -> bool:
        return self.enabled_when is None or self.enabled_when()

    def words(self) -> str:
        """The text as a person reads it."""
        return self.text.replace("&", "")


@dataclass(slots=True)
class ActionTable:
    """All actions in the order of their menus; those of the screen in front come and go."""

    permanent: Sequence[ActionSpec]
    of_screen: Sequence[ActionSpec] = field(default_factory=tuple)

    def all(self) -> list[ActionSpec]:
        return [*self.permanent, *self.of_screen]

    def named(self, identifier: str) -> ActionSpec | None:
        return next((spec for spec in self.all() if spec.identifier == identifier), None)

    def found(self, text: str, at_most: int = 8) -> list[ActionSpec]:
        """The permitted actions that `text` means, best first; every word must begin a word of the action."""
        sought = _folded(text).split()
        ranked = [(_rank(sought, spec), place) for place, spec in enumerate(self.all()) if spec.is_enabled()]
        best = sorted(pair for pair in ranked if pair[0] < _NOT_FOUND)[:at_most]
        return [self.all()[place] for _rank_of_it, place in best]

    def conflicts(self) -> list[str]:
        """Shortcuts given twice."""
        keys = [key for spec in self.all() for key in (spec.shortcut, *spec.more_shortcuts) if key]
        return sorted({key for key in keys if keys.count(key) > 1})


_NOT_FOUND = 9


def _rank(sought: Sequence[str], spec: ActionSpec) -> int:
    """0 the text begins so, 1 its words do, 2 a synonym does, 3 somewhere inside, else not found."""
    text = _folded(spec.words())
    if not sought:
        return _NOT_FOUND
    if text.startswith(" ".join(sought)):
        return 0
    if _all_begin(sought, text.split()):
        return 1
    synonyms = _folded(" ".join(spec.synonyms))
    if _all_begin(sought, [*text.split(), *synonyms.split()]):
        return 2
    return 3 if all(word in f"{text} {synonyms}" for word in sought) else _NOT_FOUND


def _all_begin(sought: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in sought)


def _folded(text: str) -> str:
    flat = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return "".join(sign for sign in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(sign))
