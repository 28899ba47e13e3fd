"""Starting the window: Qt first, everything else when it is needed."""

import sys
from argparse import Namespace

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kiberatung.app import composition, paths
from kiberatung.app.opening import store_path
from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.fonts import load_fonts


def run_window(args: Namespace) -> int:
    """Returns when the window is closed."""
    app = QApplication(sys.argv[:1])
    prepare(app)
    program = Program(app, Session(store_path(args), composition.clock(args)))
    program.start()
    return int(app.exec())


def prepare(app: QApplication) -> None:
    """Fonts, style, and the German texts of Qt itself."""
    app.setApplicationName("KIberatung")
    app.setDesktopFileName("kiberatung")
    QLocale.setDefault(QLocale("de_DE"))
    translator = QTranslator(app)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    load_fonts(paths.resources())
    apply_theme(app)
