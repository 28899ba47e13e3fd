"""Where things lie: the only module that knows the three homes of the program and the folders of the account.

Homes: the checkout (folders beside the package), the wheel (`kiberatung/_bundled`) and the frozen program
(`_bundled` below the folder PyInstaller names in `sys._MEIPASS`).
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Catalogues, fonts, icons, letter templates, law."""
    return _home() / "resources"


def translations() -> Path:
    """`<locale>/LC_MESSAGES/*.mo`."""
    return _home() / "translations"


def migrations() -> Path:
    """Alembic's environment with all schema steps."""
    return _home() / "migrations"


def default_store() -> Path:
    """The store of this account when none is named."""
    return _account().user_data_path / "bestand.kib"


def settings_file() -> Path:
    return _account().user_config_path / "settings.json"


def logs() -> Path:
    return _account().user_log_path


def _account() -> "PlatformDirs":
    from platformdirs import PlatformDirs  # noqa: PLC0415 - a seventh of the start-up that most starts do not need

    return PlatformDirs("kiberatung", appauthor=False)


def _home() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(frozen) / _PACKAGE.name if frozen else _PACKAGE
    bundled = package / "_bundled"
    return bundled if bundled.is_dir() else package.parent
