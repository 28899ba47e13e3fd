"""The window: theme, widgets, shell and the screens."""

from kiberatung.ui.overrides import raise_errors_whole

raise_errors_whole()  # before the first class of a widget
