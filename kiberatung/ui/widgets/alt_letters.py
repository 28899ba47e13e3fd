"""Alt letters: each labelled field and each button of a window has one, none has another's."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QAbstractButton, QLabel, QMenuBar, QWidget

from kiberatung.ui.widgets.keyed_button import KeyedButton

_GIVEN = "given_letter"
_LATER = ("tab", "link", "person", "small", "segment")
Lettered = QLabel | QAbstractButton


def give_letters(window: QWidget) -> None:
    """Whoever has a letter of the design keeps it; the rest get the first free one of their words.

    Where all letters of a text are taken it stays without: Tab leads there.
    """
    parts = lettered_parts(window)
    taken = {*_fixed_letters(window)}
    without = []
    for part in sorted(parts, key=lambda part: part.property(_GIVEN) == letter_of(part.text())):
        letter = letter_of(part.text())
        if letter and letter not in taken:
            taken.add(letter)
        else:
            without.append(part)
    for part in sorted(without, key=_comes_later):
        plain = _without_letter(part.text())
        place = next((place for place in _places(plain) if plain[place].lower() not in taken), None)
        if place is None:
            _set_text(part, plain)
            continue
        taken.add(plain[place].lower())
        _set_text(part, f"{plain[:place]}&{plain[place:]}")
        part.setProperty(_GIVEN, plain[place].lower())


def lettered_parts(window: QWidget) -> Sequence[Lettered]:
    """What is shown and can be reached or pressed by a letter; one of several segments under a label needs none."""
    shown = [part for part in window.findChildren(QWidget) if part.window() is window and part.isVisible()]
    labels = [part for part in shown if isinstance(part, QLabel) and _leads_somewhere(part)]
    led_to = {id(made.buddy()) for made in labels}
    buttons = [
        part
        for part in shown
        if isinstance(part, QAbstractButton)
        and part.text()
        and part.isEnabled()
        and not (part.property("segment") and id(part.parentWidget()) in led_to)
    ]
    return [*labels, *buttons]


def letter_of(text: str) -> str:
    """The Alt letter of a text in lower case, or an empty text."""
    rest = text.replace("&&", "")
    at = rest.find("&")
    return rest[at + 1 : at + 2].lower() if at >= 0 else ""


def _fixed_letters(window: QWidget) -> Iterator[str]:
    """Those of the menus, and of keys that a field takes itself."""
    for bar in window.findChildren(QMenuBar):
        if bar.isVisible():
            yield from (letter_of(action.text()) for action in bar.actions())
    for made in window.findChildren(KeyedButton):
        if made.isVisible() and made.keys().startswith("Alt+"):
            yield made.keys()[-1].lower()


def _leads_somewhere(part: QLabel) -> bool:
    buddy = part.buddy()
    return buddy is not None and buddy.isEnabled() and bool(part.text())


def _comes_later(part: Lettered) -> int:
    """Fields and deeds choose before tabs, and these before what is repeated in rows."""
    return next((place for place, kind in enumerate(_LATER, 1) if part.property(kind)), 0)


def _places(text: str) -> Iterator[int]:
    """First the beginnings of the words, then every letter; only those that any keyboard has."""
    usable = [place for place, sign in enumerate(text) if sign.isascii() and sign.isalpha()]
    beginnings = [place for place in usable if place == 0 or not text[place - 1].isalpha()]
    yield from (*beginnings, *usable)


def _without_letter(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&&")


def _set_text(part: Lettered, text: str) -> None:
    if part.text() != text:
        part.setText(text)
