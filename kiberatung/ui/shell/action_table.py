"""The one table of actions: menus, shortcuts, command palette and the page of keys are built from it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
    on_the_lock: bool = False  # touches no record: its key works while a cover hides them

    def is_enabled(self) -> bool:
        return self.enabled_when is None or self.enabled_when()

    def words(self) -> str:
        """The text as a person reads it."""
        return self.text.replace("&", "")


@dataclass(frozen=True, slots=True)
class FoundAction:
    """`place`: the title of the screen that is opened first, empty for an action that is at hand."""

    spec: ActionSpec
    place: str = ""


@dataclass(slots=True)
class ActionTable:
    """All actions in the order of their menus; those of the screen in front come and go.

    `elsewhere` are the actions of the other screens; `own_keys` what the person has set, an empty text for no key;
    `may` whether the account may do it at all: what it may not is neither shown nor found. `is_covered` says that
    the lock, the choice of a store or the privacy cover is in front.
    """

    permanent: Sequence[ActionSpec]
    of_screen: Sequence[ActionSpec] = field(default_factory=tuple)
    elsewhere: Sequence[FoundAction] = field(default_factory=tuple)
    own_keys: Mapping[str, str] = field(default_factory=dict)
    may: Callable[[str], bool] = lambda _identifier: True
    is_covered: Callable[[], bool] = lambda: False

    def all(self) -> list[ActionSpec]:
        """Those that can be done from where the person is."""
        return [*self.permanent, *self.of_screen]

    def named(self, identifier: str) -> ActionSpec | None:
        return next((spec for spec in self.all() if spec.identifier == identifier), None)

    def is_offered(self, spec: ActionSpec) -> bool:
        return self.may(spec.identifier) and spec.is_enabled() and (spec.on_the_lock or not self.is_covered())

    def keys_of(self, spec: ActionSpec) -> tuple[str, ...]:
        """What the person has set before what the program has; a key of the screen in front is that screen's alone."""
        keys = self.set_keys_of(spec)
        if spec in self.of_screen:
            return keys
        taken = {key for other in self.of_screen for key in self.set_keys_of(other)}
        return tuple(key for key in keys if key not in taken)

    def set_keys_of(self, spec: ActionSpec) -> tuple[str, ...]:
        own = self.own_keys.get(spec.identifier)
        keys = (spec.shortcut, *spec.more_shortcuts) if own is None else (own,)
        return tuple(key for key in keys if key)

    def found(self, text: str, at_most: int = 8) -> list[ActionSpec]:
        """The permitted actions at hand that `text` means, best first."""
        return [found.spec for found in self.found_anywhere(text, at_most) if not found.place]

    def found_anywhere(self, text: str, at_most: int = 8) -> list[FoundAction]:
        """Also those of other screens, by German words, half words, synonyms and in spite of typing errors."""
        from kiberatung.ui.shell.action_words import SYNONYMS  # noqa: PLC0415 - not before something is sought
        from kiberatung.ui.shell.word_match import NOT_FOUND, rank  # noqa: PLC0415 - as above

        offered = list(_without_twins(found for found in self._everywhere() if self.is_offered(found.spec)))
        ranked = [
            (rank(text, found.spec.words(), (*found.spec.synonyms, *SYNONYMS.get(found.spec.identifier, ()))), place)
            for place, found in enumerate(offered)
        ]
        return [offered[place] for points, place in sorted(ranked) if points < NOT_FOUND][:at_most]

    def _everywhere(self) -> list[FoundAction]:
        at_hand = {spec.identifier for spec in self.of_screen}
        others = [found for found in self.elsewhere if found.spec.identifier not in at_hand]
        return [*map(FoundAction, (*self.of_screen, *self.permanent)), *others]

    def conflicts(self) -> list[str]:
        """Keys that would do two things at once."""
        keys = [key for spec in self.all() for key in self.keys_of(spec)]
        return sorted({key for key in keys if keys.count(key) > 1})


def _without_twins(actions: Iterable[FoundAction]) -> Iterable[FoundAction]:
    """„Familie anlegen“ of a list and of the program is one command; that at hand comes first."""
    at_hand: set[str] = set()
    for action in actions:
        words = action.spec.words()
        if words not in at_hand:
            yield action
        if not action.place:
            at_hand.add(words)
