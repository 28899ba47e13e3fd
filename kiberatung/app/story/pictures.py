"""Pictures of every screen, grabbed offscreen from a real window on the story's own store."""

import os
from dataclasses import dataclass
from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.families import FamilyId

TICK_MS = 60
LONGEST_MS = 60_000
SIZE = (1440, 900)


@dataclass(frozen=True, slots=True)
class Shown:
    """Which store is opened, and whose page is shown."""

    store: Path
    passphrase: str
    family_id: FamilyId
    child_id: ChildId


def take_pictures(shown: Shown, folder: Path) -> list[Path]:
    """Opens the window without a display and walks through all screens; gives the files in their order."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the platform must be chosen first

    from kiberatung.app.story.walk import Walk  # noqa: PLC0415
    from kiberatung.app.window import prepare  # noqa: PLC0415

    app = QApplication.instance() or QApplication(["kiberatung"])
    if not isinstance(app, QApplication):
        raise EnvironmentFault(_("In diesem Prozess läuft schon ein anderes Programm."))
    prepare(app)
    walk = Walk(app, shown, folder)
    app.exec()
    walk.finish()
    return walk.files
