"""Packs what stood on a printed sheet into one text and back, so that the same page can be set again."""

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.services.letters.languages import FamilyLanguage
from kiberatung.services.letters.values import LetterSheet
from kiberatung.services.letters.wording import Wording

_SIGNS_OF_A_VERSION = 8
_LARGEST = 1_000_000
"""Bytes of a sheet once unpacked; the longest letter takes a fiftieth of it."""


def pack_sheet(sheet: LetterSheet) -> str:
    """Equal sheets give equal texts."""
    return b64encode(zlib.compress(sheet_as_json(sheet), 9)).decode("ascii")


def sheet_as_json(sheet: LetterSheet) -> bytes:
    return json.dumps(_plain(sheet), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def sheet_from_json(plain: bytes) -> LetterSheet:
    """Raises `ValueError`, `KeyError` or `TypeError` for anything else than a sheet."""
    sheet: LetterSheet = _value(LetterSheet, json.loads(plain))
    return sheet


def _unpacked(packed: bytes) -> bytes:
    """Raises `ValueError` for more than any sheet holds: nothing unpacks itself without a bound."""
    unpacker = zlib.decompressobj()
    plain = unpacker.decompress(packed, _LARGEST)
    if not unpacker.eof:
        raise ValueError(len(plain))
    return plain


def unpack_sheet(packed: str) -> LetterSheet:
    """Raises `EnvironmentFault` for what no version of the program has packed."""
    try:
        return sheet_from_json(_unpacked(b64decode(packed, validate=True)))
    except (ValueError, KeyError, TypeError, zlib.error) as fault:
        raise EnvironmentFault(
            _("Das aufbewahrte Blatt ist nicht lesbar. Alles andere ist unverändert."),
            _("Prüfen Sie den Bestand unter Einstellungen und nehmen Sie nötigenfalls eine Sicherung."),
        ) from fault


def digest_of(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest() if pdf else ""


def version_of(wording: Wording, language: FamilyLanguage) -> str:
    """A short sign of all texts of a letter in both languages, whoever it is about."""
    both = [(text, found.text if (found := language.find(text)) else "") for text in wording.texts]
    sign = hashlib.sha256(json.dumps(both, ensure_ascii=False).encode()).hexdigest()[:_SIGNS_OF_A_VERSION]
    return f"{sign[:4]}-{sign[4:]}"


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _value(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], one) for name, one in plain.items() if name in hints})
    if isinstance(plain, list):
        return tuple(_value(get_args(kind)[0], one) for one in plain)
    if kind is date:
        return date.fromisoformat(plain)
    return kind(plain)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The kind itself where None is allowed too."""
    hints = get_type_hints(kind)
    return {name: _known(hint) for name, hint in hints.items()}


def _known(hint: Any) -> Any:
    parts = get_args(hint)
    return next(part for part in parts if part is not type(None)) if type(None) in parts else hint
