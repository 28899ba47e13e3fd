"""Whether there is a screen to open the window on: without one Qt ends the process with a message for programmers."""

import sys
from collections.abc import Mapping

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault

_DISPLAYS = ("WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY")


def require_display(environment: Mapping[str, str], platform: str = sys.platform) -> None:
    """Raises `EnvironmentFault` on Linux without a screen; whoever names a Qt platform knows what they want."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return
    if not any(environment.get(name) for name in _DISPLAYS):
        raise EnvironmentFault(
            _("Hier ist kein Bildschirm angemeldet, deshalb lässt sich kein Fenster öffnen. Es wurde nichts geändert."),
            _(
                "Starten Sie KIberatung an einem Arbeitsplatz mit grafischer Anmeldung. Ohne Bildschirm gehen die "
                "Befehle; „kiberatung --help“ nennt sie."
            ),
        )
