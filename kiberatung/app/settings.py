"""Settings of this workplace in a JSON file: read whatever is left of it, written whole."""

import json
from pathlib import Path
from typing import Any

from kiberatung.app.files import write_bytes
from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.settings.port import LANGUAGES, LARGEST_SCALE, LOCK_MINUTES, Settings
from kiberatung.ui.theme.tokens import Scheme

VERSION = 1


class SettingsFile:
    """Fulfils `SettingsPort`. What a newer program has added to the file survives a save."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        values = self._values()
        first = Settings()
        return Settings(
            scheme=_scheme(values.get("scheme"), first.scheme),
            text_scale=_scale(values.get("text_scale"), first.text_scale),
            lock_minutes=_minutes(values.get("lock_minutes"), first.lock_minutes),
            language=_language(values.get("language"), first.language),
            second_place=_text(values.get("second_place")),
            keys=_texts(values.get("keys")),
        )

    def save(self, settings: Settings) -> None:
        kept = self._values()
        kept.update(
            version=max(VERSION, kept["version"] if isinstance(kept.get("version"), int) else VERSION),
            scheme=settings.scheme.value,
            text_scale=settings.text_scale,
            lock_minutes=settings.lock_minutes,
            language=settings.language,
            second_place=settings.second_place,
            keys=dict(settings.keys),
        )
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise EnvironmentFault(
                _("Die Einstellungen lassen sich nicht speichern: {reason}.").format(reason=fault.strerror),
                _("Sie gelten bis zum Schließen. Prüfen Sie die Rechte Ihres Ordners."),
            ) from fault
        write_bytes(self._path, (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode())

    def _values(self) -> dict[str, Any]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}


def _scheme(value: object, otherwise: Scheme) -> Scheme:
    return next((scheme for scheme in Scheme if scheme.value == value), otherwise)


def _scale(value: object, otherwise: float) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 1.0 <= value <= LARGEST_SCALE else otherwise  # type: ignore[operator, arg-type]


def _minutes(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and value in LOCK_MINUTES and not isinstance(value, bool) else otherwise


def _language(value: object, otherwise: str) -> str:
    return value if isinstance(value, str) and value in LANGUAGES else otherwise


def _texts(value: object) -> dict[str, str]:
    pairs = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in pairs if isinstance(key, str) and isinstance(text, str)}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
