"""Starting the window: Qt first, everything else when it is needed."""

import sys
from argparse import Namespace

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kiberatung.app import composition, paths
from kiberatung.app.early_unlock import EarlyUnlock
from kiberatung.app.files import store_path
from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.ui.settings.port import Settings
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.fonts import load_fonts


def run_window(args: Namespace, early: EarlyUnlock | None = None) -> int:
    """Returns when the window is closed."""
    app = QApplication(sys.argv[:1])
    kept = SettingsFile(paths.settings_file())
    prepare(app, kept.load())
    program = Program(app, Session(store_path(args), composition.clock(args)), kept)
    program.start(early)
    return int(app.exec())


def prepare(app: QApplication, settings: Settings) -> None:
    """Fonts, style, and the German texts of Qt itself."""
    app.setApplicationName("KIberatung")
    app.setDesktopFileName("kiberatung")
    QLocale.setDefault(QLocale("de_DE"))
    translator = QTranslator(app)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    load_fonts(paths.resources())
    apply_theme(app, settings.scheme, settings.text_scale)
