"""Marked texts: the German source string, or its translation when one is installed."""

import gettext
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_stays_german: ContextVar[bool] = ContextVar("stays_german", default=False)


def install(language: str, folder: Path) -> None:
    """Use `folder/<language>/LC_MESSAGES/ui.mo` from now on; German and unknown languages stay as written."""
    global _catalogue  # noqa: PLW0603 - the one place where the language of the whole program is chosen
    _catalogue = gettext.translation("ui", str(folder), languages=[language], fallback=True)


def catalogue_in_use() -> object:
    """A key for whoever keeps translated sentences: another one after each `install`."""
    return _catalogue


def in_german(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Of what leaves the office in German whatever the language of the screen: letters, forms, files for offices."""

    @wraps(function)
    def run(*arguments: Parameters.args, **named: Parameters.kwargs) -> Result:
        token = _stays_german.set(True)
        try:
            return function(*arguments, **named)
        finally:
            _stays_german.reset(token)

    return run


def _(text: str) -> str:
    return text if _stays_german.get() else _catalogue.gettext(text)


def ngettext_(singular: str, plural: str, count: int) -> str:
    if _stays_german.get():
        return singular if count == 1 else plural
    return _catalogue.ngettext(singular, plural, count)


def N_(text: str) -> str:  # noqa: N802 - the usual name of a marker
    """Marks a text that is kept in a constant; it is translated where it is shown, by `_`."""
    return text


def family_(text: str) -> str:
    """Marks a German text that families read; `family.po` holds it in their languages, never the screen's catalogue."""
    return text
