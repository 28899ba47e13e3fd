"""Pictures of every screen, grabbed offscreen from a real window on the story's own store."""

# ruff: noqa: PLC0415 - Qt may only be imported once its platform is chosen

import os
from pathlib import Path

from kiberatung.app.story.shown import Shown
from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault


def take_pictures(shown: Shown, folder: Path) -> list[Path]:
    """Opens the window without a display and walks through all screens; gives the files in their order."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from kiberatung.app.story.walk import Walk
    from kiberatung.app.window import prepare
    from kiberatung.ui.settings.port import Settings

    app = QApplication.instance() or QApplication(["kiberatung"])
    if not isinstance(app, QApplication):
        raise EnvironmentFault(
            _("In diesem Prozess läuft schon ein anderes Programm. Es wurde kein Bild gemacht."),
            _("Rufen Sie die Geschichte in einem eigenen Fenster auf."),
        )
    prepare(app, Settings())
    walk = Walk(app, shown, folder)
    app.exec()
    walk.finish()
    return walk.files
