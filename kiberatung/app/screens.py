"""All screens of the window by name, in the order of the navigation, made when they are first needed."""

# ruff: noqa: PLC0415 - a screen's modules are imported when it is first shown

from collections.abc import Callable

from kiberatung.app import composition
from kiberatung.app.session import Session
from kiberatung.basics.texts import _
from kiberatung.ui.family.tab import FamilyTab, TabContext, TabSpec
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.screen import Screen, ScreenSpec

Make = Callable[[Shell], Screen]
