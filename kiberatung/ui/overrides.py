"""Errors in overrides of Qt's methods reach whoever handles errors; without this some of them end the process.

Up to Python 3.11 an error that a C function raises is a type and a bare text until somebody catches it. Where an
override was called from inside a call to Qt, PySide 6.11 takes that text for the exception (`prependToExceptionMessage`
in its `sbkerrors.cpp`) and reads a wild address: an ordinary `TypeError` while a key is handled takes the window down,
and what was typed with it. Caught and raised again the error is whole, as it always is from Python 3.12 on.
"""

import sys
from collections.abc import Callable
from functools import cache, wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject


def raise_errors_whole() -> None:
    """In every class of Qt's objects that is made from now on."""
    if sys.version_info < (3, 12):
        QObject.__init_subclass__ = classmethod(_wrap_overrides)  # type: ignore[assignment, method-assign]


def _wrap_overrides(made: type[QObject], /, **_options: object) -> None:
    names = {name for base in made.__mro__ if base.__module__.startswith("PySide6.") for name in _overridable(base)}
    for name, value in list(vars(made).items()):
        if name in names and isinstance(value, FunctionType):
            setattr(made, name, _raising_whole(value))


@cache
def _overridable(base: type[QObject]) -> frozenset[str]:
    """All methods but the slots: from those Qt reads off how many values of a signal they take."""
    described = base.__dict__.get("staticMetaObject")
    methods = [described.method(number) for number in range(described.methodCount())] if described is not None else []
    slots = {bytes(one.name()).decode() for one in methods if one.methodType() is QMetaMethod.MethodType.Slot}
    return frozenset(name for name in vars(base) if not name.startswith("_") and name not in slots)


def _raising_whole(override: FunctionType) -> Callable[..., Any]:
    @wraps(override)
    def call(*values: Any, **named: Any) -> Any:
        try:
            return override(*values, **named)
        except BaseException:  # noqa: TRY203 - raised again it is an instance
            raise

    return call
