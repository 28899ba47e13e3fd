"""What one page of the help says."""

from dataclasses import dataclass

from kiberatung.basics.texts import _


@dataclass(frozen=True, slots=True)
class HelpPage:
    """About a screen, or about a matter that belongs to none. Texts are marked; `keys` are pairs of key and deed."""

    name: str
    title: str
    what: str
    steps: tuple[str, ...]
    hints: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    picture: str = ""
    words: str = ""
    """Further words it is found by."""

    def searched(self) -> str:
        """All its words, for the search."""
        return " ".join(_(text) for text in (self.title, self.words, self.what, *self.steps, *self.hints) if text)
