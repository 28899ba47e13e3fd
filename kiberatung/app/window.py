"""Starting the window: Qt first, everything else when it is needed."""

import sys
from argparse import Namespace

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kiberatung.app import paths
from kiberatung.app.early_unlock import EarlyUnlock
from kiberatung.app.files import store_path
from kiberatung.app.hardening import hide_from_capture, speak_without_values
from kiberatung.app.memory import set_up_memory
from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.app.single_instance import SingleInstance, bring_forward
from kiberatung.basics.clock import FixedClock, SystemClock
from kiberatung.basics.texts import _, install
from kiberatung.ui.settings.port import Settings
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.fonts import load_fonts
from kiberatung.ui.theme.system_look import SystemContrast


def run_window(args: Namespace, early: EarlyUnlock | None = None) -> int:
    """Returns when the window is closed, or at once when another window has the store already."""
    app = QApplication(sys.argv[:1])
    instance = SingleInstance(args.store or str(store_path(args)), parent=app)
    if not instance.claim():
        if early is not None:
            early.unlocker.stop()
        print(_("KIberatung läuft schon mit diesem Bestand. Das Fenster ist nach vorn geholt."))
        return 0
    kept = SettingsFile(paths.settings_file())
    prepare(app, kept.load())
    clock = FixedClock.on(args.now) if args.now else SystemClock()
    program = Program(app, Session(store_path(args), clock, early.unlocker if early else None), kept)
    instance.called_forward.connect(lambda: bring_forward(program.window))
    set_up_memory()
    speak_without_values(program.window.show_fault)
    program.window.first_painted.connect(_set_up_log)
    program.start(early)
    hide_from_capture(int(program.window.winId()))
    return int(app.exec())


def prepare(app: QApplication, settings: Settings) -> None:
    """Fonts, style, the language of the screens and the texts of Qt itself; dates stay as in German papers."""
    install(settings.language, paths.translations())
    app.setApplicationName("KIberatung")
    app.setDesktopFileName("kiberatung")
    QLocale.setDefault(QLocale("de_DE"))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if settings.language == "de" and translator.load("qtbase_de", folder):
        app.installTranslator(translator)
    load_fonts(paths.resources())
    apply_theme(app, settings.scheme, settings.text_scale)
    SystemContrast(app)


def _set_up_log() -> None:
    from kiberatung.app.logs import set_up_log  # noqa: PLC0415 - slow to import, and nothing is logged before

    set_up_log(paths.logs())
