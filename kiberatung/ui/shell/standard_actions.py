"""The actions that every window of the program has."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QApplication

from kiberatung.basics.texts import _
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import ScreenSpec
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import Scheme

_HELP_KEY = "F1"
TEXT_SCALES = (1.0, 1.15, 1.3, 1.5, 2.0)


class Frame(Protocol):
    """What these actions ask of the window."""

    def navigate(self, screen: str) -> None: ...

    def enter_search(self) -> None: ...

    def toggle_privacy(self) -> None: ...

    def lock(self) -> None: ...

    def show_help(self) -> None: ...

    def close(self) -> bool: ...


def menu_titles() -> list[str]:
    """The menus in their order, with their Alt letters."""
    return [_("&Datei"), _("&Bearbeiten"), _("&Ansicht"), _("&Familie"), _("&Gehe zu"), _("&Hilfe")]


def standard_actions(window: Frame, screens: Sequence[ScreenSpec]) -> list[ActionSpec]:
    """Search, screens, look, privacy, lock, keys, end."""
    return [*_ways(window, screens), *_looks(), *_text_sizes(), *_ends(window)]


def _ways(window: Frame, screens: Sequence[ScreenSpec]) -> list[ActionSpec]:
    menu = _("Gehe zu")
    search = ActionSpec("search", _("&Suche und Befehle"), window.enter_search, menu, "Ctrl+K", "search")
    main = [spec for spec in screens if spec.icon and not spec.lower]
    ways = [_way(window, spec, menu, f"Ctrl+{number}", f"Alt+{number}") for number, spec in enumerate(main, 1)]
    lower = [_way(window, spec, menu, spec.shortcut) for spec in screens if spec.icon and spec.lower]
    return [search, *ways, *lower]


def _way(window: Frame, spec: ScreenSpec, menu: str, *shortcuts: str) -> ActionSpec:
    return ActionSpec(
        f"go_{spec.name}",
        spec.title,
        lambda: window.navigate(spec.name),
        menu,
        shortcuts[0] if shortcuts else "",
        spec.icon,
        more_shortcuts=tuple(shortcuts[1:]),
        group=2 if spec.lower else 1,
    )


def _looks() -> list[ActionSpec]:
    words = {
        Scheme.LIGHT: (_("&Hell"), "sun"),
        Scheme.DARK: (_("&Dunkel"), "moon"),
        Scheme.HIGH_CONTRAST: (_("Hoher &Kontrast"), "contrast"),
    }
    return [
        ActionSpec(
            f"look_{scheme.value}",
            word,
            _look(scheme),
            _("Ansicht"),
            icon=icon,
            checked_when=lambda scheme=scheme: theme.scheme == scheme,  # type: ignore[misc]
            group=1,
            on_the_lock=True,
        )
        for scheme, (word, icon) in words.items()
    ]


def _look(scheme: Scheme) -> Callable[[], None]:
    return lambda: _apply(scheme, theme.text_scale)


def _text_sizes() -> list[ActionSpec]:
    menu = _("Ansicht")
    return [
        ActionSpec("text_larger", _("Text &größer"), lambda: _scale(1), menu, "Ctrl++", group=2, on_the_lock=True),
        ActionSpec("text_smaller", _("Text k&leiner"), lambda: _scale(-1), menu, "Ctrl+-", group=2, on_the_lock=True),
        ActionSpec(
            "text_normal",
            _("Text &normal"),
            lambda: _apply(theme.scheme, 1.0),
            menu,
            "Ctrl+0",
            group=2,
            on_the_lock=True,
        ),
    ]


def _scale(by: int) -> None:
    nearest = min(range(len(TEXT_SCALES)), key=lambda number: abs(TEXT_SCALES[number] - theme.text_scale))
    _apply(theme.scheme, TEXT_SCALES[max(0, min(nearest + by, len(TEXT_SCALES) - 1))])


def _apply(scheme: Scheme, text_scale: float) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, scheme, text_scale)


def _ends(window: Frame) -> list[ActionSpec]:
    view, file, helping = _("Ansicht"), _("Datei"), _("Hilfe")
    keys, about = _("Befehle und &Tasten"), _("&Hilfe zu diesem Feld")
    cover = window.toggle_privacy

    def go_to_keys() -> None:
        window.navigate("shortcuts")

    return [
        ActionSpec("privacy", _("&Sichtschutz"), cover, view, "F12", "eye-off", group=3, on_the_lock=True),
        ActionSpec("help", about, window.show_help, helping, _HELP_KEY, "circle-question-mark", on_the_lock=True),
        ActionSpec("shortcuts", keys, go_to_keys, helping, "Shift+F1", "keyboard"),
        ActionSpec("lock", _("S&perren"), window.lock, file, "Ctrl+L", "lock", group=8, on_the_lock=True),
        ActionSpec("quit", _("&Beenden"), window.close, file, "Ctrl+Q", "log-out", group=9, on_the_lock=True),
    ]
